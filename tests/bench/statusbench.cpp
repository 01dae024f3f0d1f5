// SPDX-License-Identifier: Apache-2.0
//
// Measures `daemunctl status` for the session that bench leaves, and prints a row of a Markdown
// table. Run it by ./dev bench.
#include "measurement.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QStandardPaths>

#include <cmath>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 41;
constexpr double limit = 1.5;

[[noreturn]] void fail(const char *what)
{
    std::fprintf(stderr, "statusbench: %s\n", what);
    std::exit(1);
}

/// Of the one server at which somebody has signed in.
QString databaseFile()
{
    QDirIterator found(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation),
                       {u"members.db"_s}, QDir::Files, QDirIterator::Subdirectories);
    if (!found.hasNext())
        fail("there is no database: run bench first");
    return found.next();
}

double timeOf(const QStringList &command)
{
    const double time = runningTime(command);
    if (std::isnan(time))
        fail("a program failed");
    return time;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(u"daemun"_s);
    const QCoreApplication app(argc, argv);
    const QStringList status{QStringLiteral(DAEMUNCTL), u"status"_s};
    const QStringList bare{QStringLiteral(BARE_CORE), databaseFile()};
    QList<double> ours;
    QList<double> against;
    for (int round = -1; round < rounds; ++round) { // the first one warms up
        const double theirTime = timeOf(bare);
        const double ourTime = timeOf(status);
        if (round < 0)
            continue;
        against << theirTime;
        ours << ourTime;
    }
    std::puts("| what | median | against | ratio | at most |\n|---|---|---|---|---|");
    std::printf("| daemunctl status | %.1f ms | bare QCoreApplication with the same database "
                "%.1f ms | %.2f | %.2f |\n",
                median(ours), median(against), median(ours) / median(against), limit);
    expectAtMost("daemunctl status", median(ours) / median(against), limit);
    return exitCodeOfLimits();
}
