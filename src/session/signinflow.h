// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/apiclient.h"
#include "kakao/authorizationrequest.h"
#include "session/backoff.h"
#include "session/clock.h"
#include "session/memberdirectory.h"
#include "session/secretstore.h"
#include "session/session_export.h"
#include "session/storedsession.h"
#include "session/useragent.h"

#include <QTimer>

#include <optional>

namespace session {

/// The steps of one sign-in, in their order; each is announced when it is done.
enum class SignInStep {
    AuthorizationOpened, ///< the user agent was asked to show the page
    RedirectCaught,
    TokensGranted,
    IdTokenVerified, ///< or else UserFetched
    UserFetched,
    MemberSignedIn,
    SessionStored, ///< told by the session: the person need not wait for it
};

/// What came of a sign-in.
struct SignedIn
{
    MemberSession memberSession; ///< by the directory
    StoredSession stored;        ///< not in any store yet
    /// By a verified id_token: Kakao has still to be asked for the rest, and whether it agrees.
    bool isByIdToken = false;
};

/// What is special about one sign-in.
struct SignInWish
{
    kakao::AuthorizationOptions authorization = {}; ///< what the login page is asked for
    /// Nobody else may sign in: WrongUser. 0: anybody may.
    qint64 kakaoId = 0;
    QLocale::Language language = QLocale::English; ///< of nicknames that have to be suggested
};

/// One sign-in from the button to the member who is signed in. Made for one attempt and thrown away
/// with it; dropping or aborting it closes the login window and leaves nothing behind.
class DAEMUN_SESSION_EXPORT SignInFlow final : public kakao::Reply<SignedIn>
{
    Q_OBJECT
public:
    /// What it works with. All of it must outlive the flow.
    struct Ports
    {
        const kakao::ApiClient &api; ///< of the application that is signed in to
        UserAgent &userAgent;        ///< shows the login
        MemberDirectory &directory;  ///< knows whether it is a member
        const Clock &clock;          ///< for the lives of tokens
    };
    /// agentRequest comes without its URLs: the flow makes the authorization request.
    SignInFlow(const Ports &ports, UserAgentRequest agentRequest, const SignInWish &wish);

    /// The answer to nicknameNeeded(); does nothing unless it is being waited for.
    void chooseNickname(const QString &nickname);

    /// True from the moment the member is signed in, which is told with the next turn of the event
    /// loop: going back would leave half of it behind.
    [[nodiscard]] bool isPastCancelling() const noexcept;

Q_SIGNALS:
    /// In their order, each once.
    void stepDone(session::SignInStep step);
    /// A new member whose nickname cannot be had. The flow waits for chooseNickname(), and asks
    /// again if that one cannot be had either.
    void nicknameNeeded(const session::NicknameNeeded &needed);
    /// The directory could not be asked about a chosen nickname. The flow goes on waiting.
    void choiceFailed(const kakao::Error &error);

private:
    void useRedirect(const QUrl &redirect);
    void useTokens(const kakao::Tokens &tokens);
    void useIdToken(const kakao::Result<kakao::IdToken> &idToken);
    void fetchUser();
    void useUser(const kakao::User &user);
    void refuseUser(const kakao::Error &error);
    void signInMember();
    void useAnswer(const kakao::Result<SignInAnswer> &answer);
    void complete(const MemberSession &memberSession);
    void stop() override;

    Ports m_ports;
    qint64 m_expectedKakaoId;
    kakao::AuthorizationRequest m_request;
    SignInRequest m_signInRequest;
    bool m_isNicknameNeeded = false;
    std::optional<kakao::Tokens> m_granted;

    kakao::ReplyPtr<QUrl> m_redirect;
    kakao::ReplyPtr<kakao::Tokens> m_tokens;
    kakao::ReplyPtr<kakao::IdToken> m_idToken;
    kakao::ReplyPtr<kakao::User> m_user;
    int m_userTries = 0;
    QTimer m_userRetry;
    Backoff m_userBackoff{std::chrono::milliseconds(250), std::chrono::seconds(2)};
    kakao::ReplyPtr<SignInAnswer> m_answer;
};

} // namespace session
