// SPDX-License-Identifier: Apache-2.0
#include "session/entrycreation.h"

#include <utility>

namespace session {

void NewEntry::release()
{
    if (const HeldLock held = std::exchange(lock, nullptr))
        held->unlock();
}

EntryCreation::EntryCreation(const Vault &vault, qint64 kakaoId, NewEntry entry,
                             const StoredSession &stored)
    : Reply(kakao::ErrorOrigin::SecretStore), m_vault(vault), m_kakaoId(kakaoId),
      m_entry(std::move(entry))
{
    m_writing = m_vault.secrets->write(m_entry.place.key, serialize(stored));
    m_writing->onFinished(this, [this](const kakao::Result<kakao::Done> &written) {
        if (!written)
            return end(written);
        add();
    });
}

void EntryCreation::add()
{
    m_adding = m_vault.directory->addAccount(m_kakaoId, m_entry.name);
    m_adding->onFinished(this, [this](const kakao::Result<kakao::Done> &added) {
        if (!added)
            kakao::runToItsEnd(m_vault.secrets->remove(m_entry.place.key));
        end(added);
    });
}

void EntryCreation::end(const kakao::Result<kakao::Done> &result)
{
    m_entry.release();
    finish(result);
}

void EntryCreation::stop()
{
    if (!m_adding)
        kakao::runToItsEnd(m_vault.secrets->remove(m_entry.place.key));
    m_writing.reset();
    m_adding.reset();
    m_entry.release();
}

} // namespace session
