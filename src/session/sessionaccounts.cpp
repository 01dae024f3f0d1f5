// SPDX-License-Identifier: Apache-2.0
//
// Which accounts there are, and which of them is the current one.
#include "session/session.h"

#include "session/sessionlog_p.h"

#include <algorithm>

namespace session {

void Session::listAccounts(std::function<void(const kakao::Result<QList<Account>> &)> use)
{
    m_listing = m_ports.kept.directory->accounts();
    m_listing->onFinished(
        this, [this, use = std::move(use)](const kakao::Result<QList<Account>> &accounts) {
            if (accounts)
                showAccounts(*accounts);
            use(accounts);
        });
}

void Session::showAccounts(QList<Account> kept)
{
    const auto add = [&kept](const Account &known) {
        const auto place = std::ranges::find(kept, known.kakaoId, &Account::kakaoId);
        if (place == kept.end())
            kept.append(known);
        else
            *place = known;
    };
    for (const CurrentPtr &parked : m_parked)
        add(parked->account());
    if (m_current && (m_current->isInMemory() || m_storing))
        add(m_current->account());
    for (Account &account : kept) {
        if (!m_current)
            break;
        const Account &current = m_current->account();
        account.isCurrent = account.kakaoId == current.kakaoId;
        if (account.entry != current.entry)
            continue;
        account.freshenedAt = current.freshenedAt;
        account.endedBy = current.endedBy;
        account.member = current.member;
    }
    if (m_accounts != kept) {
        m_accounts = std::move(kept);
        Q_EMIT accountsChanged();
    }
}

Session::CurrentPtr Session::makeCurrent(const Vault &vault, Keeping keeping,
                                         const Account &account)
{
    return std::make_unique<CurrentAccount>(CurrentAccount::Ports{m_ports.api, vault, m_ports.clock,
                                                                  m_ports.surroundings, this,
                                                                  language()},
                                            keeping, account);
}

/// A session in memory would be lost with its account: it waits.
void Session::setCurrent(CurrentPtr current)
{
    if (m_current) {
        m_current->disconnect(this);
        const bool isReplaced =
            current && current->account().kakaoId == m_current->account().kakaoId;
        if (m_current->isInMemory() && m_current->keeper() && !isReplaced)
            m_parked.push_back(std::move(m_current));
        else
            deleteSoon(m_current.release(), *this); // it may be its signal that led here
    }
    m_current = std::move(current);
    if (!m_current)
        return;
    connect(m_current.get(), &CurrentAccount::storedChanged, this, &Session::storedChanged);
    connect(m_current.get(), &CurrentAccount::freshened, this, &Session::useFreshened);
    connect(m_current.get(), &CurrentAccount::freshenFailed, this, &Session::useFreshenFailure);
    connect(m_current.get(), &CurrentAccount::ended, this, &Session::lookForAccount);
    connect(m_current.get(), &CurrentAccount::entryMissing, this, &Session::lookForSignOut);
}

Session::CurrentPtr Session::takeParked(qint64 kakaoId)
{
    const auto found =
        std::find_if(m_parked.begin(), m_parked.end(), [kakaoId](const CurrentPtr &parked) {
            return parked->account().kakaoId == kakaoId;
        });
    if (found == m_parked.end())
        return nullptr;
    CurrentPtr parked = std::move(*found);
    m_parked.erase(found);
    return parked;
}

void Session::resumeParked(CurrentPtr parked)
{
    setCurrent(std::move(parked));
    setState(State::SignedIn);
    m_current->freshener()->freshenNow(); // its end, too, was heard by nobody
}

void Session::switchTo(qint64 kakaoId)
{
    if (m_storing)
        return whenStored([this, kakaoId] { switchTo(kakaoId); });
    const std::optional<Account> account = findAccount(kakaoId);
    const bool isShown = m_current && m_current->account().kakaoId == kakaoId;
    if (!account || isShown || !mayFollow(m_state, State::Restoring))
        return;
    m_retry.stop();
    m_renamed.reset();
    m_error.reset();
    setCurrent(nullptr);
    setState(State::Restoring);
    if (auto parked = takeParked(kakaoId)) {
        resumeParked(std::move(parked));
        return showAccounts(m_accounts);
    }
    m_writingDown = m_ports.kept.directory->makeCurrent(kakaoId);
    m_writingDown->onFinished(this, [this, account](const kakao::Result<kakao::Done> &done) {
        if (!done) // it can be used all the same; the next start will show another one
            qCWarning(logSession) << "the choice of the account is not kept:" << done.error();
        open(*account);
    });
}

std::optional<Account> Session::findAccount(qint64 kakaoId) const
{
    const auto found =
        std::find_if(m_accounts.begin(), m_accounts.end(),
                     [kakaoId](const Account &account) { return account.kakaoId == kakaoId; });
    return found == m_accounts.end() ? std::nullopt : std::optional(*found);
}

bool Session::hasCurrent(const QString &entry) const
{
    return m_current && m_current->account().entry == entry;
}

bool Session::isCurrentIn(const QList<Account> &accounts) const
{
    return std::any_of(accounts.begin(), accounts.end(), [this](const Account &account) {
        return account.entry == m_current->account().entry;
    });
}

/// Another process may have signed out, or in again, since the list was read.
void Session::lookForEntry(const kakao::Error &error)
{
    listAccounts([this, error](const kakao::Result<QList<Account>> &accounts) {
        const auto isTheSame = [entry = m_current->account().entry](const Account &account) {
            return account.entry == entry && account.endedBy.isEmpty();
        };
        if (!accounts || std::any_of(accounts->begin(), accounts->end(), isTheSame))
            return waitForSecretStore(error);
        setCurrent(nullptr);
        showAccounts(*accounts);
        openOneOf(*accounts);
    });
}

} // namespace session
