// SPDX-License-Identifier: Apache-2.0
#include "desktop/nicknamepicker.h"

#include "desktop/announce.h"
#include "desktop/style.h"
#include "program/errortext.h"
#include "program/filledtext.h"
#include "program/foreigntext.h"
#include "program/nicknametexts.h"
#include "ui_nicknamepicker.h"

#include <QApplication>
#include <QKeyEvent>
#include <QScrollBar>

namespace desktop {
namespace {

constexpr qsizetype fewest = 5; // a choice

} // namespace

using session::NicknameCheck;
using session::NicknameVerdict;

NicknamePicker::NicknamePicker(Purpose purpose, Source source, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::NicknamePicker>()), m_purpose(purpose),
      m_source(std::move(source))
{
    m_ui->setupUi(this);
    setWindowModality(Qt::WindowModal);
    setHeading(*m_ui->headingLabel, 1.4);
    setQuiet(*m_ui->reasonLabel);
    setGround(*m_ui->problemBar, Ground::Problem);
    m_ui->problemBar->hide();
    m_ui->kakaoButton->hide();
    m_ui->field->setCheck(m_source.check);
    m_ui->scrollArea->viewport()->setAutoFillBackground(false);
    m_ui->contents->setAutoFillBackground(false);

    connect(m_ui->kakaoButton, &QPushButton::clicked, this,
            [this] { choose(m_ui->kakaoButton->nickname(), false); });
    connect(m_ui->suggestions, &NicknameSuggestions::picked, this,
            [this](const QString &nickname) { choose(nickname, false); });
    connect(m_ui->moreButton, &QPushButton::clicked, this, [this] { requestSuggestions({}); });
    connect(m_ui->field, &NicknameField::freeChanged, this, [this](bool isFree) {
        m_isFieldFree = isFree;
        m_ui->useButton->setEnabled(isFree && !m_isBusy);
    });
    connect(m_ui->field, &NicknameField::taken, this,
            [this](const QString &nickname) { choose(nickname, true); });
    connect(m_ui->field, &NicknameField::verdictShown, this, &NicknamePicker::keepFocusInSight);
    connect(qApp, &QApplication::focusChanged, this, &NicknamePicker::keepFocusInSight);
    connect(m_ui->useButton, &QPushButton::clicked, m_ui->field, &NicknameField::take);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    showReason();
    showMoreButton();
}

NicknamePicker::~NicknamePicker()
{
    hide(); // ~QDialog() would, when what follows the focus is gone
}

void NicknamePicker::ask(const session::NicknameNeeded &needed)
{
    m_needed = needed;
    m_ui->problemBar->hide();
    showReason();
    m_suggesting.reset();
    m_ui->suggestions->setNicknames(needed.suggestions);
    showMoreButton();
    if (needed.suggestions.size() < fewest)
        requestSuggestions(needed.suggestions);
    m_ui->field->checkAgain();
    checkKakaoNickname();
    setBusy(false);
    m_ui->scrollArea->verticalScrollBar()->setValue(0);
    focusWhereLeft();
    announce(*m_ui->headingLabel);
}

void NicknamePicker::setKakaoNickname(const QString &nickname)
{
    m_kakaoNickname = nickname;
    checkKakaoNickname();
}

void NicknamePicker::setPresentNickname(const QString &nickname)
{
    m_presentNickname = nickname;
    showReason();
}

void NicknamePicker::showProblem(std::function<QString()> sentence)
{
    m_problem = std::move(sentence);
    m_ui->problemLabel->setText(m_problem());
    m_ui->problemBar->show();
    announce(*m_ui->problemLabel);
    if (m_isBusy) {
        setBusy(false);
        focusWhereLeft();
    }
}

void NicknamePicker::open()
{
    QDialog::open();
    // Now, and not after the first frame, in which a scroll bar would flash.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
}

void NicknamePicker::done(int result)
{
    m_kakaoCheck.reset();
    m_suggesting.reset();
    m_ui->field->stop();
    QDialog::done(result);
}

void NicknamePicker::showEvent(QShowEvent *event)
{
    if (m_ui->suggestions->nicknames().isEmpty() && !m_suggesting)
        requestSuggestions({});
    QDialog::showEvent(event);
}

void NicknamePicker::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        showReason();
        showMoreButton();
        nameKakaoButton();
        if (m_problem)
            m_ui->problemLabel->setText(m_problem());
    } else if (event->type() == QEvent::ActivationChange && !isActiveWindow()) {
        QMetaObject::invokeMethod(this, &NicknamePicker::takeKeyboardBack, Qt::QueuedConnection);
    }
    QDialog::changeEvent(event);
}

/// From the window behind it, which can do nothing with the keyboard meanwhile, and gets it when
/// the login window goes only now.
void NicknamePicker::takeKeyboardBack()
{
    if (isVisible() && parentWidget() && parentWidget()->isActiveWindow())
        activateWindow();
}

void NicknamePicker::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (m_isBusy && event->key() != Qt::Key_Escape)
        return;
    if (isPlain && event->key() >= Qt::Key_1 && event->key() <= Qt::Key_9) {
        if (!event->isAutoRepeat())
            m_ui->suggestions->pick(event->key() - Qt::Key_0);
        return;
    }
    QDialog::keyPressEvent(event);
}

