// SPDX-License-Identifier: Apache-2.0
#include "desktop/choicebutton.h"

#include "desktop/wrappedtext.h"

#include <QKeyEvent>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace desktop {
namespace {

constexpr int tapHeight = 44;
constexpr int sideMargin = 16;
constexpr int verticalMargin = 10;
constexpr int gap = 4;
constexpr int headingFlags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

} // namespace

ChoiceButton::ChoiceButton(QWidget *parent) : QPushButton(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ChoiceButton::setSentence(const QString &sentence)
{
    m_sentence = sentence;
    setAccessibleDescription(sentence);
    updateGeometry();
    update();
}

QFont ChoiceButton::headingFont() const
{
    QFont larger = font();
    larger.setPointSizeF(larger.pointSizeF() * 1.1);
    larger.setWeight(QFont::DemiBold);
    return larger;
}

/// Within a button of this width, as if it began at the top.
QRect ChoiceButton::headingBox(int width) const
{
    const QRect room(sideMargin, 0, std::max(width - 2 * sideMargin, 1), 10'000);
    return QFontMetrics(headingFont())
        .boundingRect(room, headingFlags | Qt::TextShowMnemonic, text());
}

QSize ChoiceButton::sizeHint() const
{
    const int comfortable = 48 * fontMetrics().averageCharWidth();
    const int text = std::min(WrappedText(m_sentence, font()).size().width(), comfortable);
    const int width = std::max(headingBox(10'000).width(), text) + 2 * sideMargin;
    return {width, heightForWidth(width)};
}

QSize ChoiceButton::minimumSizeHint() const
{
    return {12 * fontMetrics().averageCharWidth() + 2 * sideMargin, tapHeight};
}

int ChoiceButton::heightForWidth(int width) const
{
    const WrappedText sentence(m_sentence, font(), width - 2 * sideMargin);
    const int text = headingBox(width).height() + gap + sentence.size().height();
    return std::max(tapHeight, text + 2 * verticalMargin);
}

void ChoiceButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    painter.drawControl(QStyle::CE_PushButton, option);

    const WrappedText sentence(m_sentence, font(), width() - 2 * sideMargin);
    QRect heading = headingBox(width());
    heading.setRight(width() - sideMargin);
    heading.moveTop((height() - heading.height() - gap - sentence.size().height()) / 2);
    const bool isUnderlined = style()->styleHint(QStyle::SH_UnderlineShortcut, &option, this);

    const QColor loud = palette().color(QPalette::ButtonText);
    painter.setFont(headingFont());
    painter.setPen(loud);
    painter.drawText(heading,
                     headingFlags | (isUnderlined ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                     text());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    sentence.draw(painter, QPointF(sideMargin, heading.bottom() + 1 + gap));
}

void ChoiceButton::keyPressEvent(QKeyEvent *event)
{
    if (!event->isAutoRepeat()) // held since before there was anything to choose
        QPushButton::keyPressEvent(event);
}

} // namespace desktop
