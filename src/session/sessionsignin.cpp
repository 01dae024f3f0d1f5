// SPDX-License-Identifier: Apache-2.0
//
// How a session begins: signing in, and asking for more consents.
#include "session/session.h"

#include <QElapsedTimer>
#include <QLoggingCategory>

#include <tuple>

using namespace Qt::StringLiterals;

namespace session {
namespace {

Q_LOGGING_CATEGORY(logSignIn, "daemun.signin", QtWarningMsg)

/// After a sign-in all is fresh.
constexpr auto freshFor = std::chrono::hours(6);

const char *name(SignInStep step)
{
    switch (step) {
    case SignInStep::AuthorizationOpened:
        return "authorization opened";
    case SignInStep::RedirectCaught:
        return "redirect caught";
    case SignInStep::TokensGranted:
        return "tokens granted";
    case SignInStep::UserFetched:
        return "user fetched";
    case SignInStep::MemberSignedIn:
        return "member signed in";
    case SignInStep::SessionStored:
        return "session stored";
    }
    Q_UNREACHABLE();
}

kakao::Error cancelled(kakao::ErrorOrigin origin)
{
    return {.code = kakao::ErrorCode::Cancelled, .origin = origin};
}

} // namespace

/// What askForConsent() hands out.
class Session::ConsentReply final : public kakao::Reply<kakao::Done>
{
public:
    explicit ConsentReply(Session &session)
        : Reply(kakao::ErrorOrigin::UserAgent), m_session(&session)
    {
    }

private:
    void stop() override
    {
        if (m_session)
            m_session->cancel();
    }

