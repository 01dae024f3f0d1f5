// SPDX-License-Identifier: Apache-2.0
#include "session/logsink.h"

#include "session/redaction.h"

#include <atomic>
#include <cstdio>
#include <mutex>
#include <utility>

using namespace Qt::StringLiterals;

namespace session {
namespace {

/// Qt's handler is a plain function, so this is what it can reach. Nothing here is ever destroyed:
/// threads may log until the process ends.
struct Installed
{
    std::mutex mutex; ///< for sink and its lines; nothing that may log is called under it
    LogSink *sink = nullptr;
    std::atomic<QtMessageHandler> earlier = nullptr;
};

Installed &installed()
{
    static auto *const only = new Installed;
    return *only;
}

QLatin1StringView nameOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug"_L1;
    case QtInfoMsg:
        return "info"_L1;
    case QtWarningMsg:
        return "warning"_L1;
    case QtCriticalMsg:
        return "critical"_L1;
    case QtFatalMsg:
        return "fatal"_L1;
    }
    return "unknown"_L1;
}

/// One line, and no more of it than a person reads: a message cannot pretend to be two.
QString oneLine(const QString &text)
{
    QString line = text.left(LogSink::maximumLength);
    const bool wasCut = line.size() < text.size();
    if (wasCut && line.back().isHighSurrogate())
        line.chop(1);
    for (QChar &c : line) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line
            || c.category() == QChar::Separator_Paragraph)
            c = u' ';
    }
    return wasCut ? line + u'…' : line;
}

} // namespace

LogSink::LogSink(const Clock &clock, PassOn passOn) : m_clock(clock), m_passOn(passOn)
{
    Installed &state = installed();
    const LogSink *other = nullptr;
    {
        const std::scoped_lock lock(state.mutex);
        other = std::exchange(state.sink, this);
    }
    Q_ASSERT(!other);
    const QtMessageHandler earlier = qInstallMessageHandler(&LogSink::handle);
    if (earlier != &LogSink::handle) // put back by one that was installed over a sink before this
        state.earlier = earlier;
}

LogSink::~LogSink()
{
    Installed &state = installed();
    const QtMessageHandler current = qInstallMessageHandler(state.earlier);
    // One that was installed over ours passes on to it, and is not ours to take away.
    if (current != &LogSink::handle)
        qInstallMessageHandler(current);
    const std::scoped_lock lock(state.mutex);
    state.sink = nullptr;
}

QStringList LogSink::lines() const
{
    const std::scoped_lock lock(installed().mutex);
    return {m_lines.begin(), m_lines.end()};
}

void LogSink::handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    Installed &state = installed();
    const QString text = redacted(message);
    const QString category = QString::fromUtf8(context.category);
    const QString rest = u" %1 %2: "_s.arg(nameOf(type), category) + oneLine(text);
    bool isForReport = false;
    {
        const std::scoped_lock lock(state.mutex);
        if (state.sink) {
            state.sink->keep(rest);
            isForReport = state.sink->m_passOn == PassOn::Troubles
                && (type == QtDebugMsg || type == QtInfoMsg);
        }
    }
    if (isForReport)
        return;
    if (const QtMessageHandler earlier = state.earlier)
        earlier(type, context, text);
    else // between the installation and the note of what was there
        std::fprintf(stderr, "%s\n", qPrintable(qFormatLogMessage(type, context, text)));
}

void LogSink::keep(const QString &line)
{
    m_lines.push_back(m_clock.now().toUTC().toString(Qt::ISODateWithMs) + line);
    if (m_lines.size() > capacity)
        m_lines.pop_front();
}

} // namespace session
