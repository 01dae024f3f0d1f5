// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/pages.h"

namespace sandbox {

/// The part of /sandbox that watches and steers; sandbox.js brings it to life. It takes `now`.
[[nodiscard]] QByteArray watchPart(Page page);

} // namespace sandbox
