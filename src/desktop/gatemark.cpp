// SPDX-License-Identifier: Apache-2.0
#include "desktop/gatemark.h"

#include "desktop/drawing.h"

#include <QPainter>

namespace desktop {
namespace {

const Drawing &gate()
{
    static const Drawing drawing(QStringLiteral(":/icons/daemun.svg"));
    return drawing;
}

} // namespace

QIcon applicationIcon()
{
    QIcon icon;
    for (const int size : {16, 24, 32, 48, 64, 128}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        gate().paint(painter, pixmap.rect(), {});
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
