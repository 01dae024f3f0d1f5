// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/context.h"
#include "sandbox/http.h"

namespace sandbox {

[[nodiscard]] Answer userMe(Context &context, const Call &call); ///< /v2/user/me
[[nodiscard]] Answer accessTokenInfo(Context &context, const Call &call);
/// Ends the tokens of this sign-in; the browser stays logged in.
[[nodiscard]] Answer userLogout(Context &context, const Call &call);
/// Takes the consent back and ends every token of this person.
[[nodiscard]] Answer userUnlink(Context &context, const Call &call);

} // namespace sandbox
