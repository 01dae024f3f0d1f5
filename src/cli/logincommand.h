// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/nicknameprompt.h"
#include "cli/sessioncommand.h"
#include "cli/terminalagent.h"

#include <QTimer>

namespace cli {

/// `login`: signs somebody in by way of a browser, and makes them the current account.
class LoginCommand final : public SessionCommand
{
    Q_OBJECT
public:
    struct Wish
    {
        TerminalAgent::Opening opening = TerminalAgent::Opening::Browser;
        QString nickname = {}; ///< where the Kakao nickname cannot be had
    };
    LoginCommand(const Scene &scene, Wish wish);

    void start() override;
    void interrupt() override;

private:
    [[nodiscard]] program::ErrorText describe(const kakao::Error &error) const override;
    [[nodiscard]] kakao::Result<session::UserAgent *> userAgent() override { return &m_agent; }
    void lookForKeychain(const QList<session::Account> &accounts);
    void signIn(bool isAnother);
    void useState(session::SessionState state);
    void useNicknameNeeded(const session::NicknameNeeded &needed);
    void useStep(session::SignInStep step);
    void endUndone();
    void useConfirmed();
    void useFailed(const kakao::Error &error);
    void endWhenDone();
    void report(const session::Account &signedIn);
    void endUnstored(const kakao::Error &error);
    void giveUp(std::function<void()> say);

    Wish m_wish;
    TerminalAgent m_agent;
    NicknamePrompt m_prompt;
    kakao::ReplyPtr<kakao::Secret> m_probe;
    std::function<void()> m_say;  ///< instead of "cancelled", once the session is back
    bool m_isUnconfirmed = false; ///< signed in by an id_token; Kakao is being asked who it is
    bool m_isUndone = false;      ///< Kakao named somebody else, or another process signed them out
    session::Account m_signedIn;
    QTimer m_patience;
};

} // namespace cli
