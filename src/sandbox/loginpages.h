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

/// What the consent page asks for: at first all, later what `scope` names, and of these what this
/// person has not agreed to. `openid` is a matter of the protocol and nothing a person is asked.
[[nodiscard]] QStringList consentItems(const Context &context, const AuthorizeQuery &query,
                                       qint64 personId);
/// The service terms it asks for: those that were named, or at the first consent all; and of these
/// what this person has not agreed to.
[[nodiscard]] QList<ServiceTerm> wantedTerms(const Context &context, const AuthorizeQuery &query,
                                             qint64 personId);
/// Whether a person may say no to this item alone.
[[nodiscard]] bool isOptional(const QString &consentItem);

} // namespace sandbox
