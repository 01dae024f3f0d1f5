// SPDX-License-Identifier: Apache-2.0
#include "session/signinflow.h"

#include "kakao/authorizationresponse.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace session {
namespace {

/// Another one for each sign-in: who signs in again never meets what is left of the time before.
QString makeEntry(qint64 kakaoId)
{
    return QString::number(kakaoId) + u'.'
        + QString::fromLatin1(kakao::Secret::random(64).reveal());
}

kakao::Error wrongUser()
{
    return {.code = kakao::ErrorCode::WrongUser,
            .origin = kakao::ErrorOrigin::Api,
            .detail = u"somebody else logged in"_s};
}

} // namespace

SignInFlow::SignInFlow(const Ports &ports, UserAgentRequest agentRequest,
                       EntryUpdate::PlaceOf placeOf, const SignInWish &wish)
    : Reply(kakao::ErrorOrigin::UserAgent), m_ports(ports), m_placeOf(std::move(placeOf)),
      m_expectedKakaoId(wish.kakaoId), m_request(ports.api.config(), wish.authorization),
      m_signInRequest{.user = {}, .language = wish.language}
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
    kakao::runToItsEnd(m_ports.vault.directory->open());
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
        useUser(*user);
    });
}

void SignInFlow::useUser(const kakao::User &user)
{
    Q_EMIT stepDone(SignInStep::UserFetched);
    if (m_expectedKakaoId != 0 && user.id != m_expectedKakaoId) {
        kakao::runToItsEnd(m_ports.api.logOut(m_granted->access));
        return finish(wrongUser());
    }
    m_signInRequest.user = user;
    signInMember();
}

void SignInFlow::signInMember()
{
    m_answer = m_ports.vault.directory->signIn(m_signInRequest);
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
    const qint64 kakaoId = memberSession.member.kakaoId;
    m_signedIn.emplace(SignedIn{
        .memberSession = memberSession,
        .entry = makeEntry(kakaoId),
        .stored = merged({.sessionToken = memberSession.token}, *m_granted, m_ports.clock.now()),
    });
    if (!m_ports.vault.secrets)
        return finish(*m_signedIn);
    m_place = m_placeOf(m_signedIn->entry);
    if (m_place.entryLockFile.isEmpty())
        return announce();
    m_locking.reset(new ProcessLock(m_place.entryLockFile));
    // Nobody else knows the entry yet. A lock that cannot be made must not cost the sign-in.
    m_locking->onFinished(this, [this](const kakao::Result<HeldLock> &) { announce(); });
}

/// An account without an entry would make the next start wait for one, and an entry without an
/// account is a secret left lying about: it is both or neither, also when the program is killed in
/// the middle. What is announced and not added is taken away by the next start.
void SignInFlow::announce()
{
    m_announcing = m_ports.vault.directory->announceEntry(m_signedIn->memberSession.member.kakaoId,
                                                          m_signedIn->entry);
    m_announcing->onFinished(this, [this](const kakao::Result<kakao::Done> &announced) {
        if (!announced)
            return complete(announced.error());
        write();
    });
}

void SignInFlow::write()
{
    m_writing = m_ports.vault.secrets->write(m_place.key, serialize(m_signedIn->stored));
    m_writing->onFinished(this, [this](const kakao::Result<kakao::Done> &written) {
        if (!written)
            return complete(written.error());
        add();
    });
}

void SignInFlow::add()
{
    m_adding = m_ports.vault.directory->addAccount(m_signedIn->memberSession.member.kakaoId,
                                                   m_signedIn->entry);
    m_adding->onFinished(this, [this](const kakao::Result<kakao::Done> &added) {
        if (!added)
            kakao::runToItsEnd(m_ports.vault.secrets->remove(m_place.key));
        complete(added ? std::nullopt : std::optional(added.error()));
    });
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
    m_announcing.reset();
    if (m_writing && !m_adding)
        kakao::runToItsEnd(m_ports.vault.secrets->remove(m_place.key));
    m_writing.reset();
    m_adding.reset();
    m_locking.reset();
}

} // namespace session
