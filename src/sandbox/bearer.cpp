// SPDX-License-Identifier: Apache-2.0
#include "sandbox/bearer.h"

#include "sandbox/people.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr qsizetype longestToken = 200;

QJsonObject errorObject(int code, const QString &message)
{
    return {{u"msg"_s, message}, {u"code"_s, code}};
}

Answer unauthorized(const QString &message, const QByteArray &scheme = "Bearer")
{
    Answer answer = kapiError(401, -401, message);
    answer.headers.append({"WWW-Authenticate", scheme + " error=invalid_token"});
    return answer;
}

Bearer refused(const Answer &answer)
{
    return {.refusal = answer};
}

} // namespace

Answer kapiError(int status, int code, const QString &message)
{
    return jsonAnswer(errorObject(code, message), status);
}

Answer insufficientScopes(const QStringList &required, const QStringList &allowed)
{
    QJsonObject object = errorObject(-402, u"insufficient scopes."_s);
    object.insert(u"api_type"_s, u"OIDC_USERINFO"_s);
    object.insert(u"required_scopes"_s, QJsonArray::fromStringList(required));
    object.insert(u"allowed_scopes"_s, QJsonArray::fromStringList(allowed));
    return jsonAnswer(object, 403);
}

Bearer readBearer(const Context &context, const Call &call)
{
    const QByteArray scheme = call.authorization.split(' ').first().toLower();
    if (scheme == "kakaoak") // admin keys belong on a server, and no client of ours has one
        return refused(unauthorized(u"invalid app key."_s, "KakaoAK"));
    const QByteArray name = scheme == "bearer" ? call.authorization.mid(7).trimmed()
                                               : call.argument("access_token").toUtf8();
    if (name.isEmpty())
        return refused(unauthorized(u"no authentication key!"_s));
    if (name.size() > longestToken)
        return refused(kapiError(400, -2, u"too long for access token."_s));
    const std::optional<Token> token = context.grants.accessToken(name);
    if (!token)
        return refused(unauthorized(u"this access token does not exist"_s));
    if (token->expires <= context.now())
        return refused(unauthorized(u"this access token is already expired"_s));
    return {.token = *token, .person = personById(token->grant.personId)};
}

} // namespace sandbox
