// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace program {

/// How the last syllable of a word ends when a Korean reads it aloud.
enum class WordEnding {
    Vowel,
    Rieul, ///< in ㄹ, which only the particle (으)로 tells from the other consonants
    Consonant,
    Unknown, ///< read in several ways, or in none: emoji, Hanja, other scripts
};

/// Of a name as people choose one: Hangul, digits and Latin letters are read, closing quotes,
/// brackets and other punctuation are not. translations/README.md says by which rules.
[[nodiscard]] WordEnding wordEnding(const QString &word);

} // namespace program
