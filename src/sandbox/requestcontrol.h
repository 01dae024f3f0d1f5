// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/context.h"
#include "sandbox/http.h"

namespace sandbox {

/// /sandbox/requests: the last requests, `after` a number; clears them.
[[nodiscard]] Answer requestsControl(Context &context, const Call &call);
/// Before it: `wait` so many seconds for a request when there is none yet.
void waitForRequests(RequestLog &log, const Call &call);

} // namespace sandbox
