// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/authorizedcall.h"
#include "session/memberdirectory.h"
#include "session/session_export.h"
#include "session/surroundings.h"

#include <QTimer>

namespace session {

/// Keeps what is known of a member up to date with Kakao, in the background: soon after a start,
/// every few hours, and when the surroundings change. After a failure it tries again, later each
/// time; after a definite refusal it does not.
class DAEMUN_SESSION_EXPORT Freshener final : public QObject
{
    Q_OBJECT
public:
    struct Whom
    {
        qint64 kakaoId;                                ///< who Kakao has to answer for
        QLocale::Language language = QLocale::English; ///< of a nickname that has to be found
    };
    /// All of it must outlive the freshener.
    Freshener(TokenKeeper &keeper, MemberDirectory &directory, const Surroundings &surroundings,
              const Whom &whom);

    /// Once, after delay, and then by itself.
    void start(std::chrono::milliseconds delay);
    void freshenNow();

Q_SIGNALS:
    /// The member as Kakao has them now, and a session token that is good from now on.
    void freshened(const session::MemberSession &memberSession);
    /// WrongUser: the tokens are somebody else's.
    void failed(const kakao::Error &error);

private:
    void run();
    void useUser(const kakao::Result<kakao::User> &user);
    void useFreshened(const kakao::Result<MemberSession> &freshened);
    void signInAnew();
    void succeed(const MemberSession &memberSession);
    void fail(const kakao::Error &error);
    void hurry();

    TokenKeeper &m_keeper;
    MemberDirectory &m_directory;
    qint64 m_kakaoId;
    QTimer m_timer;
    Backoff m_backoff{std::chrono::seconds(5), std::chrono::minutes(15)};
    SignInRequest m_request;
    kakao::ReplyPtr<kakao::User> m_user;
    kakao::ReplyPtr<MemberSession> m_freshened;
    kakao::ReplyPtr<SignInAnswer> m_signedIn;
    bool m_isRunning = false;
    bool m_isToldToWait = false; ///< by Kakao, for what the timer has left
};

/// No later try can help: Kakao's refusal, or another Kakao user.
[[nodiscard]] bool endsForGood(const kakao::Error &error);

} // namespace session
