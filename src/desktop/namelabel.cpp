// SPDX-License-Identifier: Apache-2.0
#include "desktop/namelabel.h"

#include "desktop/wrappedtext.h"

#include <QPainter>

namespace desktop {

NameLabel::NameLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
}

QSize NameLabel::sizeHint() const
{
    const int comfortable = 40 * fontMetrics().averageCharWidth();
    const int width = std::min(WrappedText(text(), font()).size().width(), comfortable);
    return {width, heightForWidth(width)};
}

QSize NameLabel::minimumSizeHint() const
{
    const int least = 8 * fontMetrics().averageCharWidth();
    return {std::min(WrappedText(text(), font()).size().width(), least), fontMetrics().height()};
}

int NameLabel::heightForWidth(int width) const
{
    return WrappedText(text(), font(), width).size().height();
}

void NameLabel::paintEvent(QPaintEvent *)
{
    const WrappedText wrapped(text(), font(), width(), alignment());
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const int room = height() - wrapped.size().height();
    wrapped.draw(painter, {0, alignment() & Qt::AlignVCenter ? std::max(room / 2, 0) : 0.0});
}

} // namespace desktop
