// SPDX-License-Identifier: Apache-2.0
#include "session/departuretask.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace session {
namespace {

/// No link is left that could be ended: the user is not linked to this application (-101), or is
/// no Kakao user any more (-103). An unlink that was lost on its way back is answered so, too.
bool saysThatNothingIsLinked(const kakao::Error &error)
{
    return error.code == kakao::ErrorCode::Rejected && error.origin == kakao::ErrorOrigin::Api
        && (error.kakaoCode == "-101"_L1 || error.kakaoCode == "-103"_L1);
}

} // namespace

DepartureTask::DepartureTask(Ports ports, const Departure &departure, TokenKeeper::Place place,
                             const std::optional<StoredSession> &known)
    : Reply(kakao::ErrorOrigin::Api), m_ports(std::move(ports)), m_departure(departure),
      m_place(std::move(place)), m_known(known)
{
    if (!m_ports.vault.secrets) // a session in memory, which nobody else knows of
        lookForReturn();
    else if (m_place.entryLockFile.isEmpty())
        lookForNote();
    else
        afterLock(m_entryLock, m_place.entryLockFile, [this] { lookForNote(); });
}

void DepartureTask::afterLock(kakao::ReplyPtr<HeldLock> &lock, const QString &file,
                              std::function<void()> next)
{
    lock.reset(new ProcessLock(file));
    lock->onFinished(this, [this, next = std::move(next)](const kakao::Result<HeldLock> &held) {
        if (!held)
            return finish(held.error());
        next();
    });
}

/// Another process may have completed it, or have added the account that the entry was for.
void DepartureTask::lookForNote()
{
    m_departures = m_ports.vault.directory->departures();
    m_departures->onFinished(this, [this](const kakao::Result<QList<Departure>> &departures) {
        if (!departures)
            return finish(departures.error());
        const auto noted =
            std::find_if(departures->begin(), departures->end(), [this](const Departure &one) {
                return one.id == m_departure.id && one.entry == m_departure.entry;
            });
        if (noted == departures->end())
            return finish(m_refusal);
        m_departure = *noted; // who has signed in again meanwhile does not disconnect any more
        lookForReturn();
    });
}

void DepartureTask::lookForReturn()
{
    m_accounts = m_ports.vault.directory->accounts();
    m_accounts->onFinished(this, [this](const kakao::Result<QList<Account>> &accounts) {
        if (!accounts)
            return finish(accounts.error());
        m_isBack = std::any_of(accounts->begin(), accounts->end(), [this](const Account &account) {
            return account.kakaoId == m_departure.kakaoId;
        });
        if (m_departure.kind == DepartureKind::SignOut)
            erase([this] { readEntry(); }); // nothing of it waits for Kakao
        else
            readEntry();
    });
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
        *m_keeper, [this, isUnlink](const kakao::ApiClient &api, const kakao::Secret &access) {
            m_wasAsked = true;
            return isUnlink ? api.unlink(access) : api.logOut(access);
        });
    m_step->onFinished(this, [this](const kakao::Result<kakao::Done> &told) { useAnswer(told); });
}

void DepartureTask::useAnswer(const kakao::Result<kakao::Done> &told)
{
    // Tokens that Kakao does not know any more are as good as told of. But when an unlink could not
    // even be asked for, the link may be there for ever, and the person should hear of it.
    if (!told && m_departure.kind == DepartureKind::Disconnect && !m_wasAsked)
        m_refusal = told.error();
    if (!told && !told.error().endsSession && !saysThatNothingIsLinked(told.error())) {
        // Any other refusal of an unlink speaks of the application, its settings or the moment: the
        // link is still there, and may yet be ended when those are mended.
        const bool isForGood = told.error().code == kakao::ErrorCode::Rejected;
        if (!isForGood || m_departure.kind == DepartureKind::Disconnect)
            return finish(told.error());
        m_refusal = told.error();
    }
    if (m_departure.kind == DepartureKind::Disconnect)
        erase([this] { awaitUpdate(); });
    else
        awaitUpdate();
}

/// Whoever is refreshing the tokens in the entry would write it anew after it is gone.
void DepartureTask::awaitUpdate()
{
    if (!m_ports.vault.secrets)
        return complete();
    if (m_place.lockFile.isEmpty())
        return removeEntry();
    afterLock(m_accountLock, m_place.lockFile, [this] { removeEntry(); });
}

void DepartureTask::removeEntry()
{
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
    m_keeper.reset();
    m_departures.reset();
    m_accounts.reset();
    m_member.reset();
    m_secret.reset();
    m_step.reset();
    m_accountLock.reset();
    m_entryLock.reset();
}

} // namespace session
