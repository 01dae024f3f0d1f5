// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/context.h"
#include "sandbox/http.h"

namespace sandbox {

/// /sandbox/token: says what a code or a token is, whose, and until when.
[[nodiscard]] Answer tokenControl(Context &context, const Call &call);

} // namespace sandbox
