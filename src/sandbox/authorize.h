// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/context.h"
#include "sandbox/http.h"

namespace sandbox {

/// /oauth/authorize: the login page, the consent page, or a redirect at once.
[[nodiscard]] Answer authorize(Context &context, const Call &call);
/// What the login page's forms post to. The query is the authorization request they continue; it
/// is checked again, so it can lead to no other place.
[[nodiscard]] Answer logIn(Context &context, const Call &call);
/// What the consent page's form posts to; the query as for logIn().
[[nodiscard]] Answer consent(Context &context, const Call &call);

/// The name of our cookie. Cookies do not tell ports apart, so the port is in the name.
[[nodiscard]] QByteArray cookieName(const Context &context);

} // namespace sandbox
