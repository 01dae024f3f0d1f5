// SPDX-License-Identifier: Apache-2.0
#include "desktop/style.h"

#include <QLabel>

namespace desktop {

void setHeading(QLabel &label, double scale)
{
    QFont font = label.font();
    font.setPointSizeF(font.pointSizeF() * scale);
    font.setWeight(QFont::DemiBold);
    label.setFont(font);
}

void setQuiet(QLabel &label)
{
    QPalette palette = label.palette();
    const QColor loud = palette.color(QPalette::Active, QPalette::WindowText); // disabled or not
    palette.setColor(QPalette::WindowText, quiet(loud));
    label.setPalette(palette);
}

QColor quiet(QColor text)
{
    text.setAlphaF(text.alphaF() * 0.7F);
    return text;
}

QColor toneColor(Tone tone, const QPalette &palette)
{
    const bool isDark = palette.color(QPalette::Window).lightnessF() < 0.5F;
    switch (tone) {
    case Tone::Good:
        return isDark ? QColor(0x7f, 0xd6, 0x94) : QColor(0x17, 0x65, 0x2f);
    case Tone::Bad:
        return isDark ? QColor(0xff, 0xa4, 0x9a) : QColor(0xa8, 0x23, 0x1b);
    case Tone::Neutral:
        return quiet(palette.color(QPalette::WindowText));
    }
    Q_UNREACHABLE();
}

void setWarning(QWidget &widget)
{
    QPalette palette = widget.palette();
    palette.setColor(QPalette::Window, QColor(0xa8, 0x4a, 0x00));
    palette.setColor(QPalette::WindowText, Qt::white); // 5.9:1 on it
    widget.setPalette(palette);
    widget.setAutoFillBackground(true);
}

} // namespace desktop
