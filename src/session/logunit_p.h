// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace session {

/// One character of a log line as its author meant it: `%40`, `%2540` and `\u0040` are an `@`.
/// Not a QRegularExpression, which matches nothing in a text with a lone surrogate in it.
struct LogUnit
{
    char16_t character = 0; ///< U+FFFD for an octet above ASCII
    int depth = 0;     ///< how often it was encoded: an `&` ends what an `=` of its depth began
    qsizetype end = 0; ///< where the next one begins
};

/// at < text.size()
[[nodiscard]] LogUnit unitAt(QStringView text, qsizetype at);

[[nodiscard]] bool isDigit(char16_t c);
[[nodiscard]] bool isAsciiAlnum(char16_t c);
/// What tokens and names are made of: [A-Za-z0-9_-].
[[nodiscard]] bool isWord(char16_t c);
[[nodiscard]] bool isBase64(char16_t c); ///< of both alphabets, without the padding
[[nodiscard]] bool isQuote(char16_t c);
[[nodiscard]] bool isBlank(char16_t c); ///< between words of one line
[[nodiscard]] bool isLineEnd(char16_t c);
/// A letter, digit or mark of any script, or a part of one.
[[nodiscard]] bool isForeignLetter(char16_t c);

/// What is to be replaced, and by what.
struct Finding
{
    qsizetype begin = 0;
    qsizetype end = 0;
    QLatin1StringView placeholder = {};
};

inline constexpr QLatin1StringView secretPlaceholder("<secret>");
inline constexpr QLatin1StringView mailPlaceholder("<e-mail>");
inline constexpr QLatin1StringView phonePlaceholder("<phone>");

} // namespace session
