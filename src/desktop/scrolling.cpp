// SPDX-License-Identifier: Apache-2.0
#include "desktop/scrolling.h"

#include "desktop/style.h"

#include <QApplication>
#include <QLayout>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace desktop {

void blendIn(QScrollArea &area)
{
    area.viewport()->setAutoFillBackground(false);
    area.widget()->setAutoFillBackground(false);
    // By itself it follows only a focus that was within before.
    QObject::connect(qApp, &QApplication::focusChanged, &area, [&area](QWidget *, QWidget *now) {
        if (now && area.widget() && area.widget()->isAncestorOf(now))
            area.ensureWidgetVisible(now, 0, 12);
    });
}

void keepRoomForScrollBar(QScrollArea &area)
{
    QScrollBar *bar = area.verticalScrollBar();
    keepSizeWhenHidden(*bar);
    area.setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // that is: its room
    QObject::connect(bar, &QScrollBar::rangeChanged, bar,
                     [bar](int least, int most) { bar->setVisible(most > least); });

    QMargins margins = area.widget()->layout()->contentsMargins();
    margins.setRight(std::max(margins.right() - bar->sizeHint().width(), 0));
    area.widget()->layout()->setContentsMargins(margins);
}

} // namespace desktop
