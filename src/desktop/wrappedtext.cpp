// SPDX-License-Identifier: Apache-2.0
#include "desktop/wrappedtext.h"

#include <QPainter>

#include <cmath>

namespace desktop {

WrappedText::WrappedText(const QString &text, const QFont &font, qreal width,
                         Qt::Alignment alignment)
    : m_layout(text.first(std::min<qsizetype>(text.size(), 1000)).replace(u'\n', u'\u2028'), font)
{
    // Absolute, so that a right-to-left name stays where the names around it are.
    QTextOption option((alignment & Qt::AlignHorizontal_Mask) | Qt::AlignAbsolute);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_layout.setTextOption(option);
    m_layout.setCacheEnabled(true);

    qreal bottom = 0;
    qreal widest = 0;
    m_layout.beginLayout();
    for (QTextLine line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
        line.setLineWidth(std::max(width, 1.0));
        line.setPosition({0, bottom});
        bottom += line.height();
        widest = std::max(widest, line.naturalTextWidth());
    }
    m_layout.endLayout();
    m_size = {int(std::ceil(widest)), int(std::ceil(bottom))};
}

void WrappedText::draw(QPainter &painter, const QPointF &topLeft) const
{
    m_layout.draw(&painter, topLeft);
}

} // namespace desktop