    QPointer<Session> m_session;
};

Vault Session::vaultFor(Keeping keeping)
{
    if (keeping == Keeping::Kept)
        return m_ports.kept;
    if (!m_unkept)
        m_unkept = m_ports.unkept();
    return {.directory = m_unkept->directory, .secrets = nullptr};
}

void Session::signIn(Keeping keeping)
{
    if (m_state != State::SignedOut && m_state != State::WaitingForSecretStore
        && m_state != State::Ended)
        return;
    SignInWish wish{.language = language()};
    if (m_state == State::Ended)
        wish.authorization.loginHint = member().email;
    startSignIn(wish, vaultFor(keeping), keeping);
}

void Session::signInAnother(Keeping keeping)
{
    // Else whoever the login page still knows would be taken without a question.
    startSignIn({.authorization = {.scopes = {},
                                   .prompts = {kakao::Prompt::SelectAccount},
                                   .loginHint = {}},
                 .language = language()},
                vaultFor(keeping), keeping);
}

kakao::ReplyPtr<kakao::Done> Session::askForConsent(const QStringList &scopes)
{
    if (!isSignedIn(m_state) || !m_current->keeper())
        return kakao::makeReadyReply<kakao::Done>(cancelled(kakao::ErrorOrigin::UserAgent));
    SignInWish wish{.kakaoId = member().kakaoId, .language = language()};
    wish.authorization.scopes = scopes;
    wish.authorization.loginHint = member().email;
    // Without it Kakao issues no id_token any more.
    if (m_current->stored().scopes.contains(u"openid"_s) && !scopes.contains(u"openid"_s))
        wish.authorization.scopes.append(u"openid"_s);
    auto *reply = new ConsentReply(*this);
    startSignIn(wish, m_current->vault(), m_current->keeping());
    if (m_flow)
        m_asking = reply;
    else
        reply->finish(cancelled(kakao::ErrorOrigin::UserAgent));
    return kakao::ReplyPtr<kakao::Done>(reply);
}

void Session::startSignIn(const SignInWish &wish, const Vault &vault, Keeping keeping)
{
    if (m_flow || !mayFollow(m_state, State::SigningIn))
        return;
    const auto userAgent = m_ports.userAgent();
    if (!userAgent) {
        Q_EMIT failed(userAgent.error());
        return;
    }
    m_retry.stop();
    m_stateBefore = m_state;
    m_flowVault = vault;
    m_flowKeeping = keeping;
    QElapsedTimer sinceStart;
    sinceStart.start();
    const kakao::ApiClient &api = m_ports.api();
    m_flow.reset(new SignInFlow(
        {api, **userAgent, vault, m_ports.clock}, m_options.agentRequest(),
        [this](const QString &entry) { return placeOf(entry); }, wish));
    connect(m_flow.get(), &SignInFlow::stepDone, this, [this, sinceStart](SignInStep step) {
        qCInfo(logSignIn, "%s after %.1f ms", name(step), double(sinceStart.nsecsElapsed()) / 1e6);
        Q_EMIT signInStepDone(step);
    });
    connect(m_flow.get(), &SignInFlow::nicknameNeeded, this, &Session::askForNickname);
    connect(m_flow.get(), &SignInFlow::choiceFailed, this, &Session::failed);
    m_flow->onFinished(this,
                       [this](const kakao::Result<SignedIn> &signedIn) { endSignIn(signedIn); });
    setState(State::SigningIn);
}

void Session::endSignIn(const kakao::Result<SignedIn> &signedIn)
{
    const FlowPtr flow = std::move(m_flow); // until the end of this function: signedIn is in it
    const auto asking = std::exchange(m_asking, nullptr);
    if (!signedIn) {
        const kakao::Error &error = signedIn.error();
        if (m_stateBefore == State::WaitingForSecretStore)
            m_retry.start(m_backoff.next());
        setState(m_stateBefore);
        if (asking)
            asking->finish(error);
        if (error.code != kakao::ErrorCode::Cancelled)
            Q_EMIT failed(error);
        return;
    }
    m_error.reset();
    const Member &member = signedIn->memberSession.member;
    const bool isStored = m_flowVault.secrets && !signedIn->notStored;
    const Vault vault{.directory = m_flowVault.directory,
                      .secrets = isStored ? m_flowVault.secrets : nullptr};
    std::ignore = takeParked(member.kakaoId); // an earlier session of the same account
    setCurrent(makeCurrent(vault, m_flowKeeping,
                           {.kakaoId = member.kakaoId,
                            .entry = signedIn->entry,
                            .isCurrent = true,
                            .freshenedAt = m_ports.clock.now(),
                            .member = member}));
    m_current->setNotStored(signedIn->notStored);
    const auto place = isStored ? placeOf(signedIn->entry) : TokenKeeper::Place();
    m_current->start(place, signedIn->stored, member, withJitter(freshFor));
    setState(State::SignedIn);
    if (asking)
        asking->finish(kakao::Done{});
    listAccounts([](const kakao::Result<QList<Account>> &) {});
}

void Session::cancel()
{
    if (isInSignIn() && !m_flow->isPastCancelling()) {
        m_flow->abort();
    } else if (m_state == State::Restoring) {
        m_listing.reset();
        m_restoring.reset();
        m_writingDown.reset();
        setCurrent(nullptr);
        setState(State::SignedOut);
    }
}

void Session::askForNickname(const NicknameNeeded &needed)
{
    m_wantedNickname = needed.wanted;
    setState(State::ChoosingNickname);
    Q_EMIT nicknameNeeded(needed);
}

void Session::chooseNickname(const QString &nickname)
{
    if (m_state == State::ChoosingNickname)
        m_flow->chooseNickname(nickname);
}

kakao::ReplyPtr<QList<kakao::Consent>> Session::fetchConsents()
{
    return callWithoutAsking<QList<kakao::Consent>>(
        [](const kakao::ApiClient &api, const kakao::Secret &access) {
            return api.fetchConsents(access);
        });
}

kakao::ReplyPtr<QList<kakao::Consent>> Session::revokeConsent(const QString &scope)
{
    return callWithoutAsking<QList<kakao::Consent>>(
        [scope](const kakao::ApiClient &api, const kakao::Secret &access) {
            return api.revokeConsents(access, {scope});
        });
}

} // namespace session
