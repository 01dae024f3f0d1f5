// SPDX-License-Identifier: Apache-2.0
#include "session/session.h"

#include "session/sessionlog_p.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace session {

Q_LOGGING_CATEGORY(logSession, "daemun.session", QtWarningMsg)

using namespace std::chrono_literals;

Session::Session(Ports ports, Options options, QObject *parent)
    : QObject(parent), m_ports(std::move(ports)), m_options(std::move(options)),
      m_departures(
          {.api = m_ports.api,
           .vault = m_ports.kept,
           .clock = m_ports.clock,
           .eraseCache = m_options.eraseCache},
          [this](const QString &entry) { return placeOf(entry); }, m_ports.surroundings)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Session::restore);
    connect(&m_departures, &Departures::departed, this, &Session::departed);
    QTimer::singleShot(m_options.freshenDelay, &m_departures, &Departures::resume);
}

Session::~Session()
{
    m_storing.reset();
    if (m_flow)
        m_flow->abort();
    delete m_flow.release(); // now, with the login window, while the ports are there
}

const Member &Session::member() const noexcept
{
    static const Member nobody;
    return m_current ? m_current->member() : nobody;
}

QDateTime Session::knownAt() const
{
    return m_current ? m_current->account().freshenedAt : QDateTime();
}

bool Session::isKept() const noexcept
{
    return !m_current || m_current->keeping() == Keeping::Kept;
}

kakao::Secret Session::sessionToken() const
{
    return m_current ? m_current->stored().sessionToken : kakao::Secret();
}

bool Session::isStored() const
{
    return m_current && !m_current->isInMemory() && !m_current->notStored() && !m_storing;
}

std::optional<kakao::Error> Session::notStored() const
{
    return m_current ? m_current->notStored() : std::nullopt;
}

void Session::setState(State state)
{
    if (state == m_state)
        return;
    qCInfo(logSession) << m_state << "->" << state;
    requireTransition(m_state, state);
    m_state = state;
    Q_EMIT stateChanged(state);
    if (m_undone && state != State::Leaving && state != State::Restoring)
        Q_EMIT failed(*std::exchange(m_undone, std::nullopt));
}

bool Session::isInSignIn() const noexcept
{
    return m_state == State::SigningIn || m_state == State::ChoosingNickname;
}

/// What becomes of the current account while a login window is open is shown when it is closed,
/// and while it is leaving only if that comes to nothing.
void Session::settle(State state)
{
    if (isInSignIn() || m_state == State::Leaving)
        m_stateBefore = state;
    else if (state == m_state)
        Q_EMIT stateChanged(state); // for another reason
    else
        setState(state);
}

void Session::restore()
{
    if (m_state != State::SignedOut && m_state != State::WaitingForSecretStore)
        return;
    beginRestore();
}

void Session::beginRestore()
{
    m_retry.stop();
    m_error.reset();
    setCurrent(nullptr);
    setState(State::Restoring);
    listAccounts([this](const kakao::Result<QList<Account>> &accounts) {
        if (!accounts) {
            m_error = accounts.error();
            setState(State::SignedOut);
            if (m_error->isTransient()) // a lock or a full disk is not a signed-out person
                m_retry.start(m_backoff.next());
            return;
        }
        openOneOf(*accounts);
    });
}

void Session::openOneOf(const QList<Account> &kept)
{
    if (!kept.isEmpty())
        return open(firstChoice(kept));
    if (m_parked.empty())
        return setState(State::SignedOut);
    resumeParked(takeParked(m_parked.front()->account().kakaoId));
    showAccounts(kept);
}

