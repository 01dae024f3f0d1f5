// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/commandline.h"

namespace cli {

/// Of every command.
[[nodiscard]] CommandLine::Makers allMakers();

/// The whole program, for every command. There must be an application object.
[[nodiscard]] int run();

} // namespace cli
