// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "program/wordending.h"

namespace program {

[[nodiscard]] bool isLatinVowel(QChar letter);

/// Of a word in Latin letters without accents, by how loanwords are usually written in Hangul. It
/// is Unknown where that differs from word to word.
[[nodiscard]] WordEnding latinWordEnding(const QString &letters);

} // namespace program
