// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLoggingCategory>

namespace program {

/// `daemun.program`, warnings by default. A message holds no secret, no body, no query and no name.
Q_DECLARE_LOGGING_CATEGORY(logProgram)

} // namespace program
