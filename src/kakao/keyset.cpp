// SPDX-License-Identifier: Apache-2.0
#include "kakao/keyset.h"

#include "kakao/json_p.h"
#include "kakao/wiretext_p.h"

#include <QJsonArray>

#include <bit>
#include <optional>

using namespace Qt::StringLiterals;

namespace kakao {
namespace {

/// A Base64urlUInt (RFC 7518 2), odd and of so many bits. Some libraries put zeros in front of it.
std::optional<QByteArray> readOddNumber(const QJsonObject &key, QLatin1StringView name,
                                        qsizetype leastBits, qsizetype mostBits)
{
    auto octets = fromBase64Url(key[name].toString().toLatin1());
    if (!octets)
        return std::nullopt;
    while (octets->startsWith('\0'))
        octets->remove(0, 1);
    if (octets->isEmpty() || (octets->back() & 1) == 0)
        return std::nullopt;
    const auto first = static_cast<unsigned char>(octets->front());
    const qsizetype bits = (octets->size() - 1) * 8 + std::bit_width(first);
    return bits >= leastBits && bits <= mostBits ? octets : std::nullopt;
}

/// Absent, or exactly this.
bool mayBe(const QJsonObject &key, QLatin1StringView name, QLatin1StringView wanted)
{
    const QJsonValue value = key[name];
    return value.isUndefined() || value == QJsonValue(wanted);
}

bool mayVerify(const QJsonObject &key)
{
    const QJsonValue operations = key["key_ops"_L1];
    return operations.isUndefined() || operations.toArray().contains("verify"_L1);
}

std::optional<RsaKey> readKey(const QJsonObject &key)
{
    const QJsonValue kid = key["kid"_L1];
    const bool isNamed = kid.isUndefined() || (kid.isString() && !kid.toString().isEmpty());
    if (!isNamed || key["kty"_L1] != QJsonValue("RSA"_L1) || !mayBe(key, "use"_L1, "sig"_L1)
        || !mayBe(key, "alg"_L1, "RS256"_L1) || !mayVerify(key))
        return std::nullopt;
    // An exponent of 1 makes every message its own signature; FIPS 186-5 asks for 17 bits.
    const auto exponent = readOddNumber(key, "e"_L1, 17, 64);
    const auto modulus = readOddNumber(key, "n"_L1, 2048, 8192);
    if (!exponent || !modulus)
        return std::nullopt;
    return RsaKey{.kid = kid.toString(), .modulus = *modulus, .exponent = *exponent};
}

} // namespace

Result<KeySet> parseKeySet(const QByteArray &json)
{
    const auto root = json::parseObject(json, ErrorOrigin::Token);
    if (!root)
        return root.error();
    const QJsonValue listed = (*root)["keys"_L1];
    if (!listed.isArray())
        return Error{.origin = ErrorOrigin::Token, .detail = u"no list of keys"_s};
    KeySet set;
    const QJsonArray entries = listed.toArray();
    for (const auto &entry : entries) {
        if (const auto key = readKey(entry.toObject()))
            set.keys += *key;
    }
    return set;
}

} // namespace kakao
