// SPDX-License-Identifier: Apache-2.0
#include "desktop/avatar.h"

#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QTextBoundaryFinder>

#include <array>

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
    constexpr std::array<QRgb, 8> grounds{0xff8c4a3c, 0xff7a5a1e, 0xff4f6b2e, 0xff2b6b57,
                                          0xff2b6380, 0xff3b5596, 0xff6a4c93, 0xff8a4272};
    return QColor::fromRgb(grounds[qHash(name, 0) % grounds.size()]);
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
