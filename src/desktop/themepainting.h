// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyleOption>

class QPainter;
class QWidget;

namespace desktop {

inline constexpr int buttonHeight = 36;
inline constexpr int controlRadius = 8;
inline constexpr int cardRadius = 16;
inline constexpr int focusRingWidth = 2;
inline constexpr int indicatorSize = 18;
/// Around a check box's indicator, for the focus ring.
inline constexpr int indicatorMargin = 4;
inline constexpr int chevronRoom = 28;

/// The option as what the element takes, or null.
template <typename Option>
[[nodiscard]] const Option *as(const QStyleOption *option)
{
    return qstyleoption_cast<const Option *>(option);
}

/// Whether it scrolls a text or a list, and so is framed as a field; a scroll area is not.
[[nodiscard]] bool isField(const QWidget *widget);

// How the style draws each element, within option.rect.

void paintFocusRing(QPainter &painter, const QRectF &box, const QColor &color, double radius);
void paintButton(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget);
/// Of the text on it.
[[nodiscard]] QColor buttonInk(const QStyleOptionButton &option, const QWidget *widget);
void paintToolPanel(QPainter &painter, const QStyleOption &option);
/// arrow is the part that opens it.
void paintComboBox(QPainter &painter, const QStyleOptionComboBox &option, const QRect &arrow);
void paintField(QPainter &painter, const QStyleOption &option);
void paintCard(QPainter &painter, const QStyleOption &option);
void paintPill(QPainter &painter, const QStyleOption &option);
void paintCheckBox(QPainter &painter, const QStyleOption &option);
void paintRadioButton(QPainter &painter, const QStyleOption &option);
void paintTab(QPainter &painter, const QStyleOptionTab &option);
void paintHighlight(QPainter &painter, const QStyleOption &option);
void paintChevron(QPainter &painter, const QRect &box, const QColor &color);
void paintProgress(QPainter &painter, const QStyleOptionProgressBar &option);
/// part is the handle.
void paintScrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &part);

} // namespace desktop
