// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/context.h"
#include "sandbox/http.h"

namespace sandbox {

[[nodiscard]] Answer discovery(Context &context, const Call &call);
[[nodiscard]] Answer keySet(Context &context, const Call &call);
/// /v1/oidc/userinfo, for tokens that were issued with an id_token.
[[nodiscard]] Answer userInfo(Context &context, const Call &call);

/// A signed id_token of this sign-in, as of now.
[[nodiscard]] QByteArray idToken(Context &context, const Grant &grant);

} // namespace sandbox
