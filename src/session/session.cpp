// SPDX-License-Identifier: Apache-2.0
#include "session/session.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QMetaEnum>
#include <QTimer>

#include <algorithm>

namespace session {
namespace {

Q_LOGGING_CATEGORY(logSession, "daemun.session", QtWarningMsg)
Q_LOGGING_CATEGORY(logSignIn, "daemun.signin", QtWarningMsg)

using namespace std::chrono_literals;
constexpr auto firstRetry = 5s;
constexpr auto lastRetry = 60s;

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

} // namespace

Session::Session(Ports ports, Options options, QObject *parent)
    : QObject(parent), m_ports(std::move(ports)), m_options(std::move(options))
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Session::restore);
}

Session::~Session()
{
    if (m_flow)
        m_flow->abort();
    delete m_flow.release(); // now, with the login window, while the ports are there
}

void Session::setState(State state)
{
    if (state == m_state)
        return;
    qCDebug(logSession) << m_state << "->" << state;
    m_state = state;
    Q_EMIT stateChanged(state);
}

void Session::restore()
{
    if (m_state != State::SignedOut && m_state != State::WaitingForSecretStore)
        return;
    m_retry.stop();
    m_error.reset();
    setState(State::Restoring);
    m_marked = m_ports.directory.storedSession();
    m_marked->onFinished(this, [this](const kakao::Result<qint64> &kakaoId) {
        if (!kakaoId || *kakaoId == 0) {
            m_error = kakaoId ? std::nullopt : std::make_optional(kakaoId.error());
            return setState(State::SignedOut);
        }
        lookUp(*kakaoId);
    });
}

void Session::lookUp(qint64 kakaoId)
{
    m_expected = m_ports.directory.lookUp(kakaoId);
    m_expected->onFinished(this, [this, kakaoId](const kakao::Result<Member> &member) {
        if (member)
            Q_EMIT expecting(*member);
        // A keychain may ask for its password: by then the window that it is for is to be seen.
        QTimer::singleShot(0, this, [this, kakaoId] {
            if (m_state == State::Restoring)
                readSecret(kakaoId);
        });
    });
}

void Session::readSecret(qint64 kakaoId)
{
    m_secret = m_ports.secrets.read(key(kakaoId));
    m_secret->onFinished(this, [this](const kakao::Result<kakao::Secret> &secret) {
        if (!secret)
            return waitForSecretStore(secret.error());
        const auto stored = parseStoredSession(*secret);
        if (!stored)
            return endRestore(stored.error());
        m_stored = *stored;
        restoreMember();
    });
}

void Session::restoreMember()
{
    m_restored = m_ports.directory.restore(m_stored.sessionToken);
    m_restored->onFinished(this, [this](const kakao::Result<Member> &member) {
        if (!member && member.error().origin == kakao::ErrorOrigin::SecretStore)
            return waitForSecretStore(member.error());
        if (!member)
            return endRestore(member.error());
        m_member = *member;
        m_notStored.reset();
        m_retryDelay = firstRetry;
        setState(State::SignedIn);
    });
}

void Session::endRestore(const kakao::Error &error)
{
    qCWarning(logSession) << "the last session cannot be used:" << error;
    m_error = error;
    m_stored = {};
    setState(State::SignedOut);
}

void Session::waitForSecretStore(const kakao::Error &error)
{
    qCInfo(logSession) << "waiting for the secret store:" << error;
    m_error = error;
    m_stored = {};
    setState(State::WaitingForSecretStore);
    m_retry.start(m_retryDelay);
    m_retryDelay = std::min<std::chrono::milliseconds>(2 * m_retryDelay, lastRetry);
}

void Session::signIn()
{
    if (m_state != State::SignedOut && m_state != State::WaitingForSecretStore)
        return;
    const auto userAgent = m_ports.userAgent();
    if (!userAgent) {
        Q_EMIT failed(userAgent.error());
        return;
    }
    m_retry.stop();
    m_stateBefore = m_state;
    QElapsedTimer sinceStart;
    sinceStart.start();
    const kakao::ApiClient &api = m_ports.api();
    m_flow.reset(
        new SignInFlow({api, **userAgent, m_ports.directory, m_ports.secrets, m_ports.clock},
                       m_options.agentRequest(), m_options.server, language()));
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
    if (!signedIn) {
        const kakao::Error &error = signedIn.error();
        if (m_stateBefore == State::WaitingForSecretStore)
            m_retry.start(m_retryDelay);
        setState(m_stateBefore);
        if (error.code != kakao::ErrorCode::Cancelled)
            Q_EMIT failed(error);
        return;
    }
    m_error.reset();
    m_member = signedIn->memberSession.member;
    m_stored = signedIn->stored;
    m_notStored = signedIn->notStored;
    setState(State::SignedIn);
}

