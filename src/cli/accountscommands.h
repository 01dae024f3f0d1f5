// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.h"

namespace cli {

/// `status`: who is signed in, as the database knows it. Neither the keychain nor Kakao is asked,
/// so that it is fit for a shell's prompt.
class StatusCommand final : public Command
{
    Q_OBJECT
public:
    using Command::Command;
    void start() override;

private:
    void report(const QList<session::Account> &accounts);
};

/// `accounts`: everybody, as the database knows them.
class AccountsCommand final : public Command
{
    Q_OBJECT
public:
    using Command::Command;
    void start() override;

private:
    [[nodiscard]] QStringList table(const QList<session::Account> &accounts) const;
};

/// `switch ID|NICKNAME`: makes another account the current one, here and for the application's
/// next start.
class SwitchCommand final : public Command
{
    Q_OBJECT
public:
    SwitchCommand(const Scene &scene, QString wanted);
    void start() override;

private:
    void switchTo(const QList<session::Account> &accounts);
    void report(session::Account account);

    QString m_wanted;
    kakao::ReplyPtr<kakao::Done> m_switching;
};

} // namespace cli
