// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/context.h"
#include "sandbox/http.h"

namespace sandbox {

/// /oauth/logout: asks whether to leave this service only or the Kakao account as well. The app's
/// tokens are its own to end, either way.
[[nodiscard]] Answer accountLogout(Context &context, const Call &call);
/// What that page's form posts to; the query is the request it continues.
[[nodiscard]] Answer accountLogoutDone(Context &context, const Call &call);

} // namespace sandbox
