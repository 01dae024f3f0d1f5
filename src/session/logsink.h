// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/clock.h"
#include "session/session_export.h"

#include <QStringList>

#include <deque>

namespace session {

/// Stands between Qt's log and where it goes, for as long as it lives: every message is redacted,
/// passed on to the handler that was there before (Qt's own writes to stderr or the journal, in
/// the format of QT_MESSAGE_PATTERN), and the last ones are kept for a report.
///
/// Covered is what goes through qDebug() and its like in this process: ours, Qt's, and what Qt
/// WebEngine says by its categories (`qt.webenginecontext`, `js`). Not covered, and not redacted,
/// is what others write to stderr themselves: Chromium's own log and everything of its child
/// processes, GLib, OpenSSL, a crash. Nor is a message that is logged by a handler while it handles
/// one: Qt writes that straight to stderr, lest it go in circles.
///
/// Threads: messages come from any of them, at the same time; lines() may be called from any. Make
/// and destroy it on the main thread, one at a time: a second one is an error in the program. A
/// message that another thread is in the middle of when it goes is passed on and not kept. A fatal
/// message ends the process as it does without a sink, after it was passed on.
class DAEMUN_SESSION_EXPORT LogSink final
{
public:
    static constexpr std::size_t capacity = 500;      ///< lines are kept
    static constexpr qsizetype maximumLength = 2'000; ///< of a line's text

    /// What of the log goes on to the handler that was there before.
    enum class PassOn {
        Everything,
        Troubles, ///< warnings and worse; debug and info messages are kept for a report alone
    };
    /// clock must outlive it, and is asked from any thread.
    explicit LogSink(const Clock &clock, PassOn passOn = PassOn::Everything);
    ~LogSink();
    Q_DISABLE_COPY_MOVE(LogSink)

    /// The newest last: `2026-01-31T12:00:00.000Z warning daemun.session: …`, each on one line.
    [[nodiscard]] QStringList lines() const;

private:
    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &message);
    void keep(const QString &line);

    const Clock &m_clock;
    const PassOn m_passOn;
    std::deque<QString> m_lines;
};

} // namespace session
