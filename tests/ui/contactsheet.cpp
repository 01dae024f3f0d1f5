// SPDX-License-Identifier: Apache-2.0
#include "contactsheet.h"

#include <QImageReader>
#include <QPainter>

#include <algorithm>
#include <numeric>
#include <utility>

namespace gallery {
namespace {

constexpr double reduction = 0.75; // texts can still be read
constexpr int gap = 16;
constexpr int labelHeight = 24;
constexpr int titleHeight = 56;
const QColor ground(0x8a, 0x8d, 0x91); // tells the edges of light and of dark windows
const QColor ink(0x10, 0x10, 0x12);

} // namespace

ContactSheet::ContactSheet(QString title, QList<Column> columns)
    : m_title(std::move(title)), m_columns(std::move(columns)), m_widths(m_columns.size(), 0)
{
}

QSize ContactSheet::sizeOnSheet(const QString &file, qsizetype column) const
{
    const QSizeF size = QImageReader(file).size();
    return (size / m_columns.at(column).scale * reduction).toSize();
}

void ContactSheet::addRow(const QString &label, const QStringList &files)
{
    Row row{.label = label, .files = files};
    for (qsizetype i = 0; i < files.size(); ++i) {
        const QSize size = sizeOnSheet(files.at(i), i);
        m_widths[i] = std::max(m_widths.at(i), size.width());
        row.height = std::max(row.height, size.height());
    }
    m_rows << row;
}

QImage ContactSheet::draw() const
{
    const int width = std::accumulate(m_widths.cbegin(), m_widths.cend(), gap,
                                      [](int sum, int each) { return sum + each + gap; });
    const int height = std::accumulate(
        m_rows.cbegin(), m_rows.cend(), titleHeight + labelHeight,
        [](int sum, const Row &row) { return sum + row.height + labelHeight + gap; });
    QImage sheet(width, height, QImage::Format_RGB32);
    sheet.fill(ground);
    QPainter painter(&sheet);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setPen(ink);
    QFont font = painter.font();
    font.setPixelSize(28);
    painter.setFont(font);
    painter.drawText(QRect(gap, 0, width, titleHeight), Qt::AlignVCenter, m_title);
    font.setPixelSize(14);
    painter.setFont(font);

    for (qsizetype i = 0, x = gap; i < m_columns.size(); x += m_widths.at(i++) + gap) {
        painter.drawText(QRect(int(x), titleHeight, m_widths.at(i) + gap, labelHeight),
                         Qt::AlignVCenter, m_columns.at(i).label);
    }
    int top = titleHeight + labelHeight;
    for (const Row &row : m_rows) {
        painter.drawText(QRect(gap, top, width, labelHeight), Qt::AlignVCenter, row.label);
        top += labelHeight;
        for (qsizetype i = 0, x = gap; i < row.files.size(); x += m_widths.at(i++) + gap) {
            const QRect place({int(x), top}, sizeOnSheet(row.files.at(i), i));
            const QImage picture(row.files.at(i));
            painter.drawImage(
                place,
                picture.scaled(place.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
        }
        top += row.height + gap;
    }
    return sheet;
}

} // namespace gallery
