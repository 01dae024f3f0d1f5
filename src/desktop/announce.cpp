// SPDX-License-Identifier: Apache-2.0
#include "desktop/announce.h"

#include <QAccessible>
#include <QWidget>

namespace desktop {

void announce(QWidget &widget)
{
    if (!widget.isVisible())
        return;
    QAccessibleEvent alert(&widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace desktop
