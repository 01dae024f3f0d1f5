// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdio>

namespace cli {

/// Whether stream is a terminal: a person sees what is written there, or types what is read.
[[nodiscard]] bool isTerminal(std::FILE *stream);

/// Has the terminal take UTF-8 and the escape sequences for colours, where that is not so from the
/// beginning. False when it knows no colours.
[[nodiscard]] bool prepareOutput();

} // namespace cli
