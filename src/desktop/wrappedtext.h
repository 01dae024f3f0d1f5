// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTextLayout>

class QPainter;

namespace desktop {

/// Plain text laid out in a width: broken between words where that is possible, anywhere where it
/// is not. QLabel and QPushButton can only be as wide as the longest word, and a nickname is one.
class WrappedText final
{
public:
    /// As wide as it likes.
    static constexpr qreal unlimited = 1 << 20;

    /// Lays out what a person could read of text: the beginning.
    WrappedText(const QString &text, const QFont &font, qreal width = unlimited,
                Qt::Alignment alignment = Qt::AlignLeft);

    /// Rounded up to whole pixels; an empty text is one line high.
    [[nodiscard]] QSize size() const { return m_size; }
    /// Uses the painter's pen.
    void draw(QPainter &painter, const QPointF &topLeft) const;

private:
    QTextLayout m_layout;
    QSize m_size;
};

} // namespace desktop
