// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "keychain/keychain_export.h"
#include "session/secretstore.h"

#include <QHash>

namespace keychain {

/// Keeps secrets until the process ends: for tests, and for a person who wants no trace.
class DAEMUN_KEYCHAIN_EXPORT MemoryStore final : public session::SecretStore
{
public:
    MemoryStore();
    ~MemoryStore() override;

    [[nodiscard]] bool isPersistent() const override { return false; }

    /// As session::SecretStore says, as are the others.
    [[nodiscard]] kakao::ReplyPtr<kakao::Secret> read(const QString &key) override;
    [[nodiscard]] kakao::ReplyPtr<kakao::Done> write(const QString &key,
                                                     const kakao::Secret &secret) override;
    [[nodiscard]] kakao::ReplyPtr<kakao::Done> remove(const QString &key) override;

private:
    QHash<QString, kakao::Secret> m_secrets;
};

} // namespace keychain
