// SPDX-License-Identifier: Apache-2.0
#include "session/entrycreation.h"

#include <QTimer>

#include <utility>

namespace session {

QString makeEntryName(qint64 kakaoId)
{
    return QString::number(kakaoId) + u'.'
        + QString::fromLatin1(kakao::Secret::random(64).reveal());
}

EntryCreation::EntryCreation(const Vault &vault, const Account &account, EntryUpdate::Place place,
                             const StoredSession &stored)
    : Reply(kakao::ErrorOrigin::SecretStore), m_vault(vault), m_kakaoId(account.kakaoId),
      m_entry(account.entry), m_place(std::move(place)), m_content(serialize(stored))
{
    // Each step waits for the disk: what shows that somebody is signed in is painted before.
    QTimer::singleShot(0, this, &EntryCreation::begin);
}

void EntryCreation::begin()
{
    if (isFinished())
        return;
    if (m_place.entryLockFile.isEmpty())
        return announce();
    m_locking.reset(new ProcessLock(m_place.entryLockFile));
    // Nobody else knows the entry yet. A lock that cannot be made must not cost the session.
    m_locking->onFinished(this, [this](const kakao::Result<HeldLock> &lock) {
        m_lock = lock ? *lock : nullptr;
        announce();
    });
}

void EntryCreation::announce()
{
    m_announcing = m_vault.directory->noteSignIn(m_kakaoId, m_entry);
    m_announcing->onFinished(this, [this](const kakao::Result<kakao::Done> &announced) {
        if (!announced)
            return end(announced);
        write();
    });
}

void EntryCreation::write()
{
    m_writing = m_vault.secrets->write(m_place.key, m_content);
    m_writing->onFinished(this, [this](const kakao::Result<kakao::Done> &written) {
        if (!written)
            return end(written);
        add();
    });
}

void EntryCreation::add()
{
    m_adding = m_vault.directory->addAccount(m_kakaoId, m_entry);
    m_adding->onFinished(this, [this](const kakao::Result<kakao::Done> &added) {
        if (!added)
            kakao::runToItsEnd(m_vault.secrets->remove(m_place.key));
        end(added);
    });
}

void EntryCreation::end(const kakao::Result<kakao::Done> &result)
{
    release(m_lock);
    finish(result);
}

void EntryCreation::stop()
{
    m_locking.reset();
    m_announcing.reset();
    if (m_writing && !m_adding)
        kakao::runToItsEnd(m_vault.secrets->remove(m_place.key));
    m_writing.reset();
    m_adding.reset();
    release(m_lock);
}

} // namespace session
