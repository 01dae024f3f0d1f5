// SPDX-License-Identifier: Apache-2.0
#include "session/restoreflow.h"

namespace session {

RestoreFlow::RestoreFlow(const Vault &vault, const QString &key)
    : Reply(kakao::ErrorOrigin::SecretStore), m_vault(vault), m_secret(vault.secrets->read(key))
{
    m_secret->onFinished(this, [this](const kakao::Result<kakao::Secret> &secret) {
        if (!secret)
            return finish(secret.error());
        useSecret(*secret);
    });
}

void RestoreFlow::useSecret(const kakao::Secret &secret)
{
    const auto stored = parseStoredSession(secret);
    if (!stored)
        return finish(stored.error());
    m_restored.stored = *stored;
    m_member = m_vault.directory->restore(stored->sessionToken);
    m_member->onFinished(this, [this](const kakao::Result<Member> &member) {
        if (member)
            m_restored.member = *member;
        else if (member.error().code != kakao::ErrorCode::SessionInvalid)
            return finish(member.error());
        finish(m_restored);
    });
}

void RestoreFlow::stop()
{
    m_secret.reset();
    m_member.reset();
}

} // namespace session
