// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace program {

/// A name as it goes into a sentence: on one line, cut when nobody would read it to the end, and
/// isolated (UAX #9), so that a right-to-left name does not turn the sentence around.
[[nodiscard]] QString isolatedName(const QString &name);

/// Whether a person sees anything of this character and its marks.
[[nodiscard]] bool isVisible(const QString &character);

} // namespace program
