// SPDX-License-Identifier: Apache-2.0
#include "kakao/idtoken.h"

#include "kakao/json_p.h"
#include "kakao/jws_p.h"
#include "kakao/profile_p.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kakao {
namespace {

struct Times
{
    qint64 issued = 0;
    qint64 expires = 0;
    std::optional<qint64> notBefore;
    std::optional<qint64> authenticated;
};

bool isSigned(const Jws &jws, const KeySet &keys)
{
    const QList<RsaKey> candidates = keysFor(jws, keys);
    return std::any_of(candidates.begin(), candidates.end(), [&jws](const RsaKey &key) {
        return key.hasSigned(jws.message, jws.signature);
    });
}

/// For us, and for nobody we know nothing of (OpenID Connect Core 3.1.3.7, 3 to 5).
bool isForUs(const QJsonObject &claims, const QString &clientId)
{
    const QJsonValue us(clientId);
    const QJsonValue audience = claims["aud"_L1];
    const QJsonArray list = audience.isArray() ? audience.toArray() : QJsonArray{audience};
    if (list.isEmpty() || std::any_of(list.begin(), list.end(), [&us](const auto &one) {
            return QJsonValue(one) != us;
        }))
        return false;
    const QJsonValue party = claims["azp"_L1];
    return party == us || (party.isUndefined() && list.size() == 1);
}

bool hasNonce(const QJsonObject &claims, const Secret &nonce)
{
    return nonce.isEmpty() || nonce.matches(claims["nonce"_L1].toString().toUtf8());
}

/// OpenID Connect Core 3.1.3.6: the left half of the SHA-256.
bool fitsAccessToken(const QJsonObject &claims, const Secret &accessToken)
{
    const QJsonValue told = claims["at_hash"_L1];
    if (told.isUndefined() || (told.isString() && accessToken.isEmpty()))
        return true;
    const QByteArray half =
        QCryptographicHash::hash(accessToken.reveal(), QCryptographicHash::Sha256).first(16);
    return told.toString().toLatin1()
        == half.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// Kakao's user id, in digits that no other text stands for.
std::optional<qint64> readSubject(const QJsonObject &claims)
{
    const QJsonValue subject = claims["sub"_L1];
    return subject.isString() ? json::positiveInteger(subject.toString().toUtf8()) : std::nullopt;
}

std::optional<Times> readTimes(const QByteArray &payload, const QJsonObject &claims)
{
    constexpr qint64 latest = 253'402'300'799; // the end of the year 9999
    const auto time = [&payload](QByteArrayView name) {
        const auto seconds = json::rootInteger(payload, name);
        return seconds && *seconds <= latest ? seconds : std::nullopt;
    };
    const Times times{.issued = time("iat").value_or(0),
                      .expires = time("exp").value_or(0),
                      .notBefore = time("nbf"),
                      .authenticated = time("auth_time")};
    if (times.issued == 0 || times.expires == 0
        || times.notBefore.has_value() != claims.contains("nbf"_L1)
        || times.authenticated.has_value() != claims.contains("auth_time"_L1))
        return std::nullopt;
    return times;
}

/// By Kakao's clock alone: nobody logs in after the token is issued. Or why not.
QString faultOfLogin(const Times &times, std::optional<std::chrono::seconds> maxAge)
{
    if (!times.authenticated)
        return maxAge ? u"no auth_time"_s : QString();
    const std::chrono::seconds age(times.issued - *times.authenticated);
    if (age < -clockLeeway)
        return u"auth_time after iat"_s;
    return maxAge && age > *maxAge + clockLeeway ? u"the login is older than asked for"_s
                                                 : QString();
}

Error clockError(const QString &what, qint64 seconds)
{
    return {.code = ErrorCode::ClockSuspected,
            .origin = ErrorOrigin::Token,
            .detail = u"the id_token %1 by this computer's clock: %2 s"_s.arg(what).arg(seconds)};
}

/// What this computer's clock says against it, if anything.
std::optional<Error> disagreement(const Times &times, const IdTokenExpectations &expected)
{
    constexpr qint64 leeway = clockLeeway.count();
    const qint64 now = expected.now.toSecsSinceEpoch();
    const qint64 begin = std::max(times.issued, times.notBefore.value_or(0));
    if (begin > now + leeway)
        return clockError(u"is from the future"_s, begin - now);
    if (times.expires <= now - leeway)
        return clockError(u"has expired"_s, now - times.expires);
    // Whoever has it for so long was not given it just now; no access token lives longer.
    if (times.issued < now - std::chrono::seconds(24h).count())
        return invalidIdToken(u"issued more than a day ago"_s);
    if (expected.askedAt.isValid() && times.issued < expected.askedAt.toSecsSinceEpoch() - leeway)
        return invalidIdToken(u"issued before it was asked for"_s);
    return std::nullopt;
}

QString faultOfClaims(const QJsonObject &claims, const IdTokenExpectations &expected)
{
    if (expected.issuer.isEmpty() || expected.clientId.isEmpty() || !expected.now.isValid())
        return u"nothing to compare it with"_s;
    if (claims["iss"_L1] != QJsonValue(expected.issuer))
        return u"iss is another issuer"_s;
    if (!isForUs(claims, expected.clientId))
        return u"aud or azp is not this application alone"_s;
    if (!hasNonce(claims, expected.nonce))
        return u"nonce is not the one of this sign-in"_s;
    if (!fitsAccessToken(claims, expected.accessToken))
        return u"at_hash is of another access token"_s;
    return {};
}

QDateTime utc(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

IdToken makeIdToken(qint64 kakaoId, const Times &times, const QJsonObject &claims)
{
    return {.kakaoId = kakaoId,
            .nickname = readNickname(claims, "nickname"_L1),
            .pictureUrl = readPicture(claims, "picture"_L1),
            .email = json::text(claims, "email"_L1),
            .issuedAt = utc(times.issued),
            .expiresAt = utc(times.expires),
            .authenticatedAt = times.authenticated ? utc(*times.authenticated) : QDateTime()};
}

Result<IdToken> readClaims(const QByteArray &payload, const IdTokenExpectations &expected)
{
    const auto claims = json::parseStrictObject(payload);
    if (!claims)
        return invalidIdToken(u"claims: "_s + claims.error().detail);
    if (const QString fault = faultOfClaims(*claims, expected); !fault.isEmpty())
        return invalidIdToken(fault);
    const auto kakaoId = readSubject(*claims);
    if (!kakaoId)
        return invalidIdToken(u"sub is no Kakao user id"_s);
    const auto times = readTimes(payload, *claims);
    if (!times || times->expires <= times->issued)
        return invalidIdToken(u"exp, iat, nbf or auth_time is missing or no time"_s);
    if (const QString fault = faultOfLogin(*times, expected.maxAge); !fault.isEmpty())
        return invalidIdToken(fault);
    if (const auto error = disagreement(*times, expected))
        return *error;
    if (expected.kakaoId != 0 && *kakaoId != expected.kakaoId)
        return Error{.code = ErrorCode::WrongUser,
                     .origin = ErrorOrigin::Token,
                     .detail = u"the id_token is another Kakao user's"_s};
    return makeIdToken(*kakaoId, *times, *claims);
}

} // namespace

Result<IdToken> verifyIdToken(const Secret &token, const KeySet &keys,
                              const IdTokenExpectations &expected)
{
    const auto jws = readJws(token.reveal());
    if (!jws)
        return jws.error();
    if (keysFor(*jws, keys).isEmpty())
        return invalidIdToken(u"signed by no key of the issuer's key set"_s);
    if (!isSigned(*jws, keys))
        return invalidIdToken(u"the signature is wrong"_s);
    return readClaims(jws->payload, expected);
}

} // namespace kakao
