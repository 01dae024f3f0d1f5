// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QStringList>

namespace gallery {

/// All pictures of one window on one: a row a state, a column a look and scale.
class ContactSheet final
{
public:
    struct Column
    {
        QString label;
        int scale = 1; ///< device pixels a pixel, in the pictures of this column
    };

    ContactSheet(QString title, QList<Column> columns);

    /// One file a column.
    void addRow(const QString &label, const QStringList &files);

    [[nodiscard]] QImage draw() const;

private:
    struct Row
    {
        QString label;
        QStringList files;
        int height = 0;
    };

    [[nodiscard]] QSize sizeOnSheet(const QString &file, qsizetype column) const;

    QString m_title;
    QList<Column> m_columns;
    QList<int> m_widths;
    QList<Row> m_rows;
};

} // namespace gallery
