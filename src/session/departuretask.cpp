// SPDX-License-Identifier: Apache-2.0
#include "session/departuretask.h"

#include <algorithm>

namespace session {

DepartureTask::DepartureTask(Ports ports, const Departure &departure, TokenKeeper::Place place,
                             const std::optional<StoredSession> &known)
    : Reply(kakao::ErrorOrigin::Api), m_ports(std::move(ports)), m_departure(departure),
      m_place(std::move(place)), m_known(known), m_accounts(m_ports.vault.directory->accounts())
{
    m_accounts->onFinished(this, [this](const kakao::Result<QList<Account>> &accounts) {
        if (!accounts)
            return finish(accounts.error());
        lookForReturn(*accounts);
    });
}

DepartureTask::~DepartureTask()
{
    TokenKeeper::retire(std::move(m_keeper), m_ports.heir);
}

void DepartureTask::lookForReturn(const QList<Account> &accounts)
{
    m_isBack = std::any_of(accounts.begin(), accounts.end(), [this](const Account &account) {
        return account.kakaoId == m_departure.kakaoId;
    });
    if (m_departure.kind == DepartureKind::SignOut)
        erase([this] { readEntry(); }); // nothing of it waits for Kakao
    else
        readEntry();
}

void DepartureTask::erase(std::function<void()> next)
{
    if (m_isBack || !m_ports.eraseCache)
        return next();
    m_member = m_ports.vault.directory->lookUp(m_departure.kakaoId);
    m_member->onFinished(this, [this, next = std::move(next)](const kakao::Result<Member> &member) {
        if (member)
            m_ports.eraseCache(*member);
        next();
    });
}

void DepartureTask::readEntry()
{
    if (m_known)
        return tellKakao(*m_known);
    m_secret = m_ports.vault.secrets->read(m_place.key);
    m_secret->onFinished(this, [this](const kakao::Result<kakao::Secret> &secret) {
        if (!secret && secret.error().code != kakao::ErrorCode::SecretNotFound)
            return finish(secret.error());
        const auto stored =
            secret ? parseStoredSession(*secret) : kakao::Result<StoredSession>(secret.error());
        if (stored)
            return tellKakao(*stored);
        useAnswer(kakao::Done{}); // without tokens there is nothing that could be told
    });
}

void DepartureTask::tellKakao(const StoredSession &stored)
{
    m_keeper = std::make_unique<TokenKeeper>(
        TokenKeeper::Ports{m_ports.api, m_ports.vault.secrets, m_ports.clock}, m_place, stored);
    const bool isUnlink = m_departure.kind == DepartureKind::Disconnect;
    m_step = makeAuthorized<kakao::Done>(
        *m_keeper, [isUnlink](const kakao::ApiClient &api, const kakao::Secret &access) {
            return isUnlink ? api.unlink(access) : api.logOut(access);
        });
    m_step->onFinished(this, [this](const kakao::Result<kakao::Done> &told) { useAnswer(told); });
}

void DepartureTask::useAnswer(const kakao::Result<kakao::Done> &told)
{
    // Tokens that Kakao does not know any more are as good as told of.
    if (!told && !told.error().endsSession) {
        const bool isForGood = told.error().code == kakao::ErrorCode::Rejected;
        if (!isForGood || m_departure.kind == DepartureKind::Disconnect)
            return finish(told.error());
        m_refusal = told.error();
    }
    if (m_departure.kind == DepartureKind::Disconnect)
        erase([this] { removeEntry(); });
    else
        removeEntry();
}

void DepartureTask::removeEntry()
{
    if (!m_ports.vault.secrets)
        return complete();
    m_step = m_ports.vault.secrets->remove(m_place.key);
    m_step->onFinished(this, [this](const kakao::Result<kakao::Done> &removed) {
        if (!removed)
            return finish(removed.error());
        complete();
    });
}

void DepartureTask::complete()
{
    m_step = m_ports.vault.directory->completeDeparture(m_departure);
    m_step->onFinished(this, [this](const kakao::Result<kakao::Done> &completed) {
        if (!completed)
            return finish(completed.error());
        finish(m_refusal);
    });
}

void DepartureTask::stop()
{
    m_accounts.reset();
    m_member.reset();
    m_secret.reset();
    m_step.reset();
}

} // namespace session
