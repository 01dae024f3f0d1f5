// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

class QPoint;
class QWidget;

namespace desktop {

/// Something that can be copied.
struct CopyChoice
{
    QString text; ///< of the menu: `Copy e-mail`
    QString value;
};

/// Opens a context menu of what can be copied. Nothing when there is nothing, or one is open.
void openCopyMenu(QWidget &parent, const QList<CopyChoice> &choices, const QPoint &globalPosition);

} // namespace desktop
