// SPDX-License-Identifier: Apache-2.0
#include "desktop/verdictsymbol.h"

#include <QPainter>

namespace desktop {

VerdictSymbol::VerdictSymbol(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void VerdictSymbol::setTone(std::optional<Tone> tone)
{
    m_tone = tone;
    update();
}

QSize VerdictSymbol::sizeHint() const
{
    const int line = fontMetrics().height(); // level with the first line beside it
    return {line, line};
}

void VerdictSymbol::paintEvent(QPaintEvent *)
{
    if (!m_tone)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(width() / 16.0, height() / 16.0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toneColor(*m_tone, palette()));
    painter.drawEllipse(QRectF(1, 1, 14, 14));

    painter.setPen(
        QPen(palette().color(QPalette::Window), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    switch (*m_tone) {
    case Tone::Good: {
        const QPointF tick[]{{4.8, 8.3}, {7.1, 10.6}, {11.3, 5.8}};
        painter.drawPolyline(tick, 3);
        break;
    }
    case Tone::Bad:
        painter.drawLine(QPointF(8, 4.6), QPointF(8, 8.4));
        painter.drawPoint(QPointF(8, 11.4));
        break;
    case Tone::Neutral:
        painter.drawLine(QPointF(5, 8), QPointF(11, 8));
        break;
    }
}

} // namespace desktop
