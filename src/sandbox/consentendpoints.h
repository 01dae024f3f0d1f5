// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/context.h"
#include "sandbox/http.h"

namespace sandbox {

[[nodiscard]] Answer userScopes(Context &context, const Call &call); ///< GET /v2/user/scopes
[[nodiscard]] Answer revokeScopes(Context &context, const Call &call);
[[nodiscard]] Answer serviceTerms(Context &context, const Call &call); ///< GET
[[nodiscard]] Answer revokeServiceTerms(Context &context, const Call &call);
/// Agrees to terms without a page, as an app does whose own page asked.
[[nodiscard]] Answer upgradeServiceTerms(Context &context, const Call &call);

} // namespace sandbox
