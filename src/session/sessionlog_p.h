// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLoggingCategory>

namespace session {

/// `daemun.session`, warnings by default. A message holds no secret and no name.
Q_DECLARE_LOGGING_CATEGORY(logSession)

} // namespace session
