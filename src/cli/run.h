// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/commandline.h"

namespace cli {

/// What the process was started with.
[[nodiscard]] CommandLine::Sources standardSources();

/// Says what is wrong with the command line, also to programs. What main() returns.
[[nodiscard]] int refuse(const kakao::Error &error, Terminal &terminal);

/// Runs the event loop until the command has come to its end. What main() returns.
[[nodiscard]] int runToItsEnd(Command &command);

/// With the database alone.
[[nodiscard]] int runOnRecords(const Invocation &invocation, Terminal &terminal);

} // namespace cli
