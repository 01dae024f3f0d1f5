// SPDX-License-Identifier: Apache-2.0
#include "program/programlog.h"

namespace program {

Q_LOGGING_CATEGORY(logProgram, "daemun.program", QtWarningMsg)

} // namespace program
