// SPDX-License-Identifier: Apache-2.0
#include "desktop/themepainting.h"

#include "desktop/busymotion.h"
#include "desktop/themecolors.h"

#include <QPainter>
#include <QScrollArea>

namespace desktop {
namespace {

bool is(const QStyleOption &option, QStyle::StateFlag state)
{
    return option.state.testFlag(state);
}

bool isSaid(const QWidget *widget, const char *property)
{
    return widget && widget->property(property).toBool();
}

/// Along the middle of a line of this width, so that it is as sharp as the screen allows.
QRectF inner(const QRectF &box, qreal line)
{
    return box.adjusted(line / 2, line / 2, -line / 2, -line / 2);
}

void paintBox(QPainter &painter, const QRectF &box, qreal radius, const QBrush &ground,
              const QColor &line = Qt::transparent, qreal width = 1)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hasLine = line.alpha() > 0;
    painter.setPen(hasLine ? QPen(line, width) : QPen(Qt::NoPen));
    painter.setBrush(ground);
    painter.drawRoundedRect(hasLine ? inner(box, width) : box, radius, radius);
    painter.restore();
}

/// Below the pointer, or on.
bool isLit(const QStyleOption &option)
{
    return is(option, QStyle::State_MouseOver) || is(option, QStyle::State_Sunken)
        || is(option, QStyle::State_On);
}

QColor primaryGround(const QStyleOption &option, const ThemeColors &colors)
{
    if (is(option, QStyle::State_Sunken))
        return colors.accentPressed;
    return is(option, QStyle::State_MouseOver) ? colors.accentHover : colors.accent;
}

void paintFlatButton(QPainter &painter, const QStyleOption &option, const ThemeColors &colors)
{
    if (isLit(option) && is(option, QStyle::State_Enabled))
        paintBox(painter, option.rect, controlRadius, colors.tint);
    if (is(option, QStyle::State_HasFocus))
        paintFocusRing(painter, option.rect, colors.accent, controlRadius);
}

void paintPrimaryButton(QPainter &painter, const QStyleOption &option, const ThemeColors &colors)
{
    QRectF box = option.rect;
    qreal radius = controlRadius;
    if (is(option, QStyle::State_HasFocus)) {
        paintFocusRing(painter, box, colors.accent, radius);
        constexpr qreal gap = 2;
        box.adjust(focusRingWidth + gap, focusRingWidth + gap, -focusRingWidth - gap,
                   -focusRingWidth - gap);
        radius -= focusRingWidth + gap / 2;
    }
    paintBox(painter, box, radius, primaryGround(option, colors));
}

void paintPlainButton(QPainter &painter, const QStyleOption &option, const ThemeColors &colors)
{
    paintBox(painter, option.rect, controlRadius, isLit(option) ? colors.sunken : colors.raised,
             is(option, QStyle::State_Sunken) ? colors.outline : colors.line);
    if (is(option, QStyle::State_HasFocus))
        paintFocusRing(painter, option.rect, colors.accent, controlRadius);
}

/// The colour of the mark in a check box or a radio button.
QColor markOf(const QStyleOption &option)
{
    const ThemeColors &colors = themeColors(option.palette);
    return is(option, QStyle::State_Enabled) ? colors.onAccent : colors.sunken;
}

/// A check box or a radio button, without its mark.
void paintIndicator(QPainter &painter, const QStyleOption &option, qreal radius, bool isOn)
{
    const ThemeColors &colors = themeColors(option.palette);
    const bool isEnabled = is(option, QStyle::State_Enabled);
    if (is(option, QStyle::State_HasFocus))
        paintFocusRing(painter, option.rect.adjusted(-4, -4, 4, 4), colors.accent, radius + 4);
    if (isOn) {
        paintBox(painter, option.rect, radius,
                 isEnabled ? primaryGround(option, colors) : colors.quiet);
        return;
    }
    const bool isPointedAt = isEnabled && is(option, QStyle::State_MouseOver);
    paintBox(painter, option.rect, radius, isEnabled ? colors.raised : colors.sunken,
             isPointedAt ? colors.accent : colors.outline, 1.5);
}

} // namespace

bool isField(const QWidget *widget)
{
    return qobject_cast<const QAbstractScrollArea *>(widget)
        && !qobject_cast<const QScrollArea *>(widget);
}

void paintFocusRing(QPainter &painter, const QRectF &box, const QColor &color, double radius)
{
    paintBox(painter, box, radius, Qt::NoBrush, color, focusRingWidth);
}

void paintButton(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget)
{
    const ThemeColors &colors = themeColors(option.palette);
    if (option.features.testFlag(QStyleOptionButton::Flat))
        return paintFlatButton(painter, option, colors);
    if (!is(option, QStyle::State_Enabled))
        return paintBox(painter, option.rect, controlRadius, colors.sunken);
    if (isSaid(widget, "primary"))
        return paintPrimaryButton(painter, option, colors);
    paintPlainButton(painter, option, colors);
}

QColor buttonInk(const QStyleOptionButton &option, const QWidget *widget)
{
    const ThemeColors &colors = themeColors(option.palette);
    if (!is(option, QStyle::State_Enabled))
        return colors.quiet;
    if (isSaid(widget, "destructive"))
        return colors.bad;
    if (option.features.testFlag(QStyleOptionButton::Flat))
        return colors.accent;
    return isSaid(widget, "primary") ? colors.onAccent : option.palette.color(QPalette::ButtonText);
}

