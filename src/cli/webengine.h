// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace cli {

/// What keeps Chromium's sandbox from working here, in words, or empty.
[[nodiscard]] QString webEngineSandboxProblem();

} // namespace cli
