// SPDX-License-Identifier: Apache-2.0
#include "desktop/balancedtext.h"

#include <QFontMetrics>

namespace desktop {
namespace {

constexpr int precision = 4; // pixels

} // namespace

QRect balancedBox(const QRect &box, int flags, const QString &text, const QFontMetrics &metrics)
{
    const auto sizeIn = [&](int width) {
        return metrics.boundingRect(QRect(0, 0, width, box.height()), flags, text).size();
    };
    const int height = sizeIn(box.width()).height();
    if (height < 2 * metrics.height())
        return box;
    int tooNarrow = box.width() / 2;
    int enough = box.width();
    while (enough - tooNarrow > precision) {
        const int width = (tooNarrow + enough) / 2;
        const QSize size = sizeIn(width);
        (size.height() <= height && size.width() <= width ? enough : tooNarrow) = width;
    }
    QRect balanced(box);
    balanced.setWidth(enough);
    balanced.moveLeft(box.left() + (box.width() - enough) / 2);
    return balanced;
}

} // namespace desktop