void paintToolPanel(QPainter &painter, const QStyleOption &option)
{
    const ThemeColors &colors = themeColors(option.palette);
    if (is(option, QStyle::State_AutoRaise) || !is(option, QStyle::State_Enabled))
        paintFlatButton(painter, option, colors);
    else
        paintPlainButton(painter, option, colors);
}

void paintComboBox(QPainter &painter, const QStyleOptionComboBox &option, const QRect &arrow)
{
    const ThemeColors &colors = themeColors(option.palette);
    if (is(option, QStyle::State_Enabled))
        paintPlainButton(painter, option, colors);
    else
        paintBox(painter, option.rect, controlRadius, colors.sunken);
    paintChevron(painter, arrow, colors.quiet);
}

void paintField(QPainter &painter, const QStyleOption &option)
{
    const ThemeColors &colors = themeColors(option.palette);
    if (!is(option, QStyle::State_Enabled))
        return paintBox(painter, option.rect, controlRadius, colors.sunken, colors.line);
    if (is(option, QStyle::State_HasFocus))
        return paintBox(painter, option.rect, controlRadius, colors.raised, colors.accent,
                        focusRingWidth);
    paintBox(painter, option.rect, controlRadius, colors.raised, colors.outline);
}

void paintCard(QPainter &painter, const QStyleOption &option)
{
    const ThemeColors &colors = themeColors(option.palette);
    paintBox(painter, option.rect, cardRadius, colors.raised, colors.line);
}

void paintPill(QPainter &painter, const QStyleOption &option)
{
    paintBox(painter, option.rect, option.rect.height() / 2.0,
             option.palette.color(QPalette::Window));
}

void paintCheckBox(QPainter &painter, const QStyleOption &option)
{
    const bool isOn = is(option, QStyle::State_On) || is(option, QStyle::State_NoChange);
    paintIndicator(painter, option, 5, isOn);
    if (!isOn)
        return;
    const QRectF box = option.rect;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(markOf(option), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.translate(box.topLeft());
    painter.scale(box.width() / 18, box.height() / 18);
    if (is(option, QStyle::State_NoChange))
        painter.drawLine(QPointF(5, 9), QPointF(13, 9));
    else
        painter.drawPolyline(QPolygonF({{4.8, 9.4}, {7.7, 12.3}, {13.2, 6.2}}));
    painter.restore();
}

void paintRadioButton(QPainter &painter, const QStyleOption &option)
{
    const QRectF box = option.rect;
    const qreal radius = box.height() / 2;
    const bool isOn = is(option, QStyle::State_On);
    paintIndicator(painter, option, radius, isOn);
    if (!isOn)
        return;
    constexpr qreal dot = 5.5;
    paintBox(painter, box.adjusted(dot, dot, -dot, -dot), radius, markOf(option));
}

/// The chosen one is underlined; it stands on the line of the pages' frame.
void paintTab(QPainter &painter, const QStyleOptionTab &option)
{
    const ThemeColors &colors = themeColors(option.palette);
    if (is(option, QStyle::State_Selected)) {
        const QRectF box = option.rect;
        paintBox(painter, QRectF(box.left() + 8, box.bottom() - 2, box.width() - 16, 2), 1,
                 is(option, QStyle::State_Enabled) ? colors.accent : colors.quiet);
    } else if (is(option, QStyle::State_MouseOver) && is(option, QStyle::State_Enabled)) {
        paintBox(painter, option.rect.adjusted(2, 2, -2, -4), controlRadius, colors.tint);
    }
}

void paintHighlight(QPainter &painter, const QStyleOption &option)
{
    paintBox(painter, option.rect.adjusted(4, 1, -4, -1), controlRadius - 2,
             themeColors(option.palette).tint);
}

void paintChevron(QPainter &painter, const QRect &box, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.translate(QRectF(box).center());
    painter.drawPolyline(QPolygonF({{-4, -2}, {0, 2}, {4, -2}}));
    painter.restore();
}

void paintProgress(QPainter &painter, const QStyleOptionProgressBar &option)
{
    constexpr qreal thickness = 6;
    const ThemeColors &colors = themeColors(option.palette);
    QRectF groove = option.rect;
    if (groove.height() > thickness)
        groove = QRectF(groove.x(), groove.center().y() - thickness / 2, groove.width(), thickness);
    const qreal radius = groove.height() / 2;
    paintBox(painter, groove, radius, colors.line);
    QRectF done = groove;
    if (option.maximum <= option.minimum) {
        const qreal length = groove.width() / 3;
        done.setWidth(length);
        done.moveLeft(groove.left() + BusyMotion::phase() * (groove.width() - length));
    } else {
        done.setWidth(groove.width() * (option.progress - option.minimum)
                      / (option.maximum - option.minimum));
        if (option.direction == Qt::RightToLeft)
            done.moveRight(groove.right());
    }
    if (done.width() > 0)
        paintBox(painter, done, radius, colors.accent);
}

void paintScrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &part)
{
    if (option.maximum <= option.minimum)
        return;
    const ThemeColors &colors = themeColors(option.palette);
    const bool isLit = option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider);
    const QRectF handle = option.orientation == Qt::Vertical ? QRectF(part).adjusted(3, 2, -3, -2)
                                                             : QRectF(part).adjusted(2, 3, -2, -3);
    paintBox(painter, handle, 3, isLit ? colors.quiet : colors.outline);
}

} // namespace desktop
