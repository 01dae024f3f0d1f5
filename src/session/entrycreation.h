// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/entryupdate.h"
#include "session/memberdirectory.h"
#include "session/session_export.h"
#include "session/vault.h"

namespace session {

/// A name for the entry of a sign-in. Another one each time: who signs in again never meets what
/// is left of the time before.
[[nodiscard]] DAEMUN_SESSION_EXPORT QString makeEntryName(qint64 kakaoId);

/// Makes a sign-in last: announces its entry in the directory, writes it into the secret store,
/// and adds the account. All of it under the entry's lock, without which another process would take
/// what is announced for what is left of a sign-in that was killed.
///
/// An account without an entry would make the next start wait for one, and an entry without an
/// account is a secret left lying about: it is both or neither, also when the program is killed in
/// the middle. What is announced and not added is taken away by the next start.
class DAEMUN_SESSION_EXPORT EntryCreation final : public kakao::Reply<kakao::Done>
{
    Q_OBJECT
public:
    /// account: its Kakao id and entry. What vault names must outlive this object.
    EntryCreation(const Vault &vault, const Account &account, EntryUpdate::Place place,
                  const StoredSession &stored);

private:
    void begin();
    void announce();
    void write();
    void add();
    void end(const kakao::Result<kakao::Done> &result);
    void stop() override;

    Vault m_vault;
    qint64 m_kakaoId;
    QString m_entry;
    EntryUpdate::Place m_place;
    kakao::Secret m_content;
    HeldLock m_lock;
    kakao::ReplyPtr<HeldLock> m_locking;
    kakao::ReplyPtr<kakao::Done> m_announcing;
    kakao::ReplyPtr<kakao::Done> m_writing;
    kakao::ReplyPtr<kakao::Done> m_adding;
};

} // namespace session
