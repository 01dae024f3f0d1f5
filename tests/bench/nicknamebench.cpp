// SPDX-License-Identifier: Apache-2.0
//
// Measures what the directory does with nicknames among a thousand, a million and ten million
// members and prints it as a Markdown table. Run it by ./dev bench nicknames.
//
//   nicknamebench FOLDER          makes the members in FOLDER that are not there yet
//   nicknamebench --made FOLDER   measures only the sizes that are there, and the smallest
//   nicknamebench --memory FOLDER MEMBERS   prints the MiB that a process grows by
#include "measurement.h"
#include "memberfile.h"
#include "subject.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <vector>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace {

constexpr int readingRounds = 2000;
constexpr int writingRounds = 200;
constexpr int warmUpRounds = 20;

struct Size
{
    const char *name;
    qint64 members;
};
constexpr Size sizes[]{{"1 thousand", 1'000}, {"1 million", 1'000'000}, {"10 million", 10'000'000}};

[[noreturn]] void fail(const char *what)
{
    std::fprintf(stderr, "nicknamebench: %s\n", what);
    std::exit(1);
}

using Subjects = std::vector<std::unique_ptr<Subject>>;

/// A NaN is a size that was not measured.
void printRow(const QString &what, const QList<double> &values, const char *format,
              const char *limit)
{
    std::printf("| %s |", qPrintable(what));
    for (const double value : values)
        std::printf(" %s |",
                    std::isnan(value) ? "–" : qPrintable(QString::asprintf(format, value)));
    const double ratio = values.last() / values.first();
    std::printf(" %s | %s |\n",
                std::isnan(ratio) ? "–" : qPrintable(QString::number(ratio, 'f', 2)), limit);
    std::fflush(stdout);
    if (!std::isnan(ratio) && *limit != '\0')
        expectAtMost(qPrintable(what), ratio, std::atof(limit)); // may say more behind the number
}

/// Once for each size in turn: what else the machine does meanwhile meets all alike.
QList<double> measure(const Subjects &subjects, int rounds, double (Subject::*once)())
{
    QList<QList<double>> times(qsizetype(subjects.size()));
    for (int round = -warmUpRounds; round < rounds; ++round) {
        for (size_t i = 0; i < subjects.size(); ++i) {
            if (!subjects[i])
                continue;
            const double time = (subjects[i].get()->*once)();
            if (round >= 0)
                times[qsizetype(i)].append(time);
        }
    }
    QList<double> medians;
    for (const QList<double> &each : times)
        medians.append(median(each));
    return medians;
}

QList<double> ofEach(const Subjects &subjects, const std::function<double(const Subject &)> &value)
{
    QList<double> values;
    for (const auto &subject : subjects)
        values.append(subject ? value(*subject) : std::nan(""));
    return values;
}

void printTimes(const Subjects &subjects)
{
    const auto row = [&](const QString &what, int rounds, double (Subject::*once)(),
                         const char *limit) {
        printRow(what, measure(subjects, rounds, once), "%.0f µs", limit);
    };
    row(u"Is it free: a free nickname"_s, readingRounds, &Subject::checkFree, "1.50");
    row(u"Is it free: a taken one"_s, readingRounds, &Subject::checkTaken, "1.50");
    row(u"Suggestions for a nickname whose numbers are all taken"_s, readingRounds,
        &Subject::suggest, "1.50, and 1 ms");
    row(u"Sign-in of a member"_s, writingRounds, &Subject::signInAgain, "1.50");
    row(u"First sign-in"_s, writingRounds, &Subject::signInFirst, "1.50");
    row(u"For comparison: append a digit until it is free"_s, readingRounds, &Subject::appendDigits,
        "");
    printRow(u"Round trips of that"_s,
             ofEach(subjects, [](const Subject &subject) { return subject.roundTrips(); }), "%.0f",
             "");
}

/// What the questions leave in memory: the pages of the file that SQLite keeps, above all. Without
/// the libraries, whose share depends on who else runs.
double growth(const MemberFile &file)
{
    const double before = proportionalMegabytes(QCoreApplication::applicationPid(), "Pss_Anon:");
    Subject subject(file);
    for (int round = 0; round < readingRounds / 4; ++round) {
        subject.checkFree();
        subject.suggest();
    }
    for (int round = 0; round < warmUpRounds; ++round)
        subject.signInFirst();
    return proportionalMegabytes(QCoreApplication::applicationPid(), "Pss_Anon:") - before;
}

void printSpace(const QString &root, const Subjects &subjects)
{
    constexpr double mebi = 1024 * 1024;
    const auto row = [&](const QString &what, const char *format,
                         const std::function<double(const MemberFile &)> &value) {
        printRow(what, ofEach(subjects, [&](const Subject &each) { return value(each.file()); }),
                 format, "");
    };
    row(u"Size of the file"_s, "%.1f MiB",
        [](const MemberFile &file) { return double(QFileInfo(file.path()).size()) / mebi; });
    row(u"The same for each member"_s, "%.0f bytes", [](const MemberFile &file) {
        return double(QFileInfo(file.path()).size()) / double(file.members());
    });
    row(u"Memory (PSS of the heap) that a process grows by"_s, "%.1f MiB",
        [&root](const MemberFile &file) {
            return numberFrom({QCoreApplication::applicationFilePath(), u"--memory"_s, root,
                               QString::number(file.members())});
        });
}

/// So that nobody waits for the disk because of the file's own making or size.
void settle(const QString &path)
{
    QFile file(path);
    QByteArray block(1024 * 1024, Qt::Uninitialized);
    if (!file.open(QFile::ReadOnly | QFile::Unbuffered))
        fail("a database cannot be read");
    while (file.read(block.data(), block.size()) > 0) {}
#ifdef Q_OS_UNIX
    fsync(file.handle());
#endif
}

Subjects subjectsIn(const QString &root, bool onlyMade)
{
    Subjects subjects;
    for (const Size &size : sizes) {
        const MemberFile file(root, size.members);
        const bool isSmallest = &size == &sizes[0]; // made anew: members come and go in it
        const bool isMade = !isSmallest && file.isMade();
        subjects.emplace_back();
        if (!isMade && onlyMade && !isSmallest) {
            std::fprintf(stderr, "%s members: ./dev bench nicknames makes them\n", size.name);
            continue;
        }
        if (!isMade && !isSmallest)
            std::fprintf(stderr, "Making %s members\n", size.name);
        if (!isMade && !file.make())
            fail("a database cannot be made");
        settle(file.path());
        subjects.back() = std::make_unique<Subject>(file);
    }
    return subjects;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments.at(1) == "--memory"_L1) {
        std::printf("%f\n", growth(MemberFile(arguments.at(2), arguments.at(3).toLongLong())));
        return 0;
    }
    const QString root = arguments.last();
    const Subjects subjects = subjectsIn(root, arguments.contains(u"--made"_s));
    std::printf("| what | %s | %s | %s | ratio | at most |\n|---|---|---|---|---|---|\n",
                sizes[0].name, sizes[1].name, sizes[2].name);
    printSpace(root, subjects);
    printTimes(subjects);
    return exitCodeOfLimits();
}
