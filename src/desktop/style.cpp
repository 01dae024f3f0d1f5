// SPDX-License-Identifier: Apache-2.0
#include "desktop/style.h"

#include "desktop/themecolors.h"

#include <QEvent>
#include <QLabel>

#include <functional>

namespace desktop {
namespace {

/// Changes a widget's palette, and again whenever the palette around it has changed.
class Coloring final : public QObject
{
public:
    using Colorize = std::function<void(QPalette &)>;

    /// In the place of the one that the widget has.
    static void set(QWidget &widget, Colorize colorize)
    {
        for (QObject *child : widget.children()) {
            if (auto *coloring = dynamic_cast<Coloring *>(child)) {
                coloring->m_colorize = std::move(colorize);
                return coloring->apply();
            }
        }
        new Coloring(widget, std::move(colorize));
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::PaletteChange)
            apply();
        return QObject::eventFilter(watched, event);
    }

private:
    Coloring(QWidget &widget, Colorize colorize)
        : QObject(&widget), m_widget(widget), m_colorize(std::move(colorize))
    {
        apply();
        widget.installEventFilter(this);
    }

    void apply()
    {
        QPalette palette = m_widget.palette();
        m_colorize(palette);
        if (palette != m_widget.palette())
            m_widget.setPalette(palette);
    }

    QWidget &m_widget;
    Colorize m_colorize;
};

void colorizeGround(QPalette &palette, Ground ground)
{
    const ThemeColors &colors = themeColors(palette);
    const auto paint = [&](const QColor &box, const QColor &text) {
        palette.setColor(QPalette::Window, box);
        palette.setColor(QPalette::WindowText, text);
        palette.setColor(QPalette::PlaceholderText, text); // half a colour is enough to bear
    };
    switch (ground) {
    case Ground::Raised:
        palette.setColor(QPalette::Window, colors.raised);
        return;
    case Ground::Accent:
        return paint(colors.tint, colors.accent);
    case Ground::Warning:
        return paint(colors.warningGround, colors.warningText);
    case Ground::Problem:
        return paint(colors.problemGround, colors.problemText);
    }
}

} // namespace

void setHeading(QLabel &label, double scale)
{
    QFont font = label.font();
    font.setPointSizeF(font.pointSizeF() * scale);
    font.setWeight(QFont::DemiBold);
    // Large letters need none, and to hint Hangul FreeType reads 1.5 MiB of the font.
    font.setHintingPreference(QFont::PreferNoHinting);
    label.setFont(font);
}

void setQuiet(QLabel &label)
{
    label.setForegroundRole(QPalette::PlaceholderText);
}

void keepSizeWhenHidden(QWidget &widget)
{
    QSizePolicy policy = widget.sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    widget.setSizePolicy(policy);
}

QColor toneColor(Tone tone, const QPalette &palette)
{
    const ThemeColors &colors = themeColors(palette);
    switch (tone) {
    case Tone::Good:
        return colors.good;
    case Tone::Bad:
        return colors.bad;
    case Tone::Neutral:
        return colors.quiet;
    }
    Q_UNREACHABLE();
}

void setTone(QLabel &label, Tone tone)
{
    Coloring::set(label, [tone](QPalette &palette) {
        palette.setColor(QPalette::WindowText, toneColor(tone, palette));
    });
}

void setGround(QWidget &widget, Ground ground)
{
    Coloring::set(widget, [ground](QPalette &palette) { colorizeGround(palette, ground); });
    const auto *frame = qobject_cast<const QFrame *>(&widget);
    const bool isShaped = frame && frame->frameShape() == QFrame::StyledPanel; // by the style
    widget.setAutoFillBackground(!isShaped);
}

void setWarning(QWidget &widget)
{
    setGround(widget, Ground::Warning);
}

} // namespace desktop
