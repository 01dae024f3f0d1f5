// SPDX-License-Identifier: Apache-2.0
#include "sandbox/tokenendpoint.h"

#include "sandbox/koe.h"
#include "sandbox/oidc.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

// Kakao counts the second it needs for the answer.
constexpr qint64 toldLess = 1;

/// The code Kakao gives for a verifier that does not fit is not documented.
constexpr auto pkceMismatchCode = "KOE320";

std::optional<Answer> wrongClient(const Context &context, const Parameters &form)
{
    const QString clientId = form.text("client_id");
    if (!context.isClient(clientId)) {
        const QString shown = clientId.isEmpty() ? u"null"_s : clientId;
        return koeError("KOE101", u"Not exist client_id [%1]"_s.arg(shown));
    }
    const QString secret = context.options.clientSecret;
    if (!secret.isEmpty() && !context.options.isLenient && form.text("client_secret") != secret)
        return koeError("KOE010");
    return std::nullopt;
}

/// RFC 7636, 4.6. A verifier for a code that had no challenge is refused as well: else an attacker
/// could inject a code of a flow from which the challenge was stripped (RFC 9700, 4.8.2).
bool provesPossession(const QByteArray &challenge, const QByteArray &verifier)
{
    if (challenge.isEmpty() || verifier.isEmpty())
        return challenge.isEmpty() && verifier.isEmpty();
    return QCryptographicHash::hash(verifier, QCryptographicHash::Sha256)
               .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
        == challenge;
}

QJsonObject accessPart(Context &context, const Grant &grant)
{
    const auto life = context.options.accessTokenLife;
    const QByteArray access = context.grants.addAccessToken(grant, context.now(), life);
    return {{u"token_type"_s, u"bearer"_s},
            {u"access_token"_s, QString::fromLatin1(access)},
            {u"expires_in"_s, life.count() - toldLess}};
}

void addRefreshPart(QJsonObject &answer, Context &context, const Grant &grant)
{
    const auto life = context.options.refreshTokenLife;
    const QByteArray refresh = context.grants.addRefreshToken(grant, context.now(), life);
    answer.insert(u"refresh_token"_s, QString::fromLatin1(refresh));
    answer.insert(u"refresh_token_expires_in"_s, life.count() - toldLess);
}

void addIdToken(QJsonObject &answer, Context &context, const Grant &grant)
{
    if (!grant.openId)
        return;
    const QByteArray token = idToken(context, grant);
    context.issued.add({IssuedSecret::Kind::IdToken, token, grant.personId, context.now()});
    answer.insert(u"id_token"_s, QString::fromLatin1(token));
}

QString scopeText(const Context &context, const Grant &grant)
{
    QStringList scopes = context.links.scopes(grant.personId);
    scopes.removeAll(u"openid"_s);
    if (grant.openId)
        scopes.append(u"openid"_s);
    return scopes.join(u' ');
}

Answer redeemCode(Context &context, const Parameters &form)
{
    const QString name = form.has("code") ? form.text("code") : u"null"_s;
    const std::optional<Code> code = context.grants.takeCode(name.toUtf8(), context.now());
    if (!code)
        return koeError("KOE320", u"authorization code not found for code="_s + name);
    if (form.text("client_id") != code->grant.clientId)
        return koeError("KOE114");
    if (form.text("redirect_uri") != code->redirectUri)
        return koeError("KOE303");
    if (!provesPossession(code->challenge, form.bytes("code_verifier")))
        return koeError(pkceMismatchCode, u"code_verifier does not match code_challenge"_s);

    Grant grant = code->grant;
    const qint64 person = grant.personId;
    if (context.options.tokenLimits
        && (!context.grants.mayHaveAccessToken(person, context.now())
            || !context.grants.mayHaveRefreshToken(person, context.now())))
        return koeError("KOE237");
    QJsonObject answer = accessPart(context, grant);
    addRefreshPart(answer, context, grant);
    answer.insert(u"scope"_s, scopeText(context, grant));
    addIdToken(answer, context, grant);
    return jsonAnswer(answer);
}

Answer refresh(Context &context, const Parameters &form)
{
    const QByteArray name = form.bytes("refresh_token");
    if (name.isEmpty())
        return koeError("KOE319");
    const std::optional<Token> old = context.grants.refreshToken(name, context.now());
    if (!old)
        return koeError("KOE322");
    if (form.text("client_id") != old->grant.clientId)
        return koeError("KOE114");
    const bool renews =
        context.now().secsTo(old->expires) < context.options.refreshTokenRenewal.count();
    if (context.options.tokenLimits
        && (!context.grants.mayHaveAccessToken(old->grant.personId, context.now())
            || (renews && !context.grants.mayHaveRefreshToken(old->grant.personId, context.now()))))
        return koeError("KOE237");

    // The answer to a refresh never lists the scope, and no nonce belongs into its id_token.
    Grant grant = old->grant;
    grant.nonce.clear();
    QJsonObject answer = accessPart(context, grant);
    if (renews) {
        context.grants.dropRefreshToken(name);
        addRefreshPart(answer, context, grant);
    }
    addIdToken(answer, context, grant);
    return jsonAnswer(answer);
}

} // namespace

Answer token(Context &context, const Call &call)
{
    if (const std::optional<Answer> refused = wrongClient(context, call.form))
        return *refused;
    const QString type = call.form.text("grant_type");
    if (type == u"authorization_code")
        return redeemCode(context, call.form);
    if (type == u"refresh_token")
        return refresh(context, call.form);
    return koeError("KOE310");
}

} // namespace sandbox
