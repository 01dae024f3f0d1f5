// SPDX-License-Identifier: Apache-2.0
#pragma once

class QWidget;

namespace desktop {

/// Has a screen reader say what widget shows now, wherever the focus is. Silent while it is not
/// visible.
void announce(QWidget &widget);

} // namespace desktop
