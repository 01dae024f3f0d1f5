// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace desktop {

/// How long the process has been running, in ms. Where the system does not tell, from the moment
/// its own code began to run.
[[nodiscard]] qint64 processAge();

} // namespace desktop
