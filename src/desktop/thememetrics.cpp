// SPDX-License-Identifier: Apache-2.0
// Of ThemeStyle: what is how large, and where. How it looks is in themestyle.cpp.
#include "desktop/themepainting.h"
#include "desktop/themestyle.h"

#include <QLabel>
#include <QMenu>

#include <algorithm>

namespace desktop {
namespace {

constexpr int fieldPadding = 8;
constexpr int leastHandle = 32;

/// From one end to the other: there are no arrows.
QRect scrollBarPart(const QStyleOptionSlider &bar, QStyle::SubControl part)
{
    const bool isVertical = bar.orientation == Qt::Vertical;
    const QRect &all = bar.rect;
    const int length = isVertical ? all.height() : all.width();
    const int range = bar.maximum - bar.minimum;
    int handle = length;
    if (range > 0) {
        handle = int(qint64(length) * bar.pageStep / (qint64(range) + bar.pageStep));
        handle = std::min(std::max(handle, leastHandle), length);
    }
    const int start = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition,
                                                      length - handle, bar.upsideDown);
    const auto along = [&](int from, int to) {
        return isVertical ? QRect(all.x(), all.y() + from, all.width(), to - from)
                          : QRect(all.x() + from, all.y(), to - from, all.height());
    };
    switch (part) {
    case QStyle::SC_ScrollBarGroove:
        return all;
    case QStyle::SC_ScrollBarSlider:
        return along(start, start + handle);
    case QStyle::SC_ScrollBarSubPage:
        return along(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return along(start + handle, length);
    default:
        return {};
    }
}

QSize buttonSize(const QStyleOptionButton &button, const QSize &contents)
{
    constexpr int padding = 12;
    const bool isFlat = button.features.testFlag(QStyleOptionButton::Flat);
    const int least = isFlat || button.text.isEmpty() ? 0 : 80;
    const int menu = button.features.testFlag(QStyleOptionButton::HasMenu) ? chevronRoom : 0;
    return {std::max(contents.width() + 2 * padding + menu, least),
            std::max(contents.height() + 12, buttonHeight)};
}

QSize toolButtonSize(const QStyleOptionToolButton &button, const QSize &contents)
{
    const bool hasText = button.toolButtonStyle != Qt::ToolButtonIconOnly && !button.text.isEmpty();
    const bool hasMenu = button.features.testFlag(QStyleOptionToolButton::HasMenu);
    return {contents.width() + (hasText ? 16 : 8) + (hasMenu ? chevronRoom - 8 : 0),
            std::max(contents.height() + 8, 32)};
}

} // namespace

QRect ThemeStyle::subElementRect(SubElement element, const QStyleOption *option,
                                 const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents:
        if (const auto *frame = as<QStyleOptionFrame>(option); frame && frame->lineWidth > 0)
            return option->rect.adjusted(fieldPadding, 2, -fieldPadding, -2);
        break;
    case SE_PushButtonContents:
        return option->rect.adjusted(4, 2, -4, -2);
    case SE_CheckBoxIndicator:
    case SE_CheckBoxContents:
    case SE_RadioButtonIndicator:
    case SE_RadioButtonContents:
        if (const auto *button = as<QStyleOptionButton>(option)) {
            QStyleOptionButton inner(*button);
            inner.rect.adjust(indicatorMargin, 0, -indicatorMargin, 0);
            return QProxyStyle::subElementRect(element, &inner, widget);
        }
        break;
    default:
        break;
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect ThemeStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                 SubControl part, const QWidget *widget) const
{
    if (const auto *bar = as<QStyleOptionSlider>(option); bar && control == CC_ScrollBar)
        return visualRect(bar->orientation == Qt::Horizontal ? bar->direction : Qt::LeftToRight,
                          bar->rect, scrollBarPart(*bar, part));
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return visualRect(option->direction, option->rect,
                          option->rect.adjusted(10, 2, -chevronRoom, -2));
    if (control == CC_ComboBox && part == SC_ComboBoxArrow)
        return visualRect(option->direction, option->rect,
                          QRect(option->rect.right() - chevronRoom, option->rect.top(), chevronRoom,
                                option->rect.height()));
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QSize ThemeStyle::sizeFromContents(ContentsType type, const QStyleOption *option,
                                   const QSize &contents, const QWidget *widget) const
{
    const QSize usual = QProxyStyle::sizeFromContents(type, option, contents, widget);
    switch (type) {
    case CT_PushButton:
        if (const auto *button = as<QStyleOptionButton>(option))
            return buttonSize(*button, contents);
        return usual;
    case CT_ToolButton:
        if (const auto *button = as<QStyleOptionToolButton>(option))
            return toolButtonSize(*button, contents);
        return usual;
    case CT_CheckBox:
    case CT_RadioButton:
        return {usual.width() + 2 * indicatorMargin,
                std::max(usual.height(), indicatorSize + 2 * indicatorMargin)};
    case CT_LineEdit:
        return {usual.width() + 2 * fieldPadding, std::max(usual.height() + 4, buttonHeight)};
    case CT_ComboBox:
        return {usual.width() + 16, std::max(usual.height(), buttonHeight)};
    case CT_MenuItem: {
        const auto *item = as<QStyleOptionMenuItem>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
            return {usual.width(), 9};
        return {usual.width() + 8, std::max(usual.height(), 32)};
    }
    case CT_TabBarTab:
        return {usual.width() + 8, std::max(usual.height(), buttonHeight)};
    case CT_ItemViewItem:
        return {usual.width(), usual.height() + 8};
    case CT_MenuBarItem:
        return {contents.width() + 24, contents.height() + 10};
    case CT_ProgressBar:
        return {usual.width(), 6};
    default:
        return usual;
    }
}

int ThemeStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                            const QWidget *widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth:
        if (isField(widget))
            return 4; // so that no corner of the viewport sticks out of the rounded frame
        break;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return indicatorSize;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return leastHandle;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarItemSpacing:
        return 0;
    case PM_MenuBarHMargin:
        return 4;
    case PM_MenuBarVMargin:
        return 2;
    case PM_MenuVMargin:
        return 4;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
        return 0;
    case PM_SmallIconSize:
        if (const auto *menu = qobject_cast<const QMenu *>(widget)) {
            if (const QVariant size = menu->property("iconSize"); size.isValid())
                return size.toInt();
        }
        break;
    default:
        break;
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int ThemeStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_ComboBox_Popup:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_Menu_Scrollable: // or many accounts make a second column, beside the screen
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace desktop
