// SPDX-License-Identifier: Apache-2.0
#include "desktop/desktoplog.h"

namespace desktop {

Q_LOGGING_CATEGORY(logDesktop, "daemun.desktop", QtWarningMsg)

} // namespace desktop
