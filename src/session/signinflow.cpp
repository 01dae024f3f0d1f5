// SPDX-License-Identifier: Apache-2.0
#include "session/signinflow.h"

#include "kakao/authorizationresponse.h"

#include <utility>

namespace session {
namespace {

QDateTime expiry(const QDateTime &now, std::chrono::seconds life)
{
    return life.count() > 0 ? now.addSecs(life.count()) : QDateTime();
}

} // namespace

SignInFlow::SignInFlow(const Ports &ports, UserAgentRequest agentRequest, QString server,
                       QLocale::Language language, const kakao::AuthorizationOptions &options)
    : Reply(kakao::ErrorOrigin::UserAgent), m_ports(ports), m_server(std::move(server)),
      m_request(ports.api.config(), options), m_signInRequest{.user = {}, .language = language}
{
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
    kakao::runToItsEnd(m_ports.directory.open());
    m_reading = m_ports.directory.storedSession();
    m_reading->onFinished(
        this, [this](const kakao::Result<qint64> &mark) { m_markBefore = mark ? *mark : 0; });
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
        fetchUser(*tokens);
    });
}

void SignInFlow::fetchUser(const kakao::Tokens &tokens)
{
    Q_EMIT stepDone(SignInStep::TokensGranted);
    m_granted = tokens;
    m_user = m_ports.api.fetchUser(tokens.access);
    m_user->onFinished(this, [this](const kakao::Result<kakao::User> &user) {
        if (!user)
            return finish(user.error());
        Q_EMIT stepDone(SignInStep::UserFetched);
        m_signInRequest.user = *user;
        signInMember();
    });
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
        m_isNicknameNeeded = true;
        Q_EMIT nicknameNeeded(*needed);
    } else {
        store(std::get<MemberSession>(*answer));
    }
}

bool SignInFlow::isPastCancelling() const noexcept
{
    const bool isAnswered = m_answer && m_answer->isFinished() && m_answer->result();
    return m_signedIn || (isAnswered && std::holds_alternative<MemberSession>(*m_answer->result()));
}

void SignInFlow::chooseNickname(const QString &nickname)
{
    if (!std::exchange(m_isNicknameNeeded, false))
        return;
    m_signInRequest.nickname = nickname;
    signInMember();
}

void SignInFlow::store(const MemberSession &memberSession)
{
    Q_EMIT stepDone(SignInStep::MemberSignedIn);
    const QDateTime now = m_ports.clock.now();
    m_signedIn.emplace(SignedIn{
        .memberSession = memberSession,
        .stored = {.sessionToken = memberSession.token,
                   .accessToken = m_granted->access,
                   .refreshToken = m_granted->refresh,
                   .accessExpiresAt = expiry(now, m_granted->accessLife),
                   .refreshExpiresAt = expiry(now, m_granted->refreshLife),
                   .scopes = m_granted->scopes},
        .notStored = {},
    });
    // Side by side: each waits for the disk, and neither needs the other.
    m_writing = m_ports.secrets.write(key(), serialize(m_signedIn->stored));
    m_marking = m_ports.directory.markStoredSession(memberSession.member.kakaoId);
    m_writing->onFinished(this, [this](const kakao::Result<kakao::Done> &) { settle(); });
    m_marking->onFinished(this, [this](const kakao::Result<kakao::Done> &) { settle(); });
}

/// A mark without an entry would make the next start wait for one, and an entry without a mark is a
/// secret left lying about: it is both or neither.
void SignInFlow::settle()
{
    if (!m_writing->isFinished() || !m_marking->isFinished() || isFinished())
        return;
    const auto &written = m_writing->result();
    const auto &marked = m_marking->result();
    if (written && marked)
        return complete({});
    if (written)
        kakao::runToItsEnd(m_ports.secrets.remove(key()));
    if (marked)
        kakao::runToItsEnd(m_ports.directory.markStoredSession(m_markBefore));
    complete(written ? marked.error() : written.error());
}

void SignInFlow::complete(std::optional<kakao::Error> notStored)
{
    m_signedIn->notStored = std::move(notStored);
    if (!m_signedIn->notStored)
        Q_EMIT stepDone(SignInStep::SessionStored);
    finish(*m_signedIn);
}

void SignInFlow::stop()
{
    m_redirect.reset();
    m_tokens.reset();
    m_user.reset();
    m_answer.reset();
    if (m_signedIn) {
        kakao::runToItsEnd(m_ports.secrets.remove(key()));
        kakao::runToItsEnd(m_ports.directory.markStoredSession(m_markBefore));
    }
    m_writing.reset();
    m_marking.reset();
}

QString SignInFlow::key() const
{
    return secretKey(m_server, QString::number(m_signedIn->memberSession.member.kakaoId));
}

} // namespace session
