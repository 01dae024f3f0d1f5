// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/authorizequery.h"
#include "sandbox/http.h"

namespace sandbox {

/// A login that did not work, for the page that says so.
struct LoginFailure
{
    QString loginId;
};

[[nodiscard]] Answer loginPage(const Context &context, const Call &call,
                               const AuthorizeQuery &query, const Browser &browser,
                               const std::optional<LoginFailure> &failure = {});
[[nodiscard]] Answer consentPage(const Context &context, const Call &call,
                                 const AuthorizeQuery &query, const Browser &browser);

/// What the consent page asks for: the wanted items this person has not agreed to yet. `openid`
/// is a matter of the protocol and nothing a person is asked.
[[nodiscard]] QStringList consentItems(const Context &context, const AuthorizeQuery &query,
                                       qint64 personId);
/// Whether a person may say no to this item alone.
[[nodiscard]] bool isOptional(const QString &consentItem);

} // namespace sandbox
