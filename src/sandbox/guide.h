// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/context.h"
#include "sandbox/http.h"

namespace sandbox {

/// /sandbox: the page that says what there is here and how to steer it.
[[nodiscard]] Answer guide(Context &context, const Call &call);

} // namespace sandbox
