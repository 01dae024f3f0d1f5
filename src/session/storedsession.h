// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/result.h"
#include "kakao/secret.h"
#include "kakao/tokens.h"
#include "session/session_export.h"

#include <QDateTime>

namespace session {

/// What one entry of the secret store holds of one account.
struct StoredSession
{
    kakao::Secret sessionToken = {};
    kakao::Secret accessToken = {};
    kakao::Secret refreshToken = {}; ///< may be empty
    QDateTime accessExpiresAt = {};  ///< UTC; invalid when Kakao named no life
    QDateTime refreshExpiresAt = {};
    QStringList scopes = {};
};

/// One JSON object; short names, because an entry has 2,400 bytes.
[[nodiscard]] DAEMUN_SESSION_EXPORT kakao::Secret serialize(const StoredSession &stored);
/// SecretStoreFailed when the entry is not one of ours.
DAEMUN_SESSION_EXPORT kakao::Result<StoredSession> parseStoredSession(const kakao::Secret &entry);

} // namespace session
