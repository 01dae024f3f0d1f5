// SPDX-License-Identifier: Apache-2.0
#include "desktop/copymenu.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace desktop {

void openCopyMenu(QWidget &parent, const QList<CopyChoice> &choices, const QPoint &globalPosition)
{
    const QString name = QStringLiteral("copyMenu");
    const auto *open = parent.findChild<QMenu *>(name, Qt::FindDirectChildrenOnly);
    if (choices.isEmpty() || (open && open->isVisible()))
        return;
    auto *menu = new QMenu(&parent);
    menu->setObjectName(name);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const CopyChoice &choice : choices) {
        menu->addAction(choice.text, menu,
                        [value = choice.value] { QGuiApplication::clipboard()->setText(value); });
    }
    menu->popup(globalPosition);
}

} // namespace desktop
