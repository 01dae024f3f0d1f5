// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QWidget;

namespace desktop {

/// Logs, under `daemun.startup`, what milestone widget reached when it was painted for the first
/// time: "<milestone> painted after N ms", counted from the start of the process.
void logFirstPaint(QWidget &widget, const QString &milestone);

} // namespace desktop
