// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/options.h"

#include <optional>
#include <variant>

namespace sandbox {

/// What kakao-sandbox is to do.
struct Command
{
    Options options = {};
    std::optional<QDateTime> clock = {}; ///< what time it is to be
    QString certificateFile = {};        ///< where the certificate is to be written; empty: printed
};

/// The command line as a command, or what is wrong with it. arguments as
/// QCoreApplication::arguments() has them, with the program's name first. `--help` and `--version`
/// end the program.
[[nodiscard]] std::variant<Command, QString> readCommandLine(const QStringList &arguments);

} // namespace sandbox
