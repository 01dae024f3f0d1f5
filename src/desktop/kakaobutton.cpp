// SPDX-License-Identifier: Apache-2.0
#include "desktop/kakaobutton.h"

#include "desktop/themepainting.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

namespace desktop {
namespace {

constexpr QColor container(0xfe, 0xe5, 0x00);
constexpr QColor label(0, 0, 0, 217); // 85 %
constexpr qreal radius = 12;
constexpr int tapHeight = 48;
constexpr int margin = 20;
constexpr int symbolSize = 20;
constexpr int gap = 8;

/// A speech bubble in a box of symbolSize: an ellipse whose tail leaves at the lower left.
QPainterPath bubble(const QPointF &topLeft)
{
    QPainterPath ellipse;
    ellipse.addEllipse(QRectF(0, 1, symbolSize, 15.5));
    QPainterPath tail;
    tail.moveTo(4.5, 12.5);
    tail.lineTo(4, 19.5);
    tail.lineTo(11, 15.5);
    tail.closeSubpath();
    return ellipse.united(tail).translated(topLeft);
}

} // namespace

KakaoButton::KakaoButton(QWidget *parent) : QAbstractButton(parent)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    setFont(bold);
}

QSize KakaoButton::sizeHint() const
{
    const int text = fontMetrics().size(Qt::TextShowMnemonic, this->text()).width();
    return {2 * margin + symbolSize + gap + text, std::max(tapHeight, fontMetrics().height() + 24)};
}

bool KakaoButton::event(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        updateGeometry();
    return QAbstractButton::event(event);
}

/// Kakao's yellow is for what can be pressed.
QColor KakaoButton::ground() const
{
    if (!isEnabled())
        return palette().color(QPalette::Disabled, QPalette::Button);
    if (isDown())
        return container.darker(112);
    return underMouse() ? container.darker(104) : container;
}

void KakaoButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF box = rect();
    qreal corner = radius;
    if (hasFocus()) {
        paintFocusRing(painter, box, palette().color(QPalette::Highlight), radius);
        box.adjust(4, 4, -4, -4);
        corner -= 3;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground());
    painter.drawRoundedRect(box, corner, corner);

    const QColor ink = isEnabled() ? label : palette().color(QPalette::PlaceholderText);
    const int textWidth = fontMetrics().size(Qt::TextShowMnemonic, text()).width();
    const qreal left = std::max<qreal>(margin, (width() - symbolSize - gap - textWidth) / 2.0);
    painter.setBrush(ink);
    painter.drawPath(bubble({left, (height() - symbolSize) / 2.0}));
    painter.setPen(ink);
    const QRectF textBox(left + symbolSize + gap, 0, width() - left - symbolSize - gap, height());
    painter.drawText(textBox, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, text());
}

} // namespace desktop
