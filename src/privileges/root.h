// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace privileges {

/// Whether this process acts for the administrator. False where there is no root, as on Windows.
[[nodiscard]] bool isRoot();

} // namespace privileges
