// SPDX-License-Identifier: Apache-2.0
#include "idtokendraft.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace {

QByteArray jsonText(const IdTokenDraft::Members &members,
                    const QList<IdTokenDraft::Change> &changes)
{
    QByteArrayList lines;
    for (auto it = members.begin(); it != members.end(); ++it)
        lines += '"' + it.key() + "\":" + it.value();
    QByteArray text = '{' + lines.join(',') + '}';
    for (const auto &change : changes)
        text = change(text);
    return text;
}

} // namespace

IdTokenDraft::IdTokenDraft()
    : header({{"alg", R"("RS256")"}, {"kid", R"("k1")"}, {"typ", R"("JWT")"}}),
      claims({{"iss", R"("https://kauth.kakao.com")"},
              {"aud", R"("our-key")"},
              {"sub", R"("1376016924429759228")"},
              {"iat", QByteArray::number(now() - 100)},
              {"exp", QByteArray::number(now() - 100 + 6 * 3600)},
              {"auth_time", QByteArray::number(now() - 105)},
              {"nonce", R"("the nonce of this sign-in")"},
              {"nickname", R"("Hong Gildong ~~~~~")"}, // has a '-' in base64url
              {"picture", R"("http://k.kakaocdn.net/dn/img_110x110.jpg")"},
              {"email", R"("hong@example.com")"}}),
      sign(signer(issuersKey())), jwks({issuersKey().jwk(u"k1"_s)}),
      expected({.issuer = u"https://kauth.kakao.com"_s,
                .clientId = u"our-key"_s,
                .nonce = kakao::Secret("the nonce of this sign-in"),
                .now = QDateTime::fromSecsSinceEpoch(now(), Qt::UTC)})
{
}

kakao::Secret IdTokenDraft::token() const
{
    const QByteArray message = base64Url(jsonText(header, headerChanges)) + '.'
        + base64Url(jsonText(claims, claimsChanges));
    QByteArray token = message + '.' + base64Url(sign(message));
    for (const auto &change : tokenChanges)
        token = change(token);
    return kakao::Secret(token);
}

kakao::KeySet IdTokenDraft::keys() const
{
    const auto keys = kakao::parseKeySet(QJsonDocument(QJsonObject{{u"keys"_s, jwks}}).toJson());
    return keys ? *keys : kakao::KeySet();
}

const RsaTestKey &IdTokenDraft::issuersKey()
{
    static const RsaTestKey key;
    return key;
}

const RsaTestKey &IdTokenDraft::strangersKey()
{
    static const RsaTestKey key;
    return key;
}

IdTokenDraft::Signer IdTokenDraft::signer(const RsaTestKey &key)
{
    return [key](const QByteArray &message) { return key.signature(message); };
}

qint64 IdTokenDraft::now()
{
    return 1'800'000'000;
}
