// SPDX-License-Identifier: Apache-2.0
#include "desktop/avatar.h"

#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QTextBoundaryFinder>

namespace desktop {
namespace {

QString initial(const QString &name)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, name);
    const qsizetype end = finder.toNextBoundary();
    return end > 0 ? name.first(end).toUpper() : QString();
}

/// The same name always has the same colour; all of them bear white letters.
QColor ground(const QString &name)
{
    return QColor::fromHsl(int(qHash(name, 0) % 360), 110, 95);
}

} // namespace

QPixmap roundAvatar(const QImage &picture, const QString &name, const QSize &size,
                    qreal devicePixelRatio)
{
    QPixmap pixmap(size * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRectF box({0, 0}, size.toSizeF());
    QPainterPath circle;
    circle.addEllipse(box);
    if (picture.isNull()) {
        painter.fillPath(circle, ground(name));
        QFont font = painter.font();
        font.setPixelSize(size.height() * 2 / (size.height() < 48 ? 4 : 5));
        painter.setFont(font);
        painter.setPen(Qt::white);
        painter.drawText(box, Qt::AlignCenter, initial(name));
    } else {
        painter.setClipPath(circle);
        const QSize filled = picture.size().scaled(size, Qt::KeepAspectRatioByExpanding);
        QRectF target({0, 0}, filled.toSizeF());
        target.moveCenter(box.center());
        painter.drawImage(target, picture);
    }
    return pixmap;
}

} // namespace desktop
