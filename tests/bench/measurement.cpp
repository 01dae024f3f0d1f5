// SPDX-License-Identifier: Apache-2.0
#include "measurement.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <unistd.h>

namespace {

bool areLimitsKept = true;

QByteArray procFile(qint64 pid, const QByteArray &name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(pid).arg(QLatin1StringView(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

double proportionalMegabytes(qint64 pid, const QByteArray &field)
{
    for (const QByteArray &line : procFile(pid, "smaps_rollup").split('\n')) {
        if (line.startsWith(field))
            return line.mid(field.size()).simplified().split(' ').constFirst().toDouble() / 1024;
    }
    return std::nan("");
}

std::optional<Start> measureStart(const QStringList &command, const QByteArray &awaited)
{
    QProcess process;
    process.setReadChannel(QProcess::StandardError);
    QElapsedTimer timer;
    timer.start();
    process.start(command.constFirst(), command.sliced(1));
    QByteArray seen;
    while (!seen.contains(awaited)) {
        if (!process.waitForReadyRead(10'000)) {
            process.kill();
            process.waitForFinished();
            return {};
        }
        seen += process.readAllStandardError();
    }
    const double milliseconds = double(timer.nsecsElapsed()) / 1e6;
    const qint64 pid = process.processId();
    const Start start{milliseconds, proportionalMegabytes(pid),
                      procFile(pid, "maps").contains("WebEngine")};
    process.kill();
    process.waitForFinished();
    return start;
}

Usage usageOf(qint64 pid)
{
    Usage usage;
    // Fields 14 and 15 of proc(5), counted from behind the name, which may hold anything.
    const QByteArray stat = procFile(pid, "stat");
    const QByteArrayList fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    usage.cpuSeconds = (fields.value(11).toDouble() + fields.value(12).toDouble())
        / double(::sysconf(_SC_CLK_TCK));
    const QByteArray status =
        procFile(pid, QByteArray("task/" + QByteArray::number(pid) + "/status"));
    const QByteArray name = "voluntary_ctxt_switches:";
    for (const QByteArray &line : status.split('\n')) {
        if (line.startsWith(name))
            usage.wakeUps = line.mid(name.size()).trimmed().toDouble();
    }
    return usage;
}

double numberFrom(const QStringList &command)
{
    QProcess process;
    process.start(command.constFirst(), command.sliced(1));
    if (!process.waitForFinished(30'000))
        return std::nan("");
    bool isNumber = false;
    const double number = process.readAllStandardOutput().trimmed().toDouble(&isNumber);
    return isNumber ? number : std::nan("");
}

double runningTime(const QStringList &command)
{
    QProcess process;
    QElapsedTimer timer;
    timer.start();
    process.start(command.constFirst(), command.sliced(1));
    if (!process.waitForFinished(30'000))
        return std::nan("");
    const double milliseconds = double(timer.nsecsElapsed()) / 1e6;
    const bool isDone = process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    return isDone ? milliseconds : std::nan("");
}

double median(QList<double> values)
{
    if (values.isEmpty())
        return std::nan("");
    std::sort(values.begin(), values.end());
    const qsizetype middle = values.size() / 2;
    return values.size() % 2 == 1 ? values.at(middle)
                                  : (values.at(middle - 1) + values.at(middle)) / 2;
}

void expectAtMost(const char *what, double value, double limit)
{
    if (value <= limit)
        return;
    areLimitsKept = false;
    std::fprintf(stderr, "over its limit of %g: %s, %g\n", limit, what, value);
}

int exitCodeOfLimits()
{
    return areLimitsKept ? 0 : 1;
}
