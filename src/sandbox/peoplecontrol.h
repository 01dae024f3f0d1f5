// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/context.h"
#include "sandbox/http.h"

namespace sandbox {

/// /sandbox/people: lists those who can log in, and adds to them.
[[nodiscard]] Answer peopleControl(Context &context, const Call &call);

} // namespace sandbox
