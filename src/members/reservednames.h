// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace members {

/// Whether a nickname looks like one of resources/nicknames/reserved.txt, which would pass for
/// somebody in charge, for the application or for nobody.
[[nodiscard]] bool isReservedName(const QString &nickname);

} // namespace members