void NicknamePicker::choose(const QString &nickname, bool isOwn)
{
    if (m_isBusy)
        return;
    m_choseInField = isOwn;
    m_ui->problemBar->hide();
    m_suggesting.reset();
    showMoreButton();
    setBusy(true);
    Q_EMIT chosen(nickname);
}

void NicknamePicker::setBusy(bool isBusy)
{
    // Disabling what has the focus would hand it to Cancel, and a second key press would cancel.
    if (isBusy)
        setFocus();
    m_isBusy = isBusy;
    m_ui->contents->setEnabled(!isBusy);
    m_ui->useButton->setEnabled(m_isFieldFree && !isBusy);
}

void NicknamePicker::keepFocusInSight()
{
    QWidget *focus = focusWidget();
    if (m_ui->field->isAncestorOf(focus))
        focus = m_ui->field; // with what is said below it
    if (m_ui->contents->isAncestorOf(focus))
        m_ui->scrollArea->ensureWidgetVisible(focus, 0, 12);
}

void NicknamePicker::focusWhereLeft()
{
    if (m_choseInField || m_ui->suggestions->nicknames().isEmpty())
        m_ui->field->setFocus();
    else
        m_ui->suggestions->focusFirst();
}

void NicknamePicker::showReason()
{
    const NicknameVerdict verdict = m_needed.refused.verdict;
    const bool isRefused = verdict != NicknameVerdict::Missing
        && verdict != NicknameVerdict::Unchanged && verdict != NicknameVerdict::Free;
    const bool isChange = m_purpose == Purpose::Change;
    setWindowTitle(isChange ? tr("Change nickname") : tr("Choose a nickname"));
    m_ui->headingLabel->setText(isChange && !isRefused ? tr("Change your nickname")
                                                       : program::NicknameTexts::heading(m_needed));

    QStringList reasons{tr("Pick one of these, or type your own.")};
    if (isChange && !isRefused && !m_presentNickname.isEmpty())
        reasons = {
            program::filled(tr("You are “%1” now."), {program::isolatedName(m_presentNickname)})};
    else if (isRefused)
        reasons.prepend(program::NicknameTexts::reason(m_needed.refused));
    reasons.removeAll(QString());
    m_ui->reasonLabel->setText(reasons.join(u'\n'));
    setAccessibleDescription(m_ui->headingLabel->text() + u'\n' + m_ui->reasonLabel->text());
}

void NicknamePicker::checkKakaoNickname()
{
    m_ui->kakaoButton->hide();
    m_kakaoCheck.reset();
    if (m_kakaoNickname.isEmpty())
        return;
    m_kakaoCheck = m_source.check(m_kakaoNickname);
    m_kakaoCheck->onFinished(this, [this](const kakao::Result<NicknameCheck> &result) {
        if (result && result->verdict == NicknameVerdict::Free) {
            m_ui->kakaoButton->setNickname(result->nickname);
            nameKakaoButton();
            m_ui->kakaoButton->show();
        }
        m_kakaoCheck.reset();
    });
}

void NicknamePicker::nameKakaoButton()
{
    if (m_ui->kakaoButton->nickname().isEmpty())
        return;
    m_ui->kakaoButton->setCaption(tr("Use my Kakao nickname"));
    m_ui->kakaoButton->setAccessibleName(
        tr("Use my Kakao nickname: %1").arg(m_ui->kakaoButton->nickname()));
}

void NicknamePicker::requestSuggestions(const QStringList &kept)
{
    if (m_suggesting)
        return;
    m_isFilling = !kept.isEmpty();
    m_suggesting = m_source.suggest();
    m_suggesting->onFinished(this, [this, kept](const kakao::Result<QStringList> &result) {
        m_suggesting.reset();
        showSuggestions(result, kept);
    });
    showMoreButton();
}

void NicknamePicker::showSuggestions(const kakao::Result<QStringList> &result,
                                     const QStringList &kept)
{
    QStringList names = kept;
    if (result)
        names += *result;
    if (kept.isEmpty() && names.size() < fewest)
        names += m_ui->suggestions->nicknames();
    names.removeAll(QString());
    names.removeDuplicates();
    const bool isFirst = m_ui->suggestions->nicknames().isEmpty();
    m_ui->suggestions->setNicknames(names);
    showMoreButton();
    if (!result)
        showProblem(
            [error = result.error()] { return program::ErrorTexts::describe(error).message; });
    else if (result->isEmpty())
        showProblem([] { return tr("No other nicknames were found."); });
    if (isFirst && !m_isBusy && !m_ui->field->hasText())
        focusWhereLeft();
}

void NicknamePicker::showMoreButton()
{
    // Names that are about to be replaced must not change below a finger.
    const bool isReplacing = m_suggesting && !m_isFilling;
    if (isReplacing && m_ui->suggestions->isAncestorOf(focusWidget()))
        m_ui->moreButton->setFocus();
    m_ui->suggestions->setEnabled(!isReplacing);
    m_ui->moreButton->setText(m_suggesting ? tr("Looking for others…") : tr("&More"));
}

} // namespace desktop
