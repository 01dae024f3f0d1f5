// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLoggingCategory>

namespace desktop {

/// `daemun.desktop`, warnings by default. A message holds no secret, no body, no query and no name.
Q_DECLARE_LOGGING_CATEGORY(logDesktop)

} // namespace desktop
