// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace program {

/// Takes away the environment variables by which another program of the same user could look into
/// the login window (a DevTools port) or weaken it. Call first in main(), before any thread and
/// before the application object.
///
/// Chromium's sandbox can be switched off by its variable only for root, whom Qt WebEngine does
/// not serve otherwise: that is for developers' containers. Daemun itself never switches it off.
void hardenWebEngineEnvironment();

/// True when the process belongs to root and the login window will refuse to open.
[[nodiscard]] bool isRefusedAsRoot();

} // namespace program
