// SPDX-License-Identifier: Apache-2.0
#include "childprocess.h"

#include <QDeadlineTimer>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

constexpr int endPatience = 30'000;

} // namespace

ChildProcess::ChildProcess(const QStringList &arguments, int killAt)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (killAt > 0)
        environment.insert(u"DAEMUN_KILL_AT"_s, QString::number(killAt));
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(SESSION_CHILD), arguments);
}

ChildProcess::~ChildProcess()
{
    if (m_process.state() != QProcess::NotRunning && !kill())
        qWarning("a child did not end");
}

void ChildProcess::send(const QString &command)
{
    m_process.write(command.toUtf8() + '\n');
    m_process.waitForBytesWritten();
}

void ChildProcess::read()
{
    while (m_process.canReadLine())
        m_lines.append(QString::fromUtf8(m_process.readLine()).trimmed());
}

QString ChildProcess::answer(const QString &prefix, int patience)
{
    return next(prefix, patience).value_or(u"nothing"_s);
}

bool ChildProcess::says(const QString &prefix, int patience)
{
    return next(prefix, patience).has_value();
}

std::optional<QString> ChildProcess::next(const QString &prefix, int patience)
{
    const QDeadlineTimer deadline(patience);
    for (;;) {
        read();
        while (m_heard < m_lines.size()) {
            const QString &line = m_lines.at(m_heard++);
            if (line.startsWith(prefix))
                return line.sliced(prefix.size()).trimmed();
        }
        if (m_process.state() == QProcess::NotRunning || deadline.hasExpired())
            return std::nullopt;
        m_process.waitForReadyRead(int(deadline.remainingTime()));
    }
}

bool ChildProcess::carryOut(const QString &command)
{
    send(command);
    return says(u"done "_s + command.section(u' ', 0, 0));
}

bool ChildProcess::wasKilled()
{
    const bool ended =
        m_process.state() == QProcess::NotRunning || m_process.waitForFinished(endPatience);
    read();
    return ended && m_process.exitStatus() == QProcess::CrashExit;
}

bool ChildProcess::quit()
{
    m_process.closeWriteChannel();
    return !wasKilled() && m_process.state() == QProcess::NotRunning && m_process.exitCode() == 0;
}

bool ChildProcess::stop()
{
    return ::kill(pid_t(m_process.processId()), SIGSTOP) == 0;
}

bool ChildProcess::resume()
{
    return ::kill(pid_t(m_process.processId()), SIGCONT) == 0;
}

bool ChildProcess::kill()
{
    m_process.kill();
    return m_process.state() == QProcess::NotRunning || m_process.waitForFinished(endPatience);
}

QString ChildProcess::last(const QString &text) const
{
    const QStringList found = m_lines.filter(text);
    return found.isEmpty() ? QString() : found.last().section(text, 1).trimmed();
}
