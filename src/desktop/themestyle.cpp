// SPDX-License-Identifier: Apache-2.0
#include "desktop/themestyle.h"

#include "desktop/balancedtext.h"
#include "desktop/busymotion.h"
#include "desktop/style.h"
#include "desktop/symbol.h"
#include "desktop/themecolors.h"
#include "desktop/themepainting.h"

#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStyleHints>

#include <optional>

namespace desktop {
namespace {

bool isSystemDark(const QPalette &palette)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (qApp && QGuiApplication::styleHints()->colorScheme() != Qt::ColorScheme::Unknown)
        return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#endif
    return palette.color(QPalette::Window).lightnessF() < 0.5F;
}

/// Frames that the platform draws: without it they stay as the desktop is.
void tellPlatform([[maybe_unused]] Appearance appearance)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    switch (appearance) {
    case Appearance::System:
        return QGuiApplication::styleHints()->unsetColorScheme();
    case Appearance::Light:
        return QGuiApplication::styleHints()->setColorScheme(Qt::ColorScheme::Light);
    case Appearance::Dark:
        return QGuiApplication::styleHints()->setColorScheme(Qt::ColorScheme::Dark);
    }
#endif
}

std::optional<Ground> groundNamed(const QVariant &name)
{
    const QString text = name.toString();
    if (text == QLatin1StringView("raised"))
        return Ground::Raised;
    if (text == QLatin1StringView("accent"))
        return Ground::Accent;
    if (text == QLatin1StringView("warning"))
        return Ground::Warning;
    if (text == QLatin1StringView("problem"))
        return Ground::Problem;
    return std::nullopt;
}

bool isIndicatorsOwn(const QWidget *widget)
{
    return widget && (widget->inherits("QCheckBox") || widget->inherits("QRadioButton"));
}

} // namespace

ThemeStyle::ThemeStyle(Appearance appearance)
    : QProxyStyle(QStringLiteral("Fusion")), m_appearance(appearance)
{
}

void ThemeStyle::setAppearance(Appearance appearance)
{
    m_appearance = appearance;
    tellPlatform(appearance);
    applyPalette();
}

bool ThemeStyle::isDark() const
{
    return m_appearance == Appearance::System ? m_isSystemDark : m_appearance == Appearance::Dark;
}

/// To none of its own: what the application then has is the system's, which polish() replaces.
void ThemeStyle::applyPalette()
{
    const QScopedValueRollback applying(m_isApplying, true);
    QApplication::setPalette(QPalette());
}

/// Qt asks for it with the system's palette, at the start and whenever that has changed.
void ThemeStyle::polish(QPalette &palette)
{
    if (!m_isApplying)
        m_isSystemDark = isSystemDark(palette);
    palette = themePalette(themeColors(isDark()));
}

void ThemeStyle::polish(QApplication *application)
{
    QProxyStyle::polish(application);
    if (application) // not yet, when it is installed before
        watchDesktop();
}

void ThemeStyle::watchDesktop()
{
    m_isWatching = true;
    qApp->installEventFilter(this);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        m_isSystemDark = isSystemDark(QApplication::palette());
        applyPalette();
    });
#endif
}

void ThemeStyle::unpolish(QApplication *application)
{
    if (application)
        application->removeEventFilter(this);
    QProxyStyle::unpolish(application);
}

/// Some platforms say that the desktop has changed by giving the application a palette.
bool ThemeStyle::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange && watched == qApp && !m_isApplying) {
        const QPalette palette = QApplication::palette();
        if (palette != themePalette(themeColors(isDark()))) {
            m_isSystemDark = isSystemDark(palette);
            applyPalette();
        }
    }
    return QProxyStyle::eventFilter(watched, event);
}

void ThemeStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (!m_isWatching)
        watchDesktop();
    if (auto *bar = qobject_cast<QProgressBar *>(widget);
        bar && !bar->findChild<BusyMotion *>(QString(), Qt::FindDirectChildrenOnly))
        new BusyMotion(*bar);
    if (widget->inherits("QTipLabel"))
        widget->setPalette(QApplication::palette());
    if (const auto ground = groundNamed(widget->property("ground")))
        setGround(*widget, *ground);
}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                               QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonTool:
        return paintToolPanel(*painter, *option);
    case PE_IndicatorCheckBox:
        return paintCheckBox(*painter, *option);
    case PE_IndicatorRadioButton:
        return paintRadioButton(*painter, *option);
    case PE_FrameFocusRect:
        if (!isIndicatorsOwn(widget))
            paintFocusRing(*painter, option->rect, themeColors(option->palette).accent,
                           controlRadius - 2);
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = as<QStyleOptionFrame>(option); frame && frame->lineWidth > 0)
            return paintField(*painter, *option);
        break;
    case PE_FrameLineEdit:
        return;
    case PE_FrameTabWidget:
        return painter->fillRect(QRect(option->rect.topLeft(), QSize(option->rect.width(), 1)),
                                 themeColors(option->palette).line);
    case PE_FrameTabBarBase:
        return;
    case PE_IndicatorArrowDown:
        return paintChevron(*painter, option->rect, themeColors(option->palette).quiet);
    case PE_PanelMenu:
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, themeColors(option->palette).raised);
        [[fallthrough]];
    case PE_FrameMenu:
        painter->setPen(themeColors(option->palette).line);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void ThemeStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    switch (element) {
    case CE_PushButton:
        proxy()->drawControl(CE_PushButtonBevel, option, painter, widget);
        if (const auto *button = as<QStyleOptionButton>(option)) {
            QStyleOptionButton label(*button);
            label.rect = subElementRect(SE_PushButtonContents, option, widget);
            proxy()->drawControl(CE_PushButtonLabel, &label, painter, widget);
        }
        return;
    case CE_PushButtonBevel:
        if (const auto *button = as<QStyleOptionButton>(option))
            return paintButton(*painter, *button, widget);
        break;
    case CE_PushButtonLabel:
        if (const auto *button = as<QStyleOptionButton>(option)) {
            QStyleOptionButton label(*button);
            label.palette.setColor(QPalette::ButtonText, buttonInk(*button, widget));
            return QProxyStyle::drawControl(element, &label, painter, widget);
        }
        break;
    case CE_ShapedFrame:
        if (const auto *frame = as<QStyleOptionFrame>(option))
            return drawFrame(*frame, *painter, widget);
        break;
    case CE_ProgressBar:
        if (const auto *bar = as<QStyleOptionProgressBar>(option))
            return paintProgress(*painter, *bar);
        break;
    case CE_TabBarTabShape:
        if (const auto *tab = as<QStyleOptionTab>(option))
            return paintTab(*painter, *tab);
        break;
    case CE_MenuItem:
        if (const auto *item = as<QStyleOptionMenuItem>(option))
            return drawMenuItem(*item, *painter, widget);
        break;
    case CE_MenuBarItem:
        if (const auto *item = as<QStyleOptionMenuItem>(option))
            return drawMenuBarItem(*item, *painter, widget);
        break;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, option->palette.window());
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void ThemeStyle::drawFrame(const QStyleOptionFrame &frame, QPainter &painter,
                           const QWidget *widget) const
{
    const QColor line = themeColors(frame.palette).line;
    switch (frame.frameShape) {
    case QFrame::HLine:
        return painter.fillRect(
            QRect(frame.rect.left(), frame.rect.center().y(), frame.rect.width(), 1), line);
    case QFrame::VLine:
        return painter.fillRect(
            QRect(frame.rect.center().x(), frame.rect.top(), 1, frame.rect.height()), line);
    case QFrame::StyledPanel:
        if (qobject_cast<const QLabel *>(widget))
            return paintPill(painter, frame);
        if (isField(widget))
            return paintField(painter, frame);
        return paintCard(painter, frame);
    default:
        return QProxyStyle::drawControl(CE_ShapedFrame, &frame, &painter, widget);
    }
}

