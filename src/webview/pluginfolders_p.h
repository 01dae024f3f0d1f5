// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace webview {

/// Where the plugin may lie, by this library's place and by the program's; the likeliest first.
/// There must be an application object.
[[nodiscard]] QStringList pluginFolders();

/// The file that this code was loaded from; empty when the system does not say.
[[nodiscard]] QString libraryFile();

} // namespace webview
