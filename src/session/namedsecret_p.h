// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/logunit_p.h"

namespace session {

/// The value of a parameter, a header or a scheme whose name begins here: `code=…`,
/// `"access_token": "…"`, `Cookie: …`, `Bearer …`. at is the beginning of a word.
[[nodiscard]] std::optional<Finding> namedSecretAt(QStringView text, qsizetype at);

/// The `user:password` of a URL whose `://` begins here.
[[nodiscard]] std::optional<Finding> userInfoAt(QStringView text, qsizetype at);

} // namespace session
