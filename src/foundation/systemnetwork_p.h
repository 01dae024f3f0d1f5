// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/systemsurroundings.h"

#include <functional>

namespace foundation {

/// Asks the operating system to tell hear of every change of the network, for as long as context
/// lives, and says how it is now. Where the system tells nothing, hear is never called.
[[nodiscard]] NetworkState watchNetwork(QObject &context,
                                        std::function<void(const NetworkState &)> hear);
/// `Online`, `Disconnected` …, or `not known`.
[[nodiscard]] QString networkDiagnosis();

} // namespace foundation
