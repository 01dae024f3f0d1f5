// SPDX-License-Identifier: Apache-2.0
#include "desktop/nicknamebutton.h"

#include "desktop/wrappedtext.h"

#include <QKeyEvent>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace desktop {
namespace {

constexpr int tapHeight = 44;
constexpr int sideMargin = 16;
constexpr int verticalMargin = 8;
constexpr int gap = 12;

} // namespace

NicknameButton::NicknameButton(QWidget *parent) : QPushButton(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.1);
    setFont(large);
}

void NicknameButton::setNickname(const QString &nickname)
{
    m_nickname = nickname;
    setText(QString(nickname).replace(u'&', QLatin1StringView("&&")));
}

void NicknameButton::setNumber(int number)
{
    m_number = number;
    updateGeometry();
    update();
}

void NicknameButton::setCaption(const QString &caption)
{
    m_caption = caption;
    updateGeometry();
    update();
}

int NicknameButton::textLeft() const
{
    return m_number > 0 ? sideMargin + fontMetrics().horizontalAdvance(u'0') + gap : sideMargin;
}

QFont NicknameButton::captionFont() const
{
    QFont smaller = font();
    smaller.setPointSizeF(smaller.pointSizeF() * 0.8);
    return smaller;
}

int NicknameButton::captionHeight(int width) const
{
    return m_caption.isEmpty() ? 0 : WrappedText(m_caption, captionFont(), width).size().height();
}

QSize NicknameButton::sizeHint() const
{
    const int text = std::max(WrappedText(m_nickname, font()).size().width(),
                              WrappedText(m_caption, captionFont()).size().width());
    const int width = textLeft() + text + sideMargin;
    return {width, heightForWidth(width)};
}

QSize NicknameButton::minimumSizeHint() const
{
    return {textLeft() + 4 * fontMetrics().averageCharWidth() + sideMargin, tapHeight};
}

int NicknameButton::heightForWidth(int width) const
{
    const int room = width - textLeft() - sideMargin;
    const int text = WrappedText(m_nickname, font(), room).size().height();
    return std::max(tapHeight, captionHeight(room) + text + 2 * verticalMargin);
}

void NicknameButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    painter.drawControl(QStyle::CE_PushButton, option);

    const QColor loud = palette().color(QPalette::ButtonText);
    const int room = width() - textLeft() - sideMargin;
    const WrappedText text(m_nickname, font(), room);
    const int caption = captionHeight(room);
    const int top = (height() - caption - text.size().height()) / 2;

    painter.setPen(palette().color(QPalette::PlaceholderText));
    if (m_number > 0) {
        const WrappedText number(QString::number(m_number), font());
        number.draw(painter, {qreal(sideMargin), (height() - number.size().height()) / 2.0});
    }
    if (caption > 0)
        WrappedText(m_caption, captionFont(), room).draw(painter, QPointF(textLeft(), top));
    painter.setPen(loud);
    text.draw(painter, QPointF(textLeft(), top + caption));
}

void NicknameButton::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        event->ignore(); // whoever arranges the buttons knows which one is there
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->isAutoRepeat()) // held since before there was anything to pick
            return;
        break;
    default:
        break;
    }
    QPushButton::keyPressEvent(event);
}

} // namespace desktop
