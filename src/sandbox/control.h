// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/context.h"
#include "sandbox/http.h"

namespace sandbox {

/// /sandbox/clock: says the time, and moves it.
[[nodiscard]] Answer clockControl(Context &context, const Call &call);
/// /sandbox/faults: lists what is pending, adds to it, clears it.
[[nodiscard]] Answer faultsControl(Context &context, const Call &call);

} // namespace sandbox
