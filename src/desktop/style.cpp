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
    QColor text = palette.color(QPalette::WindowText);
    text.setAlphaF(0.7F);
    palette.setColor(QPalette::WindowText, text);
    label.setPalette(palette);
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