void Session::open(const Account &account)
{
    setCurrent(makeCurrent(m_ports.kept, Keeping::Kept, account));
    QList<Account> kept = m_accounts;
    showAccounts(std::move(kept));
    if (!account.endedBy.isEmpty()) {
        m_error = errorOfEnd(account.endedBy);
        return setState(State::Ended);
    }
    if (account.member)
        Q_EMIT expecting(*account.member);
    // A keychain may ask for its password: by then the window that it is for is to be seen.
    QTimer::singleShot(0, m_current.get(), [this, key = placeOf(account.entry).key] {
        if (m_state != State::Restoring)
            return;
        m_restoring.reset(new RestoreFlow(m_ports.kept, key));
        m_restoring->onFinished(
            this, [this](const kakao::Result<Restored> &restored) { useRestored(restored); });
    });
}

void Session::useRestored(const kakao::Result<Restored> &restored)
{
    if (!restored) {
        if (restored.error().code == kakao::ErrorCode::SecretNotFound)
            return lookForEntry(restored.error());
        if (restored.error().origin == kakao::ErrorOrigin::SecretStore)
            return waitForSecretStore(restored.error());
        qCWarning(logSession) << "the last session cannot be read:" << restored.error();
        m_error = restored.error();
        setCurrent(nullptr);
        setState(State::SignedOut);
        if (m_error->isTransient()) // as in beginRestore()
            m_retry.start(m_backoff.next());
        return;
    }
    m_backoff.reset();
    const auto place = placeOf(m_current->account().entry);
    const bool isGood = restored->member.has_value();
    const Member member = restored->member.value_or(m_current->member());
    m_current->start(place, restored->stored, member, isGood ? m_options.freshenDelay : 0ms);
    if (isGood)
        setState(State::SignedIn);
    // Else the session token has expired: Kakao is asked who it is, and nobody else need be.
}

void Session::waitForSecretStore(const kakao::Error &error)
{
    qCInfo(logSession) << "waiting for the secret store:" << error;
    m_error = error;
    setState(State::WaitingForSecretStore);
    m_retry.start(m_backoff.next());
}

void Session::freshen()
{
    if (isSignedIn(m_state) && m_current->freshener())
        m_current->freshener()->freshenNow();
}

void Session::useFreshened()
{
    m_error.reset();
    if (m_state != State::SignedIn)
        settle(State::SignedIn);
    Q_EMIT memberChanged(m_current->member());
    showAccounts(m_accounts);
}

void Session::useFreshenFailure(const kakao::Error &error)
{
    if (error.code == kakao::ErrorCode::WrongUser && !m_current->isConfirmed()
        && isSignedIn(m_state))
        return undoSignIn(error);
    if (endsForGood(error) || error.code == kakao::ErrorCode::SecretNotFound)
        return lookForAccount(error);
    // A directory that is busy or full says nothing of Kakao.
    if (error.origin == kakao::ErrorOrigin::Directory && m_state == State::SignedIn)
        return;
    goOffline(error);
}

/// The id_token named one user and kapi another: nobody is signed in by that.
void Session::undoSignIn(const kakao::Error &error)
{
    qCWarning(logSession) << "the sign-in is undone:" << error;
    m_undone = error;
    leave(Leave::SignOut);
}

void Session::goOffline(const kakao::Error &error)
{
    if (m_state == State::Ended)
        return;
    m_error = error;
    settle(State::Offline);
}

/// Before a session is called over: it may be that another process has signed out.
void Session::lookForAccount(const kakao::Error &error)
{
    if (m_state == State::Leaving || !m_current->keeper())
        return;    // it is over already
    if (m_storing) // nothing in the directory tells of it yet
        return whenStored([this, error] { lookForAccount(error); });
    if (m_current->isInMemory())
        return conclude(error);
    const QString entry = m_current->account().entry;
    listAccounts([this, error, entry](const kakao::Result<QList<Account>> &accounts) {
        if (!hasCurrent(entry) || m_state == State::Leaving)
            return;
        if (accounts && !isCurrentIn(*accounts))
            return forgetCurrent();
        if (error.code == kakao::ErrorCode::SecretNotFound)
            return goOffline(error);
        conclude(error);
    });
}

