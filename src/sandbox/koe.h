// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/http.h"

namespace sandbox {

/// `{"error":…,"error_description":…,"error_code":"KOE…"}` with the status, the error and, unless
/// given, the description that Kakao has for the code. A code without them here is a plain
/// `invalid_request`.
[[nodiscard]] Answer koeError(const QByteArray &code);
[[nodiscard]] Answer koeError(const QByteArray &code, const QString &description);

} // namespace sandbox
