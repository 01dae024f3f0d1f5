// SPDX-License-Identifier: Apache-2.0
#include "sandbox/tokencontrol.h"

#include "sandbox/masks.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

QJsonObject lifeObject(const QDateTime &expires, const QDateTime &now)
{
    return {{u"expires_at"_s, timeText(expires)},
            {u"expires_in"_s, now.secsTo(expires)},
            {u"is_good"_s, expires > now}};
}

void insertPerson(QJsonObject &object, const Context &context, qint64 id)
{
    const Person *person = context.people.byId(id);
    if (!person)
        return;
    object.insert(u"person"_s,
                  QJsonObject{{u"id"_s, person->id},
                              {u"login_id"_s, person->loginId},
                              {u"nickname"_s, person->nickname}});
}

QJsonObject grantPart(const Context &context, const Grant &grant, const QDateTime &expires)
{
    QJsonObject object = lifeObject(expires, context.now());
    object.insert(u"client_id"_s, grant.clientId);
    object.insert(u"sign_in"_s, grant.number);
    object.insert(u"logged_in_at"_s, timeText(grant.loggedInAt));
    object.insert(u"openid"_s, grant.openId);
    insertPerson(object, context, grant.personId);
    return object;
}

/// The entry whose digest begins so, if it is the only one.
template <typename Entry>
const Entry *find(const QMap<QByteArray, Entry> &entries, const QByteArray &digest)
{
    const auto found = entries.lowerBound(digest);
    if (found == entries.end() || !found.key().startsWith(digest))
        return nullptr;
    const auto next = std::next(found);
    return next != entries.end() && next.key().startsWith(digest) ? nullptr : &*found;
}

Answer tokenAnswer(const QString &kind, QJsonObject object)
{
    object.insert(u"kind"_s, kind);
    return jsonAnswer(object);
}

Answer byDigest(const Context &context, const QByteArray &digest)
{
    const GrantRecords records = context.grants.records();
    if (const Token *token = find(records.accessTokens, digest)) {
        QJsonObject object = grantPart(context, token->grant, token->expires);
        object.insert(u"scopes"_s,
                      QJsonArray::fromStringList(context.scopesOf(token->grant.personId)));
        return tokenAnswer(u"access_token"_s, object);
    }
    if (const Token *token = find(records.refreshTokens, digest))
        return tokenAnswer(u"refresh_token"_s, grantPart(context, token->grant, token->expires));
    if (const Code *code = find(records.codes, digest)) {
        QJsonObject object = grantPart(context, code->grant, code->expires);
        object.insert(u"redirect_uri"_s, code->redirectUri);
        object.insert(u"pkce"_s, !code->challenge.isEmpty());
        return tokenAnswer(u"authorization_code"_s, object);
    }
    return controlError(u"no code and no token of this sandbox: used up, revoked, long over, "
                        "or from elsewhere"_s,
                        404);
}

QJsonObject decodedObject(const QByteArray &part)
{
    return QJsonDocument::fromJson(QByteArray::fromBase64(part, QByteArray::Base64UrlEncoding))
        .object();
}

QString signatureText(Keys::Signature signature)
{
    switch (signature) {
    case Keys::Signature::Good:
        return u"good"_s;
    case Keys::Signature::Bad:
        return u"bad"_s;
    case Keys::Signature::OfAnotherKey:
        return u"of another key"_s;
    }
    return {};
}

Answer idTokenAnswer(Context &context, const QByteArray &token)
{
    const QByteArrayList parts = token.split('.');
    const QJsonObject header = decodedObject(parts[0]);
    const QJsonObject claims = decodedObject(parts[1]);
    if (header.isEmpty() || claims.isEmpty())
        return controlError(u"three parts with dots between them, and yet no id_token"_s, 404);
    const Keys::Signature signature = context.keys.check(token);
    const auto expires = QDateTime::fromSecsSinceEpoch(claims.value("exp"_L1).toInteger());
    QJsonObject object = lifeObject(expires, context.now());
    if (signature != Keys::Signature::Good)
        object.insert(u"is_good"_s, false);
    object.insert(u"header"_s, header);
    object.insert(u"claims"_s, claims);
    object.insert(u"signature"_s, signatureText(signature));
    insertPerson(object, context, claims.value("sub"_L1).toString().toLongLong());
    return tokenAnswer(u"id_token"_s, object);
}

} // namespace

Answer tokenControl(Context &context, const Call &call)
{
    const QJsonObject order = QJsonDocument::fromJson(call.body).object();
    const QByteArray token = order.value("token"_L1).toString().trimmed().toUtf8();
    const QByteArray digest = order.value("sha256"_L1).toString().toLatin1();
    if (order.size() != 1 || token.isEmpty() == digest.isEmpty())
        return controlError(uR"(the body must be {"token":"..."} or {"sha256":"..."})"_s, 400);
    if (token.count('.') == 2)
        return idTokenAnswer(context, token);
    if (!token.isEmpty())
        return byDigest(context, QCryptographicHash::hash(token, QCryptographicHash::Sha256));
    const QByteArray octets = QByteArray::fromHex(digest);
    if (digest.size() < shortDigestLength || octets.toHex() != digest.toLower())
        return controlError(
            u"sha256 takes the first %1 hexadecimal digits or more"_s.arg(shortDigestLength), 400);
    return byDigest(context, octets);
}

} // namespace sandbox
