// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/keyset.h"

namespace kakao {

/// A token in JWS Compact Serialization (RFC 7515 7.1), decoded and not verified.
struct Jws
{
    std::optional<QString> kid;
    QByteArray message; ///< what is signed
    QByteArray payload;
    QByteArray signature;
};

/// Reads nothing but the kind of token this library accepts: RS256 said and nothing in the header
/// that would choose a key, change the algorithm or make it another kind of token. The error is
/// IdTokenInvalid.
Result<Jws> readJws(const QByteArray &token);

/// The keys that may have signed it: those of its kid, or the only one when it names none.
[[nodiscard]] QList<RsaKey> keysFor(const Jws &jws, const KeySet &keys);

[[nodiscard]] inline Error invalidIdToken(const QString &detail)
{
    return {.code = ErrorCode::IdTokenInvalid, .origin = ErrorOrigin::Token, .detail = detail};
}

} // namespace kakao
