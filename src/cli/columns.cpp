// SPDX-License-Identifier: Apache-2.0
#include "cli/columns.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

/// UAX #11, wide and fullwidth, as coarse as terminals are.
constexpr Range wide[] = {
    {0x1100, 0x115f},   {0x2e80, 0x303e},   {0x3041, 0x33ff},   {0x3400, 0x4dbf},
    {0x4e00, 0x9fff},   {0xa000, 0xa4cf},   {0xa960, 0xa97f},   {0xac00, 0xd7a3},
    {0xf900, 0xfaff},   {0xfe30, 0xfe6f},   {0xff00, 0xff60},   {0xffe0, 0xffe6},
    {0x1f300, 0x1f64f}, {0x1f680, 0x1f6ff}, {0x1f900, 0x1faff}, {0x20000, 0x3fffd}};

qsizetype cellsOf(char32_t character)
{
    const QChar::Category category = QChar::category(character);
    // The vowels and ends of decomposed Hangul stand in the cells of what comes before.
    const bool isJoined = character >= 0x1160 && character <= 0x11ff;
    if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing
        || category == QChar::Other_Format || isJoined)
        return 0;
    return std::ranges::any_of(wide,
                               [character](const Range &range) {
                                   return character >= range.first && character <= range.last;
                               })
        ? 2
        : 1;
}

} // namespace

qsizetype cellsOf(const QString &text)
{
    qsizetype cells = 0;
    for (const char32_t character : text.toUcs4())
        cells += cellsOf(character);
    return cells;
}

QStringList aligned(const QList<QStringList> &rows)
{
    QList<qsizetype> widths;
    for (const QStringList &row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths.at(i), cellsOf(row.at(i)));
    }
    QStringList lines;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            line += row.at(i);
            if (i + 1 < row.size())
                line += QString(widths.at(i) - cellsOf(row.at(i)) + 2, u' ');
        }
        lines << line;
    }
    return lines;
}

} // namespace cli
