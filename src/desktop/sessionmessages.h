// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/messagebar.h"
#include "session/session.h"

#include <functional>
#include <optional>

namespace desktop {

class SessionPages;

/// Tells over the pages what went wrong, and does the next step that a person chooses.
class SessionMessages final : public QObject
{
    Q_OBJECT
public:
    /// session must outlive it; pages own it.
    SessionMessages(session::Session &session, SessionPages &pages);

    void showError(const kakao::Error &error);
    void show(const Message &message);
    /// False when there was none.
    bool dismiss();
    /// Begins a sign-in, and remembers how: an error's button begins it again.
    void tryNow(std::function<void()> signIn);

Q_SIGNALS:
    /// The next login is wanted in the browser; it begins afterwards.
    void browserLoginRequested();
    void consoleRequested();

private:
    void noteStep(session::SignInStep step);
    void showDetails(const QDateTime &at);
    void takeNextStep(program::NextStep step);
    void repeat();

    session::Session &m_session;
    SessionPages &m_pages;
    MessageBar *m_bar = nullptr;                   ///< made with the first message
    std::function<void()> m_lastSignIn;            ///< until it has come to its end
    std::optional<session::SignInStep> m_lastStep; ///< of the sign-in that was last
    std::optional<kakao::Error> m_told;
};

} // namespace desktop
