// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QProcess>

/// A daemunctl that runs, as a person or a script runs it. It is killed with the object.
class Ctl final
{
public:
    enum class On {
        Pipes,    ///< standard input is empty
        Terminal, ///< all three streams are one terminal, which echoes what is typed
    };

    Ctl(const QStringList &arguments, const QProcessEnvironment &environment, On on = On::Pipes);
    ~Ctl();
    Q_DISABLE_COPY_MOVE(Ctl)

    /// Whether text comes, after what says() has found before: on standard error, or on the
    /// terminal.
    [[nodiscard]] bool says(const QByteArray &text);
    /// Whether the first line of standard output comes; on a terminal the first line that is an
    /// address.
    [[nodiscard]] bool hasLink();
    [[nodiscard]] QByteArray link() const { return m_link; }
    /// A line, with the Enter key. Only on a terminal.
    void type(const QByteArray &line);
    /// Any keys: "\x03" is Ctrl+C, "\x04" Ctrl+D.
    void press(const QByteArray &keys);
    void signal(int number);

    /// Waits for the end; -1 for one that does not come or is a crash.
    [[nodiscard]] int exitCode();
    /// All that was on standard output; on a terminal everything.
    [[nodiscard]] QByteArray output() const { return m_output; }
    [[nodiscard]] QByteArray errors() const { return m_errors; }
    /// The last line of standard output as JSON.
    [[nodiscard]] QJsonObject json() const;
    /// The name of the error in it.
    [[nodiscard]] QString errorCode() const;
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

private:
    void openTerminal();
    void read();
    void readTerminal();

    QProcess m_process;
    On m_on;
    int m_terminal = -1;
    QByteArray m_output;
    QByteArray m_errors;
    QByteArray m_link;
    qsizetype m_heard = 0;
};
