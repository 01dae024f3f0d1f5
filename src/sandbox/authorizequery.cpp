// SPDX-License-Identifier: Apache-2.0
#include "sandbox/authorizequery.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

using MaybeError = std::optional<RequestError>;

MaybeError missing(const Parameters &parameters)
{
    for (const char *name : {"client_id", "redirect_uri", "response_type"}) {
        if (parameters.bytes(name).isEmpty())
            return RequestError{"KOE207", QLatin1String(name)};
    }
    return std::nullopt;
}

MaybeError wrongClient(const Parameters &parameters, const Context &context)
{
    const QString clientId = parameters.text("client_id");
    if (!context.isClient(clientId))
        return RequestError{"KOE101", u"Not exist client_id %1"_s.arg(clientId)};
    if (!context.isRedirectUri(parameters.text("redirect_uri"), context.options.redirectUris))
        return RequestError{"KOE006", parameters.text("redirect_uri")};
    return std::nullopt;
}

MaybeError wrongResponseType(const Parameters &parameters)
{
    const QString type = parameters.text("response_type");
    if (type == u"code")
        return std::nullopt;
    if (type == u"token")
        return RequestError{"KOE202", u"Implicit grant is not supported"_s};
    return RequestError{"KOE201", u"Unsupported response type: "_s + type};
}

MaybeError wrongScope(const Parameters &parameters, const Context &context)
{
    QStringList unknown;
    for (const QString &scope : parameters.list("scope")) {
        if (!context.options.consentItems.contains(scope))
            unknown.append(scope);
    }
    if (unknown.isEmpty() || context.options.isLenient)
        return std::nullopt;
    return RequestError{"KOE205", unknown.join(u", "_s)};
}

MaybeError wrongPrompt(const Parameters &parameters)
{
    static const QStringList known = {u"login"_s, u"none"_s, u"create"_s, u"select_account"_s,
                                      u"cert"_s};
    const QStringList prompts = parameters.list("prompt");
    for (const QString &prompt : prompts) {
        if (!known.contains(prompt))
            return RequestError{"KOE204", u"prompt: "_s + prompt};
    }
    if (prompts.contains(u"none"_s) && prompts.size() > 1)
        return RequestError{"KOE204", u"prompt: none with others"_s};
    return std::nullopt;
}

/// RFC 7636, 4.3, with S256 alone: it is the only method in Kakao's metadata, and a challenge
/// without a method would mean "plain".
MaybeError wrongChallenge(const Parameters &parameters)
{
    static const QRegularExpression digest(u"^[A-Za-z0-9_-]{43}$"_s);
    const bool hasMethod = parameters.has("code_challenge_method");
    if (!parameters.has("code_challenge") && !hasMethod)
        return std::nullopt;
    if (parameters.bytes("code_challenge_method") != "S256")
        return RequestError{"KOE204", u"code_challenge_method"_s};
    if (!digest.match(parameters.text("code_challenge")).hasMatch())
        return RequestError{"KOE204", u"code_challenge"_s};
    return std::nullopt;
}

MaybeError whatIsWrong(const Parameters &parameters, const Context &context)
{
    if (const QByteArray repeated = parameters.repeatedName(); !repeated.isEmpty())
        return RequestError{"KOE204", QString::fromUtf8(repeated)};
    if (MaybeError error = missing(parameters))
        return error;
    if (MaybeError error = wrongClient(parameters, context))
        return error;
    if (MaybeError error = wrongResponseType(parameters))
        return error;
    if (MaybeError error = wrongScope(parameters, context))
        return error;
    if (MaybeError error = wrongPrompt(parameters))
        return error;
    return wrongChallenge(parameters);
}

} // namespace

std::variant<AuthorizeQuery, RequestError> readAuthorizeQuery(const Parameters &parameters,
                                                              const Context &context)
{
    if (const MaybeError error = whatIsWrong(parameters, context))
        return *error;
    AuthorizeQuery query;
    query.encoded = parameters.encoded();
    query.clientId = parameters.text("client_id");
    query.redirectUri = parameters.text("redirect_uri");
    if (parameters.has("state"))
        query.state = parameters.bytes("state");
    query.nonce = parameters.text("nonce");
    query.loginHint = parameters.text("login_hint");
    query.prompts = parameters.list("prompt");
    query.scopes = parameters.list("scope");
    query.scopes.removeIf(
        [&](const QString &item) { return !context.options.consentItems.contains(item); });
    query.namesScopes = !query.scopes.isEmpty();
    if (!query.namesScopes)
        query.scopes = context.options.consentItems;
    query.serviceTerms = parameters.list("service_terms");
    query.challenge = parameters.bytes("code_challenge");
    return query;
}

} // namespace sandbox
