// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/logunit_p.h"

namespace session {

/// Letters of an address before its `@`.
[[nodiscard]] bool isMailLocal(char16_t c);
[[nodiscard]] bool isMailAt(char16_t c);

/// The address around the `@` that ends at afterAt; its first part begins at begin.
[[nodiscard]] std::optional<Finding> mailAddressAround(QStringView text, qsizetype begin,
                                                       qsizetype afterAt);

/// A phone number that begins here: `+82 10-1234-5678` and others with a country, and in Korea
/// `010-1234-5678`, `02-123-4567`. at is not inside a word or number.
[[nodiscard]] std::optional<Finding> phoneNumberAt(QStringView text, qsizetype at);

} // namespace session