void Session::cancel()
{
    const bool isSigningIn = m_state == State::SigningIn || m_state == State::ChoosingNickname;
    if (isSigningIn && !m_flow->isPastCancelling()) {
        m_flow->abort();
    } else if (m_state == State::Restoring) {
        m_marked.reset();
        m_expected.reset();
        m_secret.reset();
        m_restored.reset();
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
    if (m_state != State::ChoosingNickname)
        return;
    m_flow->chooseNickname(nickname);
}

void Session::rename(const QString &nickname)
{
    if (m_state != State::SignedIn)
        return;
    m_renamed = m_ports.directory.rename(m_stored.sessionToken, nickname, language());
    m_renamed->onFinished(
        this, [this](const kakao::Result<RenameAnswer> &renamed) { useRenamed(renamed); });
}

void Session::useRenamed(const kakao::Result<RenameAnswer> &renamed)
{
    if (!renamed) {
        Q_EMIT failed(renamed.error());
    } else if (const auto *needed = std::get_if<NicknameNeeded>(&*renamed)) {
        Q_EMIT nicknameNeeded(*needed);
    } else {
        m_member = std::get<Member>(*renamed);
        Q_EMIT memberChanged(m_member);
    }
}

kakao::ReplyPtr<NicknameCheck> Session::checkNickname(const QString &nickname) const
{
    return m_ports.directory.checkNickname(nickname, m_member.id);
}

kakao::ReplyPtr<QStringList> Session::suggestNicknames() const
{
    const bool isMember = m_state == State::SignedIn;
    const QString &own =
        m_member.kakaoNickname.isEmpty() ? m_member.nickname : m_member.kakaoNickname;
    return m_ports.directory.suggestNicknames(isMember ? own : m_wantedNickname, language());
}

QLocale::Language Session::language() const
{
    return m_options.language ? m_options.language() : QLocale::English;
}

void Session::signOut()
{
    if (m_state != State::SignedIn)
        return;
    m_renamed.reset();
    setState(State::SigningOut);
    m_forgetting = m_ports.secrets.remove(key(m_member.kakaoId));
    m_forgetting->onFinished(this, [this](const kakao::Result<kakao::Done> &removed) {
        // What was never stored need not be removed.
        const bool left = !removed && !m_notStored;
        removeMark(left ? std::make_optional(removed.error()) : std::nullopt);
    });
}

void Session::removeMark(const std::optional<kakao::Error> &notRemoved)
{
    m_forgetting = m_ports.directory.markStoredSession(0);
    m_forgetting->onFinished(this, [this, notRemoved](const kakao::Result<kakao::Done> &unmarked) {
        const kakao::Secret accessToken = std::exchange(m_stored, {}).accessToken;
        const bool markLeft = !unmarked && !m_notStored;
        m_member = {};
        m_notStored.reset();
        m_error.reset();
        setState(State::SignedOut);
        if (notRemoved)
            Q_EMIT failed(*notRemoved);
        else if (markLeft)
            Q_EMIT failed(unmarked.error());
        logOutAtKakao(accessToken);
    });
}

void Session::logOutAtKakao(const kakao::Secret &accessToken)
{
    m_loggingOut = m_ports.api().logOut(accessToken);
    m_loggingOut->onFinished(this, [this](const kakao::Result<kakao::Done> &loggedOut) {
        // A token that Kakao does not know any more is as good as logged out.
        const bool isDone = loggedOut || loggedOut.error().endsSession;
        if (!isDone)
            qCWarning(logSession) << "not logged out at Kakao:" << loggedOut.error();
        Q_EMIT loggedOutAtKakao(isDone);
    });
}

QString Session::key(qint64 kakaoId) const
{
    return secretKey(m_options.server, QString::number(kakaoId));
}

} // namespace session
