// SPDX-License-Identifier: Apache-2.0
#include "session/signinflow.h"

#include "kakao/authorizationresponse.h"
#include "session/entryupdate.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace session {
namespace {

/// The default picture is not known as such: it goes with the next news of Kakao.
kakao::User userOf(const kakao::IdToken &idToken)
{
    kakao::User user;
    user.id = idToken.kakaoId;
    user.nickname = idToken.nickname;
    user.pictureUrl = user.thumbnailUrl = idToken.pictureUrl;
    user.email = idToken.email;
    user.emailTrusted = !idToken.email.isEmpty();
    return user;
}

using namespace std::chrono_literals;

/// Somebody is looking at "Reading your profile".
constexpr int triesForUser = 4;
constexpr auto longestWaitForUser = 10s;

/// Of Kakao's own troubles: the code is spent, and a GET may be repeated.
bool isWorthAnotherTry(const kakao::Error &error)
{
    return (error.code == kakao::ErrorCode::ServerFault
            || error.code == kakao::ErrorCode::RateLimited)
        && error.retryAfter <= longestWaitForUser;
}

kakao::Error wrongUser()
{
    return {.code = kakao::ErrorCode::WrongUser,
            .origin = kakao::ErrorOrigin::Api,
            .detail = u"somebody else logged in"_s};
}

} // namespace

SignInFlow::SignInFlow(const Ports &ports, UserAgentRequest agentRequest, const SignInWish &wish)
    : Reply(kakao::ErrorOrigin::UserAgent), m_ports(ports), m_expectedKakaoId(wish.kakaoId),
      m_request(ports.api.config(), wish.authorization),
      m_signInRequest{.user = {}, .language = wish.language}
{
    m_userRetry.setSingleShot(true);
    m_userRetry.callOnTimeout(this, &SignInFlow::fetchUser);
    QMetaObject::invokeMethod(
        this, [this] { Q_EMIT stepDone(SignInStep::AuthorizationOpened); }, Qt::QueuedConnection);
    agentRequest.authorizationUrl = m_request.url();
    agentRequest.redirectUri = m_request.redirectUri();
    m_redirect = m_ports.userAgent.authorize(agentRequest);
    m_redirect->onFinished(this, [this](const kakao::Result<QUrl> &redirect) {
        if (!redirect)
            return finish(redirect.error());
        useRedirect(*redirect);
    });
    // While the person is typing there is time for what will be needed afterwards.
    m_ports.api.connectAhead();
    m_ports.api.fetchKeysAhead();
    kakao::runToItsEnd(m_ports.directory.open());
}

void SignInFlow::useRedirect(const QUrl &redirect)
{
    Q_EMIT stepDone(SignInStep::RedirectCaught);
    const auto code = kakao::parseAuthorizationResponse(redirect, m_request);
    if (!code)
        return finish(code.error());
    m_tokens = m_ports.api.exchange(*code, m_request.codeVerifier());
    m_tokens->onFinished(this, [this](const kakao::Result<kakao::Tokens> &tokens) {
        if (!tokens)
            return finish(tokens.error());
        useTokens(*tokens);
    });
}

/// The access token is not used before the id_token that came with it has been looked at.
void SignInFlow::useTokens(const kakao::Tokens &tokens)
{
    Q_EMIT stepDone(SignInStep::TokensGranted);
    m_granted = tokens;
    if (tokens.id.isEmpty()) // OpenID Connect is off in Kakao's console
        return fetchUser();
    kakao::IdTokenExpectations expected;
    expected.nonce = m_request.nonce();
    expected.kakaoId = m_expectedKakaoId;
    expected.now = m_ports.clock.now();
    expected.accessToken = tokens.access;
    m_idToken = m_ports.api.verifyIdToken(tokens.id, expected);
    m_idToken->onFinished(
        this, [this](const kakao::Result<kakao::IdToken> &idToken) { useIdToken(idToken); });
}

void SignInFlow::useIdToken(const kakao::Result<kakao::IdToken> &idToken)
{
    if (idToken) {
        Q_EMIT stepDone(SignInStep::IdTokenVerified);
        m_signInRequest.isPartial = true;
        return useUser(userOf(*idToken));
    }
    switch (idToken.error().code) {
    case kakao::ErrorCode::WrongUser:
        return refuseUser(idToken.error());
    case kakao::ErrorCode::IdTokenInvalid:
    case kakao::ErrorCode::ClockSuspected:
        return finish(idToken.error());
    default: // Kakao's keys could not be had, and nothing is known of the token: kapi can tell
        return fetchUser();
    }
}

void SignInFlow::fetchUser()
{
    m_signInRequest.isPartial = false;
    ++m_userTries;
    m_user = m_ports.api.fetchUser(m_granted->access);
    m_user->onFinished(this, [this](const kakao::Result<kakao::User> &user) {
        if (!user && m_userTries < triesForUser && isWorthAnotherTry(user.error()))
            return m_userRetry.start(m_userBackoff.next(user.error().retryAfter));
        if (!user)
            return refuseUser(user.error());
        Q_EMIT stepDone(SignInStep::UserFetched);
        if (m_expectedKakaoId != 0 && user->id != m_expectedKakaoId)
            return refuseUser(wrongUser());
        useUser(*user);
    });
}

/// Nobody will use the tokens.
void SignInFlow::refuseUser(const kakao::Error &error)
{
    kakao::runToItsEnd(m_ports.api.logOut(m_granted->access));
    finish(error);
}

void SignInFlow::useUser(const kakao::User &user)
{
    m_signInRequest.user = user;
    signInMember();
}

void SignInFlow::signInMember()
{
    m_answer = m_ports.directory.signIn(m_signInRequest);
    m_answer->onFinished(this,
                         [this](const kakao::Result<SignInAnswer> &answer) { useAnswer(answer); });
}

void SignInFlow::useAnswer(const kakao::Result<SignInAnswer> &answer)
{
    const bool wasChosen = !m_signInRequest.nickname.isEmpty();
    if (!answer && !wasChosen)
        return finish(answer.error());
    if (!answer) { // a lock or a full disk must not cost the person the whole sign-in
        m_isNicknameNeeded = true;
        Q_EMIT choiceFailed(answer.error());
    } else if (const auto *needed = std::get_if<NicknameNeeded>(&*answer)) {
        if (m_signInRequest.isPartial && needed->refused.verdict == NicknameVerdict::Missing)
            return fetchUser(); // which may know what need not be asked
        m_isNicknameNeeded = true;
        Q_EMIT nicknameNeeded(*needed);
    } else {
        complete(std::get<MemberSession>(*answer));
    }
}

bool SignInFlow::isPastCancelling() const noexcept
{
    const bool isAnswered = m_answer && m_answer->isFinished() && m_answer->result();
    return isAnswered && std::holds_alternative<MemberSession>(*m_answer->result());
}

void SignInFlow::chooseNickname(const QString &nickname)
{
    if (!std::exchange(m_isNicknameNeeded, false))
        return;
    m_signInRequest.nickname = nickname;
    signInMember();
}

void SignInFlow::complete(const MemberSession &memberSession)
{
    Q_EMIT stepDone(SignInStep::MemberSignedIn);
    finish(SignedIn{
        .memberSession = memberSession,
        .stored = merged({.sessionToken = memberSession.token}, *m_granted, m_ports.clock.now()),
        .isByIdToken = m_signInRequest.isPartial,
    });
}

void SignInFlow::stop()
{
    m_redirect.reset();
    m_tokens.reset();
    m_idToken.reset();
    m_userRetry.stop();
    m_user.reset();
    m_answer.reset();
}

} // namespace session
