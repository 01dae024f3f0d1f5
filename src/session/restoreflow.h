// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/account.h"
#include "session/memberdirectory.h"
#include "session/secretstore.h"
#include "session/session_export.h"
#include "session/storedsession.h"
#include "session/vault.h"

namespace session {

/// What this computer alone knows of a session.
struct Restored
{
    StoredSession stored;
    /// Nothing when the session token is not good any more: Kakao must say who it is.
    std::optional<Member> member;
};

/// Reads the session of one account from the secret store and lets the directory judge its token.
/// Without the network. Errors are those of the two, but SessionInvalid, which is no error here.
class DAEMUN_SESSION_EXPORT RestoreFlow final : public kakao::Reply<Restored>
{
    Q_OBJECT
public:
    RestoreFlow(const Vault &vault, const QString &key);

private:
    void useSecret(const kakao::Secret &secret);
    void stop() override;

    Vault m_vault;
    Restored m_restored;
    kakao::ReplyPtr<kakao::Secret> m_secret;
    kakao::ReplyPtr<Member> m_member;
};

} // namespace session
