// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <optional>

namespace desktop {

/// How long the process has been running, in ms; nothing where the system does not tell.
[[nodiscard]] std::optional<qint64> processAge();

} // namespace desktop
