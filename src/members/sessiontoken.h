// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/result.h"
#include "kakao/secret.h"
#include "members/members_export.h"

#include <QDateTime>

#include <chrono>

namespace members {

/// How long a session token is good for.
inline constexpr std::chrono::seconds sessionLifetime = std::chrono::hours(24 * 30);

/// A JWT (RFC 7519) signed with HS256, whose claims are `id` (the member's), `iss`, `iat`, `exp`
/// and `jti`.
[[nodiscard]] DAEMUN_MEMBERS_EXPORT kakao::Secret
issueSessionToken(qint64 memberId, const QDateTime &now, const kakao::Secret &key);

/// The id of the member it was issued to. SessionInvalid unless it is, byte for byte, what
/// issueSessionToken() writes with this key, and in its time (60 s of leeway).
DAEMUN_MEMBERS_EXPORT kakao::Result<qint64>
verifySessionToken(const kakao::Secret &token, const QDateTime &now, const kakao::Secret &key);

/// The signature part for a JWS signing input (RFC 7515 5.1, RFC 7518 3.2).
[[nodiscard]] DAEMUN_MEMBERS_EXPORT QByteArray hs256Signature(const QByteArray &signingInput,
                                                              const QByteArray &key);

} // namespace members
