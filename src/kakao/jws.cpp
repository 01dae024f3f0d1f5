// SPDX-License-Identifier: Apache-2.0
#include "kakao/jws_p.h"

#include "kakao/json_p.h"
#include "kakao/wiretext_p.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace kakao {
namespace {

/// What a header must not have: parameters that must be understood (RFC 7515 4.1.11; we understand
/// none), that bring keys or say where to fetch them, that change what is signed, and those of
/// encrypted and of nested tokens.
constexpr std::array refusedParameters{"crit"_L1, "jwk"_L1, "jku"_L1, "x5u"_L1, "x5c"_L1,
                                       "b64"_L1,  "enc"_L1, "zip"_L1, "cty"_L1};

/// What is wrong with it, or nothing.
QString faultOf(const QJsonObject &header)
{
    if (header["alg"_L1] != QJsonValue("RS256"_L1))
        return u"alg is not RS256"_s;
    const QJsonValue type = header["typ"_L1];
    if (!type.isUndefined() && type.toString().compare("JWT"_L1, Qt::CaseInsensitive) != 0)
        return u"typ is not JWT"_s;
    const QJsonValue kid = header["kid"_L1];
    if (!kid.isUndefined() && !kid.isString())
        return u"kid is no text"_s;
    for (const auto &parameter : refusedParameters) {
        if (header.contains(parameter))
            return parameter + u" in the header"_s;
    }
    return {};
}

} // namespace

Result<Jws> readJws(const QByteArray &token)
{
    constexpr qsizetype limit = 16 * 1024;
    if (token.size() > limit)
        return invalidIdToken(u"too long"_s);
    const QList<QByteArray> parts = token.split('.');
    if (parts.size() != 3)
        return invalidIdToken(u"not of three parts"_s);
    const auto headerText = fromBase64Url(parts[0]);
    const auto payload = fromBase64Url(parts[1]);
    const auto signature = fromBase64Url(parts[2]);
    if (!headerText || !payload || !signature)
        return invalidIdToken(u"not base64url"_s);
    const auto header = json::parseStrictObject(*headerText);
    if (!header)
        return invalidIdToken(u"header: "_s + header.error().detail);
    if (const QString fault = faultOf(*header); !fault.isEmpty())
        return invalidIdToken(fault);
    const QJsonValue kid = (*header)["kid"_L1];
    return Jws{.kid = kid.isString() ? std::optional(kid.toString()) : std::nullopt,
               .message = parts[0] + '.' + parts[1],
               .payload = *payload,
               .signature = *signature};
}

QList<RsaKey> keysFor(const Jws &jws, const KeySet &keys)
{
    if (!jws.kid)
        return keys.keys.size() == 1 ? keys.keys : QList<RsaKey>();
    QList<RsaKey> named;
    std::copy_if(keys.keys.begin(), keys.keys.end(), std::back_inserter(named),
                 [&jws](const RsaKey &key) { return !key.kid.isEmpty() && key.kid == *jws.kid; });
    return named;
}

} // namespace kakao
