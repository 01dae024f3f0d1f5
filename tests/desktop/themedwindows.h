// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QWidget>

#include <memory>

/// Windows with everything in them that the theme has a colour for.
[[nodiscard]] QStringList themedWindows();
/// Made and shown; each time the same.
[[nodiscard]] std::unique_ptr<QWidget> makeThemedWindow(const QString &name);
