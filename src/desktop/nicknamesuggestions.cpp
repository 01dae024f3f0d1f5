// SPDX-License-Identifier: Apache-2.0
#include "desktop/nicknamesuggestions.h"

#include "desktop/nicknamebutton.h"

#include <QEvent>
#include <QKeyEvent>
#include <QShortcut>

namespace desktop {
namespace {

constexpr int gap = 8;
constexpr int twoColumns = 428; // what a window of 480 leaves beside a scroll bar

int columns(int width)
{
    return width >= twoColumns ? 2 : 1;
}

QKeySequence shortcutOf(int number)
{
    return Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + number);
}

} // namespace

NicknameSuggestions::NicknameSuggestions(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    for (int number = 1; number <= most; ++number)
        addButton(number);
    nameButtons();
}

void NicknameSuggestions::addButton(int number)
{
    auto *button = new NicknameButton(this);
    button->setObjectName(QStringLiteral("suggestion%1").arg(number));
    button->setNumber(number);
    button->hide();
    m_buttons << button;
    connect(button, &QPushButton::clicked, this, [this, number] { pick(number); });

    auto *shortcut = new QShortcut(shortcutOf(number), this);
    shortcut->setAutoRepeat(false);
    connect(shortcut, &QShortcut::activated, this, [this, number] { pick(number); });
}

void NicknameSuggestions::setNicknames(const QStringList &nicknames)
{
    m_nicknames = nicknames.first(std::min<qsizetype>(nicknames.size(), most));
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        m_buttons.at(i)->setNickname(m_nicknames.value(i));
        m_buttons.at(i)->setVisible(i < m_nicknames.size());
    }
    nameButtons();
    updateGeometry();
    placeButtons();
}

void NicknameSuggestions::nameButtons()
{
    for (NicknameButton *button : std::as_const(m_buttons))
        button->setAccessibleName(tr("Pick %1").arg(button->nickname()));
    for (int number = 1; number <= most; ++number)
        m_buttons.at(number - 1)->setToolTip(shortcutOf(number).toString(QKeySequence::NativeText));
}

void NicknameSuggestions::pick(int number)
{
    if (isEnabled() && number >= 1 && number <= m_nicknames.size())
        Q_EMIT picked(m_nicknames.at(number - 1));
}

void NicknameSuggestions::focusFirst()
{
    m_buttons.first()->setFocus();
}

template <typename Place>
int NicknameSuggestions::arrange(int width, Place place) const
{
    const int across = columns(width);
    const int buttonWidth = (width - (across - 1) * gap) / across;
    int top = 0;
    for (qsizetype first = 0; first < m_nicknames.size(); first += across) {
        const qsizetype end = std::min<qsizetype>(first + across, m_nicknames.size());
        int height = 0;
        for (qsizetype i = first; i < end; ++i)
            height = std::max(height, m_buttons.at(i)->heightForWidth(buttonWidth));
        for (qsizetype i = first; i < end; ++i) {
            const int left = int(i - first) * (buttonWidth + gap);
            place(m_buttons.at(i), QRect(left, top, buttonWidth, height));
        }
        top += height + gap;
    }
    return std::max(top - gap, 0);
}

QSize NicknameSuggestions::sizeHint() const
{
    return {twoColumns, heightForWidth(twoColumns)};
}

QSize NicknameSuggestions::minimumSizeHint() const
{
    return {m_buttons.first()->minimumSizeHint().width(), 0};
}

int NicknameSuggestions::heightForWidth(int width) const
{
    return arrange(width, [](NicknameButton *, const QRect &) {});
}

void NicknameSuggestions::resizeEvent(QResizeEvent *)
{
    placeButtons();
}

void NicknameSuggestions::placeButtons()
{
    arrange(width(),
            [](NicknameButton *button, const QRect &where) { button->setGeometry(where); });
}

void NicknameSuggestions::keyPressEvent(QKeyEvent *event)
{
    const qsizetype at = m_buttons.indexOf(qobject_cast<NicknameButton *>(focusWidget()));
    const int across = columns(width());
    int step = 0;
    switch (event->key()) {
    case Qt::Key_Left:
        step = -1;
        break;
    case Qt::Key_Right:
        step = 1;
        break;
    case Qt::Key_Up:
        step = -across;
        break;
    case Qt::Key_Down:
        step = across;
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    if (at >= 0 && at + step >= 0 && at + step < m_nicknames.size())
        m_buttons.at(at + step)->setFocus();
}

void NicknameSuggestions::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        nameButtons();
    QWidget::changeEvent(event);
}

} // namespace desktop
