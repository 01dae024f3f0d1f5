// SPDX-License-Identifier: Apache-2.0
#include "ctl.h"

#include "support/waituntil.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

Ctl::Ctl(const QStringList &arguments, const QProcessEnvironment &environment, On on) : m_on(on)
{
    m_process.setProcessEnvironment(environment);
    if (on == On::Terminal)
        openTerminal();
    else
        m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.start(QStringLiteral(DAEMUNCTL), arguments);
    m_process.waitForStarted();
}

Ctl::~Ctl()
{
    m_process.kill();
    m_process.waitForFinished();
    if (m_terminal >= 0)
        close(m_terminal);
}

void Ctl::openTerminal()
{
    m_terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    grantpt(m_terminal);
    unlockpt(m_terminal);
    fcntl(m_terminal, F_SETFL, O_NONBLOCK);
    const QByteArray name = ptsname(m_terminal);
    m_process.setChildProcessModifier([name] { // the other end is its terminal
        setsid();
        const int end = open(name.constData(), O_RDWR);
        ioctl(end, TIOCSCTTY, 0);
        for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
            dup2(end, stream);
        close(end);
    });
}

void Ctl::readTerminal()
{
    char buffer[4096];
    for (ssize_t count; (count = ::read(m_terminal, buffer, sizeof buffer)) > 0;)
        m_output.append(buffer, count);
}

void Ctl::read()
{
    if (m_on == On::Terminal) {
        readTerminal();
    } else {
        m_output += m_process.readAllStandardOutput();
        m_errors += m_process.readAllStandardError();
    }
}

bool Ctl::says(const QByteArray &text)
{
    return waitUntil([&] {
        read();
        const QByteArray &said = m_on == On::Terminal ? m_output : m_errors;
        const qsizetype at = said.indexOf(text, m_heard);
        if (at >= 0)
            m_heard = at + text.size();
        return at >= 0;
    });
}

bool Ctl::hasLink()
{
    static const QRegularExpression address(u"^(http://\\S+/oauth/\\S+?)\\r?\\n"_s,
                                            QRegularExpression::MultilineOption);
    return waitUntil([&] {
        read();
        if (m_on == On::Pipes && m_output.contains('\n'))
            m_link = m_output.first(m_output.indexOf('\n'));
        else if (m_on == On::Terminal)
            m_link = address.match(QString::fromUtf8(m_output)).captured(1).toLatin1();
        return !m_link.isEmpty();
    });
}

void Ctl::type(const QByteArray &line)
{
    press(line + '\n');
}

void Ctl::press(const QByteArray &keys)
{
    [[maybe_unused]] const auto written = write(m_terminal, keys.constData(), keys.size());
}

void Ctl::signal(int number)
{
    ::kill(pid_t(m_process.processId()), number);
}

int Ctl::exitCode()
{
    const bool hasEnded = waitUntil([this] {
        read(); // or the terminal would be full
        return m_process.state() == QProcess::NotRunning;
    });
    read();
    if (!hasEnded)
        qInfo("daemunctl did not end");
    else if (m_process.exitStatus() == QProcess::CrashExit)
        qInfo("daemunctl died of signal %d", m_process.exitCode());
    return hasEnded && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

QJsonObject Ctl::json() const
{
    return QJsonDocument::fromJson(m_output.trimmed().split('\n').last()).object();
}

QString Ctl::errorCode() const
{
    return json()[u"error"_s][u"code"_s].toString();
}
