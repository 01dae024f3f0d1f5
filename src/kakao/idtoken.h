// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/kakao_export.h"
#include "kakao/keyset.h"
#include "kakao/result.h"
#include "kakao/secret.h"

#include <QDateTime>
#include <QUrl>

#include <chrono>
#include <optional>

namespace kakao {

/// How far Kakao's clock and this computer's may be apart.
inline constexpr std::chrono::seconds clockLeeway{60};

/// What a verified id_token says (OpenID Connect Core 2, and Kakao's claims). Plain data.
///
/// What there is no consent for is empty. Kakao names an e-mail address only when it is valid and
/// verified; the default nickname and picture it does not mark as such.
struct IdToken
{
    qint64 kakaoId = 0;             ///< `sub`
    QString nickname = {};          ///< empty also for Kakao's placeholder
    QUrl pictureUrl = {};           ///< the thumbnail: 110 or 100 pixels
    QString email = {};             ///< valid and verified, or empty
    QDateTime issuedAt = {};        ///< UTC
    QDateTime expiresAt = {};       ///< UTC
    QDateTime authenticatedAt = {}; ///< UTC: when the person logged in; invalid when it is not said

    friend bool operator==(const IdToken &, const IdToken &) = default;
};

/// What an id_token must say to be the one that was asked for.
struct IdTokenExpectations
{
    QString issuer = {};   ///< `iss`: see Config::issuer()
    QString clientId = {}; ///< `aud`: the REST API key
    Secret nonce = {};     ///< of the authorization request; empty: whatever the token has, or none
    qint64 kakaoId = 0;    ///< whose it must be; 0: anybody's
    QDateTime now = {};    ///< by this computer's clock
    /// By the same clock, when it was asked for: it must not be older, with clockLeeway. Invalid:
    /// it may.
    QDateTime askedAt = {};
    /// How long before the token the person may have logged in, by Kakao's clock; with clockLeeway.
    /// Then `auth_time` must be there.
    std::optional<std::chrono::seconds> maxAge = {};
    /// Came with the id_token: compared with `at_hash` when that is there. Empty: it is not.
    Secret accessToken = {};
};

/// Verifies token, as OpenID Connect Core 3.1.3.7 and RFC 8725 ask for, and stricter: RS256 only,
/// whatever the token says, by one of keys; `iss`, `aud`, `azp`, `nonce`, `at_hash`; `sub`, a
/// 64-bit Kakao user id in its shortest form, as text; `exp`, `iat`, `nbf` and `auth_time`, whole
/// seconds in plain digits. A member written twice, in the header or among the claims, is refused,
/// as is a token over 16 KiB, before any of it is read.
///
/// Errors, of which none holds any of the token's text: IdTokenInvalid; ClockSuspected, when
/// nothing is wrong but the time; WrongUser, when nothing is wrong but whose it is.
DAEMUN_KAKAO_EXPORT Result<IdToken> verifyIdToken(const Secret &token, const KeySet &keys,
                                                  const IdTokenExpectations &expected);

} // namespace kakao
