// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/apiclient.h"
#include "kakao/authorizationrequest.h"
#include "session/clock.h"
#include "session/entryupdate.h"
#include "session/memberdirectory.h"
#include "session/secretstore.h"
#include "session/session_export.h"
#include "session/storedsession.h"
#include "session/useragent.h"
#include "session/vault.h"

#include <optional>

namespace session {

/// The steps of one sign-in, in their order; each is announced when it is done.
enum class SignInStep {
    AuthorizationOpened, ///< the user agent was asked to show the page
    RedirectCaught,
    TokensGranted,
    UserFetched,
    MemberSignedIn,
    SessionStored,
};

/// What came of a sign-in.
struct SignedIn
{
    MemberSession memberSession;
    QString entry;        ///< names the session in the secret store, and its account
    StoredSession stored; ///< also when it could not be stored: it then lives in memory
    std::optional<kakao::Error> notStored = {}; ///< why the next start will not know of it
};

/// What is special about one sign-in.
struct SignInWish
{
    kakao::AuthorizationOptions authorization = {};
    /// Nobody else may sign in: WrongUser. 0: anybody may.
    qint64 kakaoId = 0;
    QLocale::Language language = QLocale::English; ///< of nicknames that have to be suggested
};

/// One sign-in from the button to the stored session. Made for one attempt and thrown away with
/// it; dropping or aborting it closes the login window and leaves nothing behind.
class DAEMUN_SESSION_EXPORT SignInFlow final : public kakao::Reply<SignedIn>
{
    Q_OBJECT
public:
    /// What it works with. All of it must outlive the flow.
    struct Ports
    {
        const kakao::ApiClient &api;
        UserAgent &userAgent;
        Vault vault; ///< without a secret store nothing is stored, and no account is added
        const Clock &clock;
    };
    /// agentRequest comes without its URLs: the flow makes the authorization request.
    SignInFlow(const Ports &ports, UserAgentRequest agentRequest, EntryUpdate::PlaceOf placeOf,
               const SignInWish &wish);

    /// The answer to nicknameNeeded(); does nothing unless it is being waited for.
    void chooseNickname(const QString &nickname);

    /// True from the moment the member is signed in: what is left takes milliseconds, and going
    /// back would leave half of it behind.
    [[nodiscard]] bool isPastCancelling() const noexcept;

Q_SIGNALS:
    void stepDone(session::SignInStep step);
    /// A new member whose nickname cannot be had. The flow waits for chooseNickname(), and asks
    /// again if that one cannot be had either.
    void nicknameNeeded(const session::NicknameNeeded &needed);
    /// The directory could not be asked about a chosen nickname. The flow goes on waiting.
    void choiceFailed(const kakao::Error &error);

private:
    void useRedirect(const QUrl &redirect);
    void fetchUser(const kakao::Tokens &tokens);
    void useUser(const kakao::User &user);
    void signInMember();
    void useAnswer(const kakao::Result<SignInAnswer> &answer);
    void store(const MemberSession &memberSession);
    void announce();
    void write();
    void add();
    void complete(std::optional<kakao::Error> notStored);
    void stop() override;

    Ports m_ports;
    EntryUpdate::PlaceOf m_placeOf;
    EntryUpdate::Place m_place; ///< of the entry
    qint64 m_expectedKakaoId;
    kakao::AuthorizationRequest m_request;
    SignInRequest m_signInRequest;
    bool m_isNicknameNeeded = false;
    std::optional<kakao::Tokens> m_granted;
    std::optional<SignedIn> m_signedIn;

    kakao::ReplyPtr<QUrl> m_redirect;
    kakao::ReplyPtr<kakao::Tokens> m_tokens;
    kakao::ReplyPtr<kakao::User> m_user;
    kakao::ReplyPtr<SignInAnswer> m_answer;
    kakao::ReplyPtr<HeldLock> m_locking;
    kakao::ReplyPtr<kakao::Done> m_announcing;
    kakao::ReplyPtr<kakao::Done> m_writing;
    kakao::ReplyPtr<kakao::Done> m_adding;
};

} // namespace session
