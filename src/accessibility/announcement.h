// SPDX-License-Identifier: Apache-2.0
#pragma once

class QString;
class QWidget;

namespace accessibility {

/// Has a screen reader say text, wherever the focus is. It comes from widget, which must be seen:
/// what nobody sees is not said either.
void announce(QWidget &widget, const QString &text);

} // namespace accessibility
