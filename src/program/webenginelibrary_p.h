// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "program/webengineversion.h"

namespace program {

enum class Loading { Allowed, Never };

/// Asks Qt WebEngine's library, which nothing here links. Never: only when it is in this process
/// already.
[[nodiscard]] WebEngineVersion askWebEngine(Loading loading);

} // namespace program
