// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/context.h"
#include "sandbox/parameters.h"

#include <variant>

namespace sandbox {

/// An authorization request that holds: known client, registered redirect URI, code flow.
/// Parameters that Kakao's SDKs send for themselves are carried along and otherwise ignored.
struct AuthorizeQuery
{
    QByteArray encoded; ///< the whole request, for the forms that continue it
    QString clientId;
    QString redirectUri;
    std::optional<QByteArray> state; ///< any octets; they go back as they came
    QString nonce;
    QString loginHint;
    QStringList prompts;
    QStringList scopes;       ///< what was asked for, or all the app has
    bool namesScopes = false; ///< "additional consent": the request has a scope
    QStringList serviceTerms; ///< tags that were asked for; none: all the app has, at first
    QByteArray challenge;     ///< S256; empty: no PKCE

    [[nodiscard]] bool asksFor(QStringView prompt) const { return prompts.contains(prompt); }
};

/// Why a request is answered with a page of Kakao's own and never with a redirect.
struct RequestError
{
    QByteArray code;
    QString detail;
};

[[nodiscard]] std::variant<AuthorizeQuery, RequestError>
readAuthorizeQuery(const Parameters &parameters, const Context &context);

} // namespace sandbox
