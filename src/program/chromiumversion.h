// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace program {

/// The version of the Chromium in Qt WebEngine when its library is in this process already, else
/// empty. Loads nothing: that takes longer than the whole start of the program.
[[nodiscard]] QString loadedChromiumVersion();

} // namespace program
