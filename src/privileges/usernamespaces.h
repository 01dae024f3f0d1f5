// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace privileges {

/// Whether the system lets Chromium make what its sandbox consists of. True where that sandbox
/// needs no user namespaces.
[[nodiscard]] bool canMakeUserNamespaces();

} // namespace privileges
