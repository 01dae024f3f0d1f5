// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/reply.h"
#include "kakao/secret.h"
#include "session/session_export.h"

#include <QString>

namespace session {

/// Keeps secrets under keys. Asynchronous; requests are carried out one at a time, in order.
/// Errors have ErrorOrigin::SecretStore and say apart: SecretNotFound, SecretStoreLocked,
/// SecretStoreMissing, SecretStoreSilent, SecretStoreFailed, SecretTooLong.
class SecretStore
{
public:
    /// The smallest limit of all platforms (Windows: 2,560 bytes an entry), with room to spare.
    static constexpr qsizetype maximumLength = 2400;

    virtual ~SecretStore() = default;

    /// False for memory: what is kept ends with the process, and the person must be told.
    [[nodiscard]] virtual bool isPersistent() const = 0;

    /// SecretNotFound only when the store has answered that there is no such entry.
    [[nodiscard]] virtual kakao::ReplyPtr<kakao::Secret> read(const QString &key) = 0;
    /// Done only after the entry was read back and is the same.
    [[nodiscard]] virtual kakao::ReplyPtr<kakao::Done> write(const QString &key,
                                                             const kakao::Secret &secret) = 0;
    /// Done also when there was no such entry.
    [[nodiscard]] virtual kakao::ReplyPtr<kakao::Done> remove(const QString &key) = 0;
};

/// `daemun/<server>/<account>`, the parts percent-encoded: other programs, other servers and
/// other accounts never meet in one entry. server is the host of kauth (with its port when it
/// names one) or `sandbox`; account a Kakao id, or what else is kept.
[[nodiscard]] DAEMUN_SESSION_EXPORT QString secretKey(const QString &server,
                                                      const QString &account);

} // namespace session
