// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "browser/browser_export.h"

class QUrl;

namespace browser {

/// Opens url, of http or https, in the person's browser, as QDesktopServices does but without Qt
/// Gui. False when there is no way to. No shell ever sees the address.
[[nodiscard]] DAEMUN_BROWSER_EXPORT bool openInSystemBrowser(const QUrl &url);

} // namespace browser
