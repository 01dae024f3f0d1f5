// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/secretname_p.h"

namespace session {

/// What stands between a name and its value.
struct Separator
{
    char16_t character = 0;
    int depth = 0; ///< the value ends at the first `&`, quote or blank of this depth
    qsizetype end = 0;
    bool isQuoted = false; ///< the name was in quotes: JSON, or Qt's debug output
};

struct SecretValue
{
    qsizetype begin = 0;
    qsizetype end = 0; ///< after begin
    bool isQuoted = false;
};

/// The value after a separator; none when there is none.
[[nodiscard]] std::optional<SecretValue> valueAfter(QStringView text, const Separator &separator);
/// A header's value.
[[nodiscard]] std::optional<SecretValue> restOfLine(QStringView text, const Separator &separator);

/// Kakao's, HTTP's or another number that is no secret: KOE320, -401, 404.
[[nodiscard]] bool isErrorCode(QStringView value);
/// The next word of a sentence rather than the value of name.
[[nodiscard]] bool isProse(QStringView value, SecretName name);

// These two look only at the beginning: a value that is not taken must not be read to its end, or
// a line full of such names would take the square of its length.
[[nodiscard]] bool beginsQuoted(QStringView text, qsizetype at);
/// `Bearer error=invalid_token`: what a server says, not what it is told.
[[nodiscard]] bool beginsAttribute(QStringView text, qsizetype at);

} // namespace session
