// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/context.h"
#include "sandbox/http.h"

namespace sandbox {

/// POST /oauth/token. Reads the form alone: neither the query nor HTTP Basic says who the client
/// is (Kakao's metadata: client_secret_post).
[[nodiscard]] Answer token(Context &context, const Call &call);

} // namespace sandbox
