// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/entryupdate.h"
#include "session/memberdirectory.h"
#include "session/session_export.h"
#include "session/vault.h"

namespace session {

/// A sign-in that is to be there at the next start: its name, and the lock that tells every other
/// process that its entry is being made.
struct DAEMUN_SESSION_EXPORT NewEntry
{
    QString name;
    EntryUpdate::Place place;
    HeldLock lock = {};

    /// Lets the lock go. Not by dropping it: the replies that brought it have a share in it.
    void release();
};

/// Writes the entry of a sign-in into the secret store, then adds its account to the directory,
/// which has announced the entry (SignInRequest::entry).
///
/// An account without an entry would make the next start wait for one, and an entry without an
/// account is a secret left lying about: it is both or neither, also when the program is killed in
/// the middle. What is announced and not added is taken away by the next start.
class DAEMUN_SESSION_EXPORT EntryCreation final : public kakao::Reply<kakao::Done>
{
    Q_OBJECT
public:
    /// What vault names must outlive this object.
    EntryCreation(const Vault &vault, qint64 kakaoId, NewEntry entry, const StoredSession &stored);

private:
    void add();
    void end(const kakao::Result<kakao::Done> &result);
    void stop() override;

    Vault m_vault;
    qint64 m_kakaoId;
    NewEntry m_entry;
    kakao::ReplyPtr<kakao::Done> m_writing;
    kakao::ReplyPtr<kakao::Done> m_adding;
};

} // namespace session
