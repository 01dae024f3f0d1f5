// SPDX-License-Identifier: Apache-2.0
#include "sandbox/oidc.h"

#include "sandbox/bearer.h"
#include "sandbox/kapierrors.h"
#include "sandbox/userjson.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

/// The claims about the person that consent covers.
QJsonObject personClaims(const Context &context, const Person &person)
{
    const QStringList scopes = context.scopesOf(person.id);
    QJsonObject claims = {{u"sub"_s, QString::number(person.id)}};
    if (scopes.contains(u"profile_nickname"_s))
        claims.insert(u"nickname"_s, person.nickname);
    if (scopes.contains(u"profile_image"_s))
        claims.insert(u"picture"_s, pictureUrl(context, person, 110));
    // An address that may be somebody else's is in no claim.
    if (scopes.contains(u"account_email"_s) && !person.email.isEmpty() && person.isEmailValid
        && person.isEmailVerified)
        claims.insert(u"email"_s, person.email);
    return claims;
}

} // namespace

Answer discovery(Context &context, const Call &)
{
    const QString base = QString::fromLatin1(context.issuer);
    return jsonAnswer(
        {{u"issuer"_s, base},
         {u"authorization_endpoint"_s, base + u"/oauth/authorize"_s},
         {u"token_endpoint"_s, base + u"/oauth/token"_s},
         {u"userinfo_endpoint"_s, base + u"/v1/oidc/userinfo"_s},
         {u"jwks_uri"_s, base + u"/.well-known/jwks.json"_s},
         {u"token_endpoint_auth_methods_supported"_s, QJsonArray{u"client_secret_post"_s}},
         {u"subject_types_supported"_s, QJsonArray{u"public"_s}},
         {u"id_token_signing_alg_values_supported"_s, QJsonArray{u"RS256"_s}},
         {u"request_uri_parameter_supported"_s, false},
         {u"response_types_supported"_s, QJsonArray{u"code"_s}},
         {u"response_modes_supported"_s, QJsonArray{u"query"_s}},
         {u"grant_types_supported"_s, QJsonArray{u"authorization_code"_s, u"refresh_token"_s}},
         {u"code_challenge_methods_supported"_s, QJsonArray{u"S256"_s}},
         {u"claims_supported"_s,
          QJsonArray{u"iss"_s, u"aud"_s, u"sub"_s, u"auth_time"_s, u"exp"_s, u"iat"_s, u"nonce"_s,
                     u"nickname"_s, u"picture"_s, u"email"_s}}});
}

Answer keySet(Context &context, const Call &)
{
    return jsonAnswer(context.keys.keySet());
}

QByteArray idToken(Context &context, const Grant &grant)
{
    const Person *person = context.people.byId(grant.personId);
    QJsonObject claims = personClaims(context, *person);
    const qint64 now = context.now().toSecsSinceEpoch();
    claims.insert(u"iss"_s, QString::fromLatin1(context.issuer));
    claims.insert(u"aud"_s, grant.clientId);
    claims.insert(u"iat"_s, now);
    claims.insert(u"exp"_s, now + context.options.accessTokenLife.count());
    claims.insert(u"auth_time"_s, grant.loggedInAt.toSecsSinceEpoch());
    if (!grant.nonce.isEmpty())
        claims.insert(u"nonce"_s, grant.nonce);
    return context.keys.sign(claims);
}

Answer userInfo(Context &context, const Call &call)
{
    const Bearer bearer = readBearer(context, call);
    if (bearer.refusal)
        return *bearer.refusal;
    if (!bearer.token.grant.openId && !context.options.isLenient)
        return insufficientScopes(u"OIDC_USERINFO"_s, {u"openid"_s},
                                  context.links.scopes(bearer.person->id));

    const Person &person = *bearer.person;
    QJsonObject claims = personClaims(context, person);
    if (claims.contains(u"email"_s))
        claims.insert(u"email_verified"_s, true);
    if (context.scopesOf(person.id).contains(u"birthday"_s) && !person.birthday.isEmpty()) {
        claims.insert(u"birthdate"_s,
                      u"0000-%1-%2"_s.arg(person.birthday.left(2), person.birthday.right(2)));
    }
    return jsonAnswer(claims);
}

} // namespace sandbox
