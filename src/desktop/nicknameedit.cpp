// SPDX-License-Identifier: Apache-2.0
#include "desktop/nicknameedit.h"

#include <QInputMethodEvent>
#include <QScopedValueRollback>

namespace desktop {

NicknameEdit::NicknameEdit(QWidget *parent) : QLineEdit(parent)
{
    setMaxLength(1000);
    setTextMargins(8, 0, 8, 0);
    setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    // QLineEdit tells nobody when it ends a composition by itself; each of these does it.
    connect(this, &QLineEdit::textChanged, this, &NicknameEdit::leaveComposing);
    connect(this, &QLineEdit::cursorPositionChanged, this, &NicknameEdit::leaveComposing);
    connect(this, &QLineEdit::selectionChanged, this, &NicknameEdit::leaveComposing);
}

QString NicknameEdit::composedText() const
{
    return text().insert(cursorPosition(), m_preedit);
}

bool NicknameEdit::isSyllableUnfinished() const
{
    constexpr char16_t firstJamo = u'\u3131';
    constexpr char16_t lastJamo = u'\u318e';
    return isComposing() && m_preedit.back() >= QChar(firstJamo)
        && m_preedit.back() <= QChar(lastJamo);
}

void NicknameEdit::inputMethodEvent(QInputMethodEvent *event)
{
    {
        const QScopedValueRollback atWork(m_isInputMethodAtWork, true);
        QLineEdit::inputMethodEvent(event);
        m_preedit = event->preeditString();
    }
    announce();
}

void NicknameEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    leaveComposing();
}

void NicknameEdit::leaveComposing()
{
    if (m_isInputMethodAtWork)
        return;
    m_preedit.clear();
    announce();
}

void NicknameEdit::announce()
{
    const QString composed = composedText();
    const bool isUnfinished = isSyllableUnfinished();
    if (composed == m_announced && isUnfinished == m_isAnnouncedUnfinished)
        return;
    m_announced = composed;
    m_isAnnouncedUnfinished = isUnfinished;
    Q_EMIT composedTextChanged(composed);
}

} // namespace desktop
