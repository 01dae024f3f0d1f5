// SPDX-License-Identifier: Apache-2.0
//
// How a session begins: signing in, and asking for more consents.
#include "session/session.h"

#include "session/entrycreation.h"

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
    case SignInStep::IdTokenVerified:
        return "id_token verified";
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
    if (m_storing)
        return whenStored([this, keeping] { signInAnother(keeping); });
    // Else whoever the login page still knows would be taken without a question.
    startSignIn({.authorization = {.scopes = {},
                                   .prompts = {kakao::Prompt::SelectAccount},
                                   .loginHint = {}},
                 .language = language()},
                vaultFor(keeping), keeping);
}

kakao::ReplyPtr<kakao::Done> Session::askForConsent(const QStringList &scopes)
{
    auto *reply = new ConsentReply(*this);
    whenStored([this, asked = QPointer(reply), scopes] {
        if (asked)
            askForConsent(*asked, scopes);
    });
    return kakao::ReplyPtr<kakao::Done>(reply);
}

void Session::askForConsent(ConsentReply &reply, const QStringList &scopes)
{
    if (!isSignedIn(m_state) || !m_current->keeper())
        return reply.finish(cancelled(kakao::ErrorOrigin::UserAgent));
    SignInWish wish{.kakaoId = member().kakaoId, .language = language()};
    wish.authorization.scopes = scopes;
    wish.authorization.loginHint = member().email;
    // Without it Kakao issues no id_token any more.
    if (m_current->stored().scopes.contains(u"openid"_s) && !scopes.contains(u"openid"_s))
        wish.authorization.scopes.append(u"openid"_s);
    startSignIn(wish, m_current->vault(), m_current->keeping());
    if (m_flow)
        m_asking = &reply;
    else
        reply.finish(cancelled(kakao::ErrorOrigin::UserAgent));
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
    m_sinceSignInBegan.start();
    const kakao::ApiClient &api = m_ports.api();
    m_flow.reset(new SignInFlow({api, **userAgent, *vault.directory, m_ports.clock},
                                m_options.agentRequest(), wish));
    connect(m_flow.get(), &SignInFlow::stepDone, this, &Session::noteStep);
    connect(m_flow.get(), &SignInFlow::nicknameNeeded, this, &Session::askForNickname);
    connect(m_flow.get(), &SignInFlow::choiceFailed, this, &Session::failed);
    m_flow->onFinished(this,
                       [this](const kakao::Result<SignedIn> &signedIn) { endSignIn(signedIn); });
    setState(State::SigningIn);
}

void Session::noteStep(SignInStep step)
{
    qCInfo(logSignIn, "%s after %.1f ms", name(step),
           double(m_sinceSignInBegan.nsecsElapsed()) / 1e6);
    Q_EMIT signInStepDone(step);
}

void Session::failSignIn(const kakao::Error &error)
{
    if (m_stateBefore == State::WaitingForSecretStore)
        m_retry.start(m_backoff.next());
    setState(m_stateBefore);
    if (const auto asking = std::exchange(m_asking, nullptr))
        asking->finish(error);
    if (error.code != kakao::ErrorCode::Cancelled)
        Q_EMIT failed(error);
}

void Session::endSignIn(const kakao::Result<SignedIn> &signedIn)
{
    const FlowPtr flow = std::move(m_flow); // until the end of this function: signedIn is in it
    if (!signedIn)
        return failSignIn(signedIn.error());
    m_error.reset();
    const Member &member = signedIn->memberSession.member;
    std::ignore = takeParked(member.kakaoId); // an earlier session of the same account
    setCurrent(makeCurrent(m_flowVault, m_flowKeeping,
                           {.kakaoId = member.kakaoId,
                            .entry = makeEntryName(member.kakaoId),
                            .isCurrent = true,
                            .freshenedAt = m_ports.clock.now(),
                            .member = member}));
    m_current->setConfirmed(!signedIn->isByIdToken);
    const QString entry = m_current->account().entry;
    m_current->start(m_flowVault.secrets ? placeOf(entry) : TokenKeeper::Place(), signedIn->stored,
                     member,
                     signedIn->isByIdToken ? std::chrono::milliseconds(0) : withJitter(freshFor));
    store(signedIn->stored);
    setState(State::SignedIn);
    if (const auto asking = std::exchange(m_asking, nullptr))
        asking->finish(kakao::Done{});
    showAccounts(m_accounts);
}

/// The keychain and the disk take longer than all else that happens here: nobody waits for them.
void Session::store(const StoredSession &stored)
{
    const Account &account = m_current->account();
    if (!m_flowVault.secrets) {
        kakao::runToItsEnd(m_flowVault.directory->noteSignIn(account.kakaoId, {}));
        return;
    }
    m_current->keeper()->hold();
    m_departures.spare(account.entry);
    m_storing.reset(new EntryCreation(m_flowVault, account, placeOf(account.entry), stored));
    m_storing->onFinished(this,
                          [this](const kakao::Result<kakao::Done> &done) { endStoring(done); });
}

void Session::endStoring(const kakao::Result<kakao::Done> &stored)
{
    const auto storing = std::move(m_storing); // until the end of this function: stored is in it
    m_departures.spare({});
    if (!stored)
        m_current->goOnInMemory(stored.error());
    else if (m_current->keeper())
        m_current->keeper()->release();
    if (stored)
        noteStep(SignInStep::SessionStored);
    listAccounts([](const kakao::Result<QList<Account>> &) {});
    Q_EMIT storedChanged();
    for (const auto &act : std::exchange(m_afterStoring, {}))
        act();
}

/// Until then the directory does not know of the account, and it cannot be left or gone back to.
void Session::whenStored(const std::function<void()> &act)
{
    if (m_storing)
        m_afterStoring.append(act);
    else
        act();
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
