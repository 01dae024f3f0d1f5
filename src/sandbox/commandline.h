// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/options.h"

#include <variant>

namespace sandbox {

/// The command line as options, or what is wrong with it. arguments as
/// QCoreApplication::arguments() has them, with the program's name first. `--help` and `--version`
/// end the program.
[[nodiscard]] std::variant<Options, QString> readCommandLine(const QStringList &arguments);

} // namespace sandbox
