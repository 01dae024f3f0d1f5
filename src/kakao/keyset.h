// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/kakao_export.h"
#include "kakao/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

namespace kakao {

/// A public RSA key that signs id_tokens by RS256, and by nothing else (RFC 8725 3.1). Plain data.
struct DAEMUN_KAKAO_EXPORT RsaKey
{
    QString kid = {};         ///< empty when the key set names none
    QByteArray modulus = {};  ///< `n`: octets, the highest first
    QByteArray exponent = {}; ///< `e`: likewise

    /// Whether signature is this key's RS256 signature of message (RFC 7518 3.3).
    [[nodiscard]] bool hasSigned(QByteArrayView message, QByteArrayView signature) const;

    friend bool operator==(const RsaKey &, const RsaKey &) = default;
};

/// The keys that may be used, of those that an issuer publishes.
struct KeySet
{
    QList<RsaKey> keys; ///< in the order of the answer

    friend bool operator==(const KeySet &, const KeySet &) = default;
};

/// Reads an answer of `/.well-known/jwks.json` (RFC 7517 5).
///
/// A key that is not one of ours to use is left out: another kty than RSA, another use than sig,
/// another alg than RS256, key_ops without verify, a modulus that is even or not of 2,048 to 8,192
/// bits (RFC 7518 3.3), an exponent that is even or not of 17 to 64 bits, text that is not
/// base64url. None left is a key set as well. Without a list of `keys` it is InvalidAnswer.
DAEMUN_KAKAO_EXPORT Result<KeySet> parseKeySet(const QByteArray &json);

} // namespace kakao