/// Fusion's, on a ground of ours where the pointer is.
void ThemeStyle::drawMenuItem(const QStyleOptionMenuItem &item, QPainter &painter,
                              const QWidget *widget) const
{
    if (item.menuItemType == QStyleOptionMenuItem::Separator && item.text.isEmpty()) {
        const QRect &box = item.rect;
        return painter.fillRect(box.left() + 12, box.center().y(), box.width() - 24, 1,
                                themeColors(item.palette).line);
    }
    const bool isHere = item.state.testFlag(State_Selected) && item.state.testFlag(State_Enabled);
    if (isHere)
        paintHighlight(painter, item);
    QStyleOptionMenuItem plain(item);
    plain.state.setFlag(State_Selected, false);
    if (!plain.icon.isNull())
        plain.checkType = QStyleOptionMenuItem::NotCheckable; // or there is a panel around it
    QProxyStyle::drawControl(CE_MenuItem, &plain, &painter, widget);
}

void ThemeStyle::drawMenuBarItem(const QStyleOptionMenuItem &item, QPainter &painter,
                                 const QWidget *widget) const
{
    painter.fillRect(item.rect, item.palette.window());
    if (item.state.testFlag(State_Selected) && item.state.testFlag(State_Enabled))
        paintHighlight(painter, item);
    const bool isUnderlined = styleHint(SH_UnderlineShortcut, &item, widget, nullptr);
    drawItemText(&painter, item.rect,
                 Qt::AlignCenter | Qt::TextSingleLine
                     | (isUnderlined ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                 item.palette, item.state.testFlag(State_Enabled), item.text, QPalette::WindowText);
}

void ThemeStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                    QPainter *painter, const QWidget *widget) const
{
    switch (control) {
    case CC_ScrollBar:
        if (const auto *bar = as<QStyleOptionSlider>(option))
            return paintScrollBar(*painter, *bar,
                                  subControlRect(control, option, SC_ScrollBarSlider, widget));
        break;
    case CC_ComboBox:
        if (const auto *box = as<QStyleOptionComboBox>(option); box && !box->editable)
            return paintComboBox(*painter, *box,
                                 subControlRect(control, option, SC_ComboBoxArrow, widget));
        break;
    case CC_ToolButton:
        if (const auto *button = as<QStyleOptionToolButton>(option))
            return drawToolButton(*button, *painter, widget);
        break;
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void ThemeStyle::drawItemText(QPainter *painter, const QRect &box, int flags,
                              const QPalette &palette, bool isEnabled, const QString &text,
                              QPalette::ColorRole role) const
{
    const bool isBalanced = (flags & Qt::AlignHCenter) && (flags & Qt::TextWordWrap);
    QProxyStyle::drawItemText(
        painter, isBalanced ? balancedBox(box, flags, text, painter->fontMetrics()) : box, flags,
        palette, isEnabled, text, role);
}

/// For windows that know of no symbols of ours, the login window for one.
QIcon ThemeStyle::standardIcon(StandardPixmap which, const QStyleOption *option,
                               const QWidget *widget) const
{
    switch (which) {
    case SP_BrowserReload:
        return symbolIcon(Symbol::Reload);
    case SP_TitleBarCloseButton:
    case SP_DialogCloseButton:
        return symbolIcon(Symbol::Close);
    case SP_MessageBoxWarning:
        return symbolIcon(Symbol::Warning);
    default:
        return QProxyStyle::standardIcon(which, option, widget);
    }
}

/// One that opens a menu has its arrow beside the text, where one looks for it.
void ThemeStyle::drawToolButton(const QStyleOptionToolButton &button, QPainter &painter,
                                const QWidget *widget) const
{
    const bool hasMenu = button.features.testFlag(QStyleOptionToolButton::HasMenu);
    if (!hasMenu || button.features.testFlag(QStyleOptionToolButton::MenuButtonPopup))
        return QProxyStyle::drawComplexControl(CC_ToolButton, &button, &painter, widget);
    paintToolPanel(painter, button);
    QStyleOptionToolButton label(button);
    label.rect.adjust(8, 0, -chevronRoom, 0);
    proxy()->drawControl(CE_ToolButtonLabel, &label, &painter, widget);
    QRect chevron = button.rect;
    chevron.setLeft(chevron.right() - chevronRoom);
    paintChevron(painter, chevron, themeColors(button.palette).quiet);
}

} // namespace desktop
