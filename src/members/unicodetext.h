// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QVarLengthArray>

namespace members {

/// The code point at index, which is within text; a lone surrogate is itself.
[[nodiscard]] char32_t codePointAt(QStringView text, qsizetype index);

/// The code point that ends at index, which is above 0.
[[nodiscard]] char32_t codePointBefore(QStringView text, qsizetype index);

/// How many units of UTF-16 a code point takes.
[[nodiscard]] qsizetype unitsOf(char32_t codePoint);

// By ICU and not by QString, so that all the rules know the same version of Unicode.
[[nodiscard]] QString compatiblyComposed(const QString &text); ///< NFKC
/// toLowerCase of Unicode, of no language (RFC 8264 5.2.3).
[[nodiscard]] QString lowerCased(const QString &text);

/// Where each grapheme cluster (UAX #29) of text ends.
using GraphemeEnds = QVarLengthArray<qsizetype, 32>;
[[nodiscard]] GraphemeEnds graphemeEnds(QStringView text);

} // namespace members
