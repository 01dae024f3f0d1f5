// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/nicknameprompt.h"
#include "cli/sessioncommand.h"

#include <QTimer>

namespace cli {

/// `token`: the only command that prints one.
class TokenCommand final : public SessionCommand
{
    Q_OBJECT
public:
    enum class Kind { Session, Kakao };

    TokenCommand(const Scene &scene, Kind kind);
    void start() override;

private:
    void fetchKakaos();
    void print(const kakao::Secret &token);

    Kind m_kind;
    kakao::ReplyPtr<kakao::Secret> m_token;
};

/// `refresh`: asks Kakao who it is, with a token that is refreshed if need be.
class RefreshCommand final : public SessionCommand
{
    Q_OBJECT
public:
    explicit RefreshCommand(const Scene &scene);
    void start() override;

private:
    void freshen();
    void useState(session::SessionState state);
    void report();

    QTimer m_patience;
};

/// `nickname [NEW]`: tells the nickname, from the database alone, or changes it.
class NicknameCommand final : public SessionCommand
{
    Q_OBJECT
public:
    NicknameCommand(const Scene &scene, QString wanted);
    void start() override;

private:
    void tell(const QList<session::Account> &accounts);
    void rename();
    void useNeeded(const session::NicknameNeeded &needed);

    QString m_wanted;
    NicknamePrompt m_prompt;
};

} // namespace cli
