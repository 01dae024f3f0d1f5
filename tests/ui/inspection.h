// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"
#include "scene.h"

#include <QSize>

namespace gallery {

/// What is wrong with a window.
using Check = std::function<QStringList(QWidget &window)>;

/// Makes and shows each of them in that look and size, and has it checked. Every fault is printed;
/// true when there is none.
[[nodiscard]] bool inspect(const Look &look, const QList<Play> &plays, const QList<Check> &checks,
                           QSize size = {});

} // namespace gallery
