// SPDX-License-Identifier: Apache-2.0
#include "smallpicture.h"

#include <QHash>

#include <algorithm>
#include <cstdlib>

namespace gallery {
namespace {

constexpr qsizetype mostColors = 256;
constexpr int visible = 12; // a difference of one channel, of 255

int distance(QRgb a, QRgb b)
{
    return std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)),
                     std::abs(qBlue(a) - qBlue(b))});
}

/// The colours of the picture, the most frequent ones first.
QList<QRgb> colorsOf(const QImage &picture)
{
    QHash<QRgb, int> counts;
    for (int y = 0; y < picture.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(picture.constScanLine(y));
        for (int x = 0; x < picture.width(); ++x)
            ++counts[line[x]];
    }
    QList<QRgb> colors = counts.keys();
    std::ranges::sort(colors, [&](QRgb a, QRgb b) {
        return std::pair(-counts.value(a), a) < std::pair(-counts.value(b), b);
    });
    return colors;
}

/// Frequent colours that are all at least that far from each other.
QList<QRgb> chosenColors(const QList<QRgb> &colors, int apart)
{
    QList<QRgb> chosen;
    for (const QRgb color : colors) {
        const bool isNew = std::ranges::all_of(
            chosen, [&](QRgb other) { return distance(color, other) >= apart; });
        if (isNew)
            chosen << color;
        if (chosen.size() > mostColors)
            break;
    }
    return chosen;
}

} // namespace

QImage withPalette(const QImage &picture)
{
    const QImage full = picture.convertToFormat(QImage::Format_RGB32);
    const QList<QRgb> colors = colorsOf(full);
    for (int apart = 1; apart <= visible; ++apart) {
        const QList<QRgb> chosen = chosenColors(colors, apart);
        if (chosen.size() <= mostColors)
            return full.convertToFormat(QImage::Format_Indexed8, chosen, Qt::AvoidDither);
    }
    return full;
}

} // namespace gallery