/// Nothing else follows from an entry that is not there: whoever missed it has been told.
void Session::lookForSignOut()
{
    m_looking = m_ports.kept.directory->accounts();
    m_looking->onFinished(this, [this](const kakao::Result<QList<Account>> &accounts) {
        if (accounts && m_current && isSignedIn(m_state) && !isCurrentIn(*accounts))
            forgetCurrent();
    });
}

void Session::forgetCurrent()
{
    if (isInSignIn())
        return; // shown by the next start
    qCInfo(logSession) << "signed out by another process";
    if (m_state != State::Restoring) // Kakao may have been asked who it is
        setState(State::Leaving);
    beginRestore();
}

void Session::conclude(const kakao::Error &error)
{
    qCWarning(logSession) << "the session has ended:" << error;
    m_error = error;
    m_renamed.reset();
    m_current->end(error);
    const Account account = m_current->account();
    if (m_current->isInMemory())
        return settle(State::Ended);
    // The note first: without it the next start would wait for the entry.
    m_writingDown = m_ports.kept.directory->endAccount(account.kakaoId, account.endedBy);
    m_writingDown->onFinished(this, [this, account](const kakao::Result<kakao::Done> &noted) {
        if (noted)
            kakao::runToItsEnd(m_ports.kept.secrets->remove(placeOf(account.entry).key));
        if (!hasCurrent(account.entry))
            return;
        showAccounts(m_accounts);
        settle(State::Ended);
    });
}

void Session::rename(const QString &nickname)
{
    if (!isSignedIn(m_state))
        return;
    m_renamed = m_current->vault().directory->rename(m_current->stored().sessionToken, nickname,
                                                     language());
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
        m_current->setMember(std::get<Member>(*renamed));
        Q_EMIT memberChanged(m_current->member());
        Q_EMIT this->renamed();
        showAccounts(m_accounts);
    }
}

kakao::ReplyPtr<NicknameCheck> Session::checkNickname(const QString &nickname) const
{
    const bool isMember = isSignedIn(m_state);
    const Vault &vault = isMember ? m_current->vault() : m_flowVault;
    MemberDirectory &directory = vault.directory ? *vault.directory : *m_ports.kept.directory;
    return directory.checkNickname(nickname, isMember ? member().id : 0);
}

kakao::ReplyPtr<QStringList> Session::suggestNicknames() const
{
    const bool isMember = isSignedIn(m_state);
    const Vault &vault = isMember ? m_current->vault() : m_flowVault;
    MemberDirectory &directory = vault.directory ? *vault.directory : *m_ports.kept.directory;
    const QString &own =
        member().kakaoNickname.isEmpty() ? member().nickname : member().kakaoNickname;
    return directory.suggestNicknames(isMember ? own : m_wantedNickname, language());
}

QLocale::Language Session::language() const
{
    return m_options.language ? m_options.language() : QLocale::English;
}

TokenKeeper::Place Session::placeOf(const QString &entry) const
{
    const auto lockFile = [this](const QString &name) {
        return m_options.lockFolder.isEmpty()
            ? QString()
            : QDir(m_options.lockFolder).filePath(name + u".lock"_s);
    };
    return {.key = secretKey(m_options.server, entry),
            .lockFile = lockFile(entry.section(u'.', 0, 0)),
            .entryLockFile = lockFile(entry + u".entry"_s)}; // an old entry has the account's name
}

void Session::hearServerTime(const QDateTime &serverTime)
{
    const std::chrono::seconds ahead(serverTime.secsTo(m_ports.clock.now()));
    const auto error = std::chrono::abs(ahead) < tolerableClockError ? 0s : ahead;
    // A word again only when it has become another one.
    if (std::chrono::abs(error - m_clockError) < 30s && (error == 0s) == (m_clockError == 0s))
        return;
    m_clockError = error;
    Q_EMIT clockErrorChanged();
}

bool Session::hasUnfinishedWork() const
{
    const bool isUpdating = m_current && m_current->keeper() && m_current->keeper()->isUpdating();
    const bool isRetiring = findChild<TokenKeeper *>();
    return m_storing || isUpdating || isRetiring || !m_departures.isIdle();
}

} // namespace session
