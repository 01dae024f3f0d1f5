// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>

/// A sessionchild that runs. It is killed with the object, and told to go on if it was stopped.
class ChildProcess final
{
public:
    /// killAt: the step at which it is to die; 0: none.
    ChildProcess(const QStringList &arguments, int killAt);
    ~ChildProcess();

    void send(const QString &command);
    /// The rest of the next line that begins with prefix; `nothing` when the child ended or has
    /// not said so for a while.
    [[nodiscard]] QString answer(const QString &prefix, int patience = 30'000);
    /// Whether such a line comes.
    [[nodiscard]] bool says(const QString &prefix, int patience = 30'000);
    /// Sends a command and waits for its end.
    [[nodiscard]] bool carryOut(const QString &command);

    /// Waits for its end. True when it was killed.
    [[nodiscard]] bool wasKilled();
    [[nodiscard]] bool quit();
    [[nodiscard]] bool stop(); ///< as with Ctrl+Z
    [[nodiscard]] bool resume();
    [[nodiscard]] bool kill();

    /// All that it has said.
    [[nodiscard]] const QStringList &lines() const noexcept { return m_lines; }
    /// What follows on text in the last line that has it.
    [[nodiscard]] QString last(const QString &text) const;

private:
    void read();
    [[nodiscard]] std::optional<QString> next(const QString &prefix, int patience);

    QProcess m_process;
    QStringList m_lines;
    qsizetype m_heard = 0; ///< so many of them have been looked at
};
