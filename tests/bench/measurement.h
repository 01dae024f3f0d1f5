// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

/// What one start of a program cost, seen from outside.
struct Start
{
    double milliseconds = 0; ///< from the start of the process to the line it was waited for
    double megabytes = 0;    ///< its share of memory (PSS) at that moment
    bool mapsWebEngine = false;
};

/// Starts command, waits for a line of its standard error that contains awaited, measures and ends
/// it. Nothing when the line does not come.
std::optional<Start> measureStart(const QStringList &command, const QByteArray &awaited);

/// The share of memory (PSS) of a process, or a part of it as /proc/PID/smaps_rollup names it; NaN
/// when it is not there.
double proportionalMegabytes(qint64 pid, const QByteArray &field = "Pss:");

/// What a process has used since its start.
struct Usage
{
    double cpuSeconds = 0;
    double wakeUps = 0; ///< of its main thread: how often it slept
};
Usage usageOf(qint64 pid);

/// Runs command and reads the one number it prints; NaN when it prints none.
double numberFrom(const QStringList &command);

/// Milliseconds from the start of command to its end; NaN unless it ends with 0.
double runningTime(const QStringList &command);

double median(QList<double> values);

/// Says on standard error that a limit is not kept, where it is not. No number keeps none.
void expectAtMost(const char *what, double value, double limit);
/// For the end of main(): 1 when expectAtMost() had to say something.
int exitCodeOfLimits();
