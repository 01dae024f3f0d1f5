// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/servercommand.h"
#include "session/session.h"

namespace cli {

/// A command that works with the session of the current account.
class SessionCommand : public ServerCommand
{
    Q_OBJECT
public:
    explicit SessionCommand(const Scene &scene);
    ~SessionCommand() override;

    void settle() override;

protected:
    [[nodiscard]] session::Session &session() noexcept { return *m_session; }
    /// Which user agent the session gets; without one nobody can be asked to log in.
    [[nodiscard]] virtual kakao::Result<session::UserAgent *> userAgent();

    /// Restores the session and calls use() when somebody is signed in, with or without the
    /// network. Everything else fails: nobody is, the session has ended, the keychain.
    void restore(std::function<void()> use);
    /// Calls useEnded() for a session that Kakao has ended, instead of failing.
    void restore(std::function<void()> use, std::function<void()> useEnded);
    void failEnded();

    /// The current account, with what is known of its member now.
    [[nodiscard]] session::Account account() const;

private:
    void useState(session::SessionState state);

    std::unique_ptr<session::Session> m_session;
    std::function<void()> m_use;
    std::function<void()> m_useEnded;
};

} // namespace cli
