// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace cli {

/// The whole program, from the arguments to the exit code. There must be an application object.
[[nodiscard]] int run();

} // namespace cli
