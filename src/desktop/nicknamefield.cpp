// SPDX-License-Identifier: Apache-2.0
#include "desktop/nicknamefield.h"

#include "desktop/announce.h"
#include "program/errortext.h"
#include "program/nicknametexts.h"
#include "ui_nicknamefield.h"

#include <QKeyEvent>

namespace desktop {
namespace {

/// As long as a consonant alone is likely to become a syllable. It may also be meant: ㅋㅋ.
constexpr auto composingRest = std::chrono::milliseconds(700);

} // namespace

using session::NicknameCheck;
using session::NicknameVerdict;

NicknameField::NicknameField(QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::NicknameField>())
{
    m_ui->setupUi(this);
    setFocusProxy(m_ui->nicknameEdit);
    m_rest.setSingleShot(true);
    m_rest.setInterval(composingRest);
    m_rest.callOnTimeout(this, &NicknameField::checkAgain);
    connect(m_ui->nicknameEdit, &NicknameEdit::composedTextChanged, this, &NicknameField::follow);
}

NicknameField::~NicknameField() = default;

void NicknameField::setCheck(Check check)
{
    m_check = std::move(check);
}

void NicknameField::checkAgain()
{
    check(m_ui->nicknameEdit->composedText());
}

void NicknameField::take()
{
    // The input method was asked to commit before this. What it keeps is half a name, and the key
    // was its own.
    if (m_ui->nicknameEdit->isComposing())
        return;
    if (const QString text = m_ui->nicknameEdit->text(); text != m_typed)
        check(text);
    if (m_isFree)
        Q_EMIT taken((*m_answer)->nickname);
    else
        m_takeWhenFree = m_reply != nullptr;
}

void NicknameField::stop()
{
    m_rest.stop();
    m_reply.reset();
    m_takeWhenFree = false;
}

/// Half a syllable is nobody's nickname, and no verdict on it is worth reading.
void NicknameField::follow(const QString &composed)
{
    if (!m_ui->nicknameEdit->isSyllableUnfinished())
        return check(composed);
    stop();
    m_typed = composed;
    m_answer.reset();
    setFree(false);
    showAnswer();
    m_rest.start();
}

void NicknameField::check(const QString &typed)
{
    stop();
    m_typed = typed;
    m_answer.reset();
    setFree(false);
    if (!typed.isEmpty()) {
        m_reply = m_check(typed);
        m_reply->onFinished(this, [this](const auto &result) { answer(result); });
    }
    showAnswer(); // after the question: an answer that is ready comes before this is painted
}

void NicknameField::answer(const kakao::Result<NicknameCheck> &result)
{
    m_answer = result;
    m_reply.reset();
    const bool isTaking = std::exchange(m_takeWhenFree, false);
    setFree(result && result->verdict == NicknameVerdict::Free);
    showAnswer();
    if (isTaking && m_isFree)
        take();
}

void NicknameField::setFree(bool isFree)
{
    if (m_isFree == isFree)
        return;
    m_isFree = isFree;
    Q_EMIT freeChanged(isFree);
}

void NicknameField::showAnswer()
{
    if (m_typed.isEmpty())
        return say({}, {});
    if (!m_answer)
        return say(tr("Checking…"), Tone::Neutral);
    const auto &result = *m_answer;
    if (!result)
        return say(program::ErrorTexts::describe(result.error()).message, Tone::Bad);
    const bool isUnchanged = result->verdict == NicknameVerdict::Unchanged;
    say(program::NicknameTexts::verdict(*result, m_typed),
        m_isFree          ? Tone::Good
            : isUnchanged ? Tone::Neutral
                          : Tone::Bad);
}

void NicknameField::say(const QString &text, std::optional<Tone> tone)
{
    QLabel &label = *m_ui->verdictLabel;
    setTone(label, tone.value_or(Tone::Neutral));
    m_ui->symbol->setTone(tone);
    if (label.text() == text)
        return;
    label.setText(text);
    sayToReader(label);
    Q_EMIT verdictShown();
}

/// Only what is settled: what is still being asked about changes with every key.
void NicknameField::sayToReader(QLabel &label)
{
    m_ui->nicknameEdit->setAccessibleDescription(m_answer ? label.text() : QString());
#ifdef Q_OS_LINUX
    // Of what has the focus a reader says by itself that its description is another.
    if (m_ui->nicknameEdit->hasFocus())
        return;
#endif
    if (m_answer)
        announce(label);
}

void NicknameField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        showAnswer();
    } else if (event->type() == QEvent::PaletteChange) {
        showAnswer();
    }
    QWidget::changeEvent(event);
}

void NicknameField::keyPressEvent(QKeyEvent *event)
{
    // Kept from the dialog, which would press its default button as well.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        take();
    else
        QWidget::keyPressEvent(event);
}

} // namespace desktop
