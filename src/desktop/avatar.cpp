// SPDX-License-Identifier: Apache-2.0
#include "desktop/avatar.h"

#include "program/foreigntext.h"

#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QTextBoundaryFinder>

#include <array>

namespace desktop {
namespace {

/// The first character that can be seen: a syllable block, an emoji with all that belongs to it.
QString initial(const QString &name)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, name);
    qsizetype begin = 0;
    for (qsizetype end = finder.toNextBoundary(); end > 0; end = finder.toNextBoundary()) {
        const QString character = name.sliced(begin, end - begin);
        if (program::isVisible(character))
            return character.toUpper();
        begin = end;
    }
    return {};
}

/// Somebody without a name: a head and shoulders.
void drawSomebody(QPainter &painter, const QRectF &box)
{
    const qreal unit = box.height() / 10;
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.drawEllipse(QPointF(5 * unit, 3.9 * unit), 1.7 * unit, 1.7 * unit);
    painter.drawEllipse(QPointF(5 * unit, 9.2 * unit), 3.1 * unit, 2.8 * unit);
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
        painter.setClipPath(circle);
        const QString letter = initial(name);
        if (letter.isEmpty())
            drawSomebody(painter, box);
        else
            painter.drawText(box, Qt::AlignCenter, letter);
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
