// SPDX-License-Identifier: Apache-2.0
#include "members/sessiontoken.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>

using namespace Qt::StringLiterals;

namespace members {
namespace {

constexpr qsizetype maximumTokenLength = 4096;
constexpr qint64 leeway = 60;

constexpr QByteArray::Base64Options base64Url =
    QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

struct Claims
{
    qint64 id = 0;
    qint64 issuedAt = 0; ///< seconds since 1970, like expiresAt
    qint64 expiresAt = 0;
    QString tokenId;
};

QByteArray encodedHeader()
{
    return QByteArray(R"({"alg":"HS256","typ":"JWT"})").toBase64(base64Url);
}

QByteArray encoded(const Claims &claims)
{
    const QJsonObject object{
        {u"id"_s, claims.id},         {u"iss"_s, u"daemun"_s},    {u"iat"_s, claims.issuedAt},
        {u"exp"_s, claims.expiresAt}, {u"jti"_s, claims.tokenId},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64(base64Url);
}

Claims decoded(const QByteArray &part)
{
    const QJsonObject object =
        QJsonDocument::fromJson(QByteArray::fromBase64(part, base64Url)).object();
    return {.id = object["id"_L1].toInteger(),
            .issuedAt = object["iat"_L1].toInteger(),
            .expiresAt = object["exp"_L1].toInteger(),
            .tokenId = object["jti"_L1].toString()};
}

kakao::Error invalid(const QString &why)
{
    return {.code = kakao::ErrorCode::SessionInvalid,
            .origin = kakao::ErrorOrigin::Directory,
            .detail = why};
}

} // namespace

QByteArray hs256Signature(const QByteArray &signingInput, const QByteArray &key)
{
    return QMessageAuthenticationCode::hash(signingInput, key, QCryptographicHash::Sha256)
        .toBase64(base64Url);
}

kakao::Secret issueSessionToken(qint64 memberId, const QDateTime &now, const kakao::Secret &key)
{
    const qint64 issuedAt = now.toSecsSinceEpoch();
    const Claims claims{.id = memberId,
                        .issuedAt = issuedAt,
                        .expiresAt = issuedAt + qint64(sessionLifetime.count()),
                        .tokenId = QString::fromLatin1(kakao::Secret::random(128).reveal())};
    const QByteArray signingInput = encodedHeader() + '.' + encoded(claims);
    return kakao::Secret(signingInput + '.' + hs256Signature(signingInput, key.reveal()));
}

kakao::Result<qint64> verifySessionToken(const kakao::Secret &token, const QDateTime &now,
                                         const kakao::Secret &key)
{
    const QByteArray &text = token.reveal();
    if (text.size() > maximumTokenLength)
        return invalid(u"too long"_s);
    const QList<QByteArray> parts = text.split('.');
    if (parts.size() != 3)
        return invalid(u"not three parts"_s);
    // The token does not choose the algorithm (RFC 8725 3.1): there is one header.
    if (parts.at(0) != encodedHeader())
        return invalid(u"another header"_s);
    const kakao::Secret signature(hs256Signature(parts.at(0) + '.' + parts.at(1), key.reveal()));
    if (!signature.matches(parts.at(2)))
        return invalid(u"the signature does not fit"_s);

    // Written anew and compared: this refuses padding, other bits at the end, claims given twice,
    // numbers as text and whatever else a lenient parser lets pass.
    const Claims claims = decoded(parts.at(1));
    if (encoded(claims) != parts.at(1) || claims.id <= 0 || claims.tokenId.isEmpty())
        return invalid(u"other claims"_s);

    const qint64 seconds = now.toSecsSinceEpoch();
    if (claims.issuedAt > seconds + leeway)
        return invalid(u"issued in the future"_s);
    if (claims.expiresAt <= seconds - leeway)
        return invalid(u"expired"_s);
    return claims.id;
}

} // namespace members
