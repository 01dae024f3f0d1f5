// SPDX-License-Identifier: Apache-2.0
#include "desktop/announce.h"

#include "accessibility/announcement.h"

#include <QAccessible>
#include <QWidget>

namespace desktop {

void announce(QWidget &widget)
{
    if (const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&widget))
        accessibility::announce(widget, interface->text(QAccessible::Name));
}

} // namespace desktop
