// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>
#include <QString>

namespace program {

/// The versions of the web engine that is installed: Chromium's, and the one whose security fixes
/// are in it.
struct WebEngineVersion
{
    QString chromium = {};
    QString patchedTo = {};
};

/// Loads the web engine, and may not return: to be called in a process of its own. Empty when there
/// is none, or where nobody knows how to ask.
[[nodiscard]] WebEngineVersion loadWebEngine();

/// When the Chromium of that version ("102.0.5005.177") was released; invalid when it is none.
/// Between and after the releases that Qt has taken, by Chromium's four weeks for each.
[[nodiscard]] QDate chromiumReleased(const QString &version);

} // namespace program
