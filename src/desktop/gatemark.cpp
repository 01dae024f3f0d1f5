// SPDX-License-Identifier: Apache-2.0
#include "desktop/gatemark.h"

#include "desktop/drawing.h"

#include <QPainter>

namespace desktop {
namespace {

Drawing gate()
{
    return Drawing(QStringLiteral(":/icons/daemun.svg"));
}

} // namespace

QIcon applicationIcon()
{
    const Drawing drawing = gate();
    QIcon icon;
    for (const int size : {16, 24, 32, 48, 64, 128}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        drawing.paint(painter, pixmap.rect(), {});
        icon.addPixmap(pixmap);
    }
    return icon;
}

GateMark::GateMark(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); // as large as the form says
}

void GateMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    gate().paint(painter, rect(), {});
}

} // namespace desktop
