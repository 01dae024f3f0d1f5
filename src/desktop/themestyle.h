// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/theme.h"

#include <QProxyStyle>

class QStyleOptionFrame;
class QStyleOptionMenuItem;
class QStyleOptionToolButton;

namespace desktop {

/// Fusion in our colours and shapes, and the palette that belongs to them.
///
/// A form says by a property of a widget what it is:
/// - `primary` (bool), of a QPushButton: the one thing to do here;
/// - `destructive` (bool), of a QPushButton: what cannot be undone;
/// - `ground` (string), of any widget: "raised", "accent", "warning" or "problem";
/// - `iconSize` (int), of a QMenu.
class ThemeStyle final : public QProxyStyle
{
    Q_OBJECT
public:
    explicit ThemeStyle(Appearance appearance);

    void setAppearance(Appearance appearance);
    [[nodiscard]] Appearance appearance() const { return m_appearance; }
    [[nodiscard]] bool isDark() const;

    using QProxyStyle::polish;
    using QProxyStyle::unpolish;
    void polish(QPalette &palette) override;
    void polish(QApplication *application) override;
    void unpolish(QApplication *application) override;
    void polish(QWidget *widget) override;

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                            QPainter *painter, const QWidget *widget) const override;
    [[nodiscard]] QRect subElementRect(SubElement element, const QStyleOption *option,
                                       const QWidget *widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                       SubControl part, const QWidget *widget) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option,
                                         const QSize &contents,
                                         const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option,
                                  const QWidget *widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                                QStyleHintReturn *data) const override;

    void drawItemText(QPainter *painter, const QRect &box, int flags, const QPalette &palette,
                      bool isEnabled, const QString &text, QPalette::ColorRole role) const override;

    [[nodiscard]] QIcon standardIcon(StandardPixmap which, const QStyleOption *option,
                                     const QWidget *widget) const override;

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void applyPalette();
    void watchDesktop();
    void drawFrame(const QStyleOptionFrame &frame, QPainter &painter, const QWidget *widget) const;
    void drawMenuItem(const QStyleOptionMenuItem &item, QPainter &painter,
                      const QWidget *widget) const;
    void drawMenuBarItem(const QStyleOptionMenuItem &item, QPainter &painter,
                         const QWidget *widget) const;
    void drawToolButton(const QStyleOptionToolButton &button, QPainter &painter,
                        const QWidget *widget) const;

    Appearance m_appearance;
    bool m_isSystemDark = false;
    bool m_isApplying = false;
    bool m_isWatching = false;
};

} // namespace desktop
