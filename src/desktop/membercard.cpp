// SPDX-License-Identifier: Apache-2.0
#include "desktop/membercard.h"

#include "desktop/announce.h"
#include "desktop/avatar.h"
#include "desktop/scrolling.h"
#include "desktop/style.h"
#include "program/foreigntext.h"
#include "ui_membercard.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace desktop {
namespace {

void keepSizeWhenHidden(QWidget &widget)
{
    QSizePolicy policy = widget.sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    widget.setSizePolicy(policy);
}

} // namespace

MemberCard::MemberCard(QWidget *parent) : QWidget(parent), m_ui(std::make_unique<Ui::MemberCard>())
{
    m_ui->setupUi(this);
    setHeading(*m_ui->nicknameLabel, 1.6);
    setQuiet(*m_ui->kakaoNicknameLabel);
    setHeading(*m_ui->endedLabel, 1.1);
    for (QLabel *label : {m_ui->emailCaption, m_ui->birthdayCaption, m_ui->joinedCaption,
                          m_ui->endedReasonLabel, m_ui->offlineLabel, m_ui->clockLabel})
        setQuiet(*label);
    keepRoom();
    setMenu(nullptr);
    showNotices();
    connect(m_ui->changeNicknameButton, &QPushButton::clicked, this,
            &MemberCard::changeNicknameRequested);
    connect(m_ui->signOutButton, &QPushButton::clicked, this, &MemberCard::leaveRequested);
    connect(m_ui->signInButton, &KakaoButton::clicked, this, &MemberCard::signInRequested);
    connect(m_ui->retryButton, &QPushButton::clicked, this, &MemberCard::retryRequested);
}

MemberCard::~MemberCard() = default;

void MemberCard::setMember(const session::Member &member)
{
    if (member != m_member) {
        m_member = member;
        showMember();
    }
}

void MemberCard::showMember()
{
    const session::Member &member = m_member;
    m_ui->nicknameLabel->setText(member.nickname);
    m_ui->kakaoNicknameLabel->setText(
        tr("On Kakao: %1").arg(program::isolatedName(member.kakaoNickname)));
    m_ui->kakaoNicknameLabel->setVisible(!member.kakaoNickname.isEmpty()
                                         && member.kakaoNickname != member.nickname);
    showFact(*m_ui->emailCaption, *m_ui->emailLabel, member.email);
    showFact(*m_ui->birthdayCaption, *m_ui->birthdayLabel,
             member.birthday ? birthdayText(*member.birthday) : QString());
    showFact(*m_ui->joinedCaption, *m_ui->joinedLabel,
             QLocale().toString(member.joinedAt.toLocalTime().date(), QLocale::LongFormat));
    if (!m_hasPicture)
        setPicture({});
}

void MemberCard::setPicture(const QImage &picture)
{
    m_hasPicture = !picture.isNull();
    const QLabel &label = *m_ui->photoLabel;
    m_ui->photoLabel->setPixmap(
        roundAvatar(picture, m_member.nickname, label.minimumSize(), devicePixelRatioF()));
}

void MemberCard::setMenu(QMenu *menu)
{
    m_ui->accountsButton->setMenu(menu);
    m_ui->accountsButton->setVisible(menu);
}

void MemberCard::setBusy(bool isBusy)
{
    for (QAbstractButton *button : std::initializer_list<QAbstractButton *>{
             m_ui->accountsButton, m_ui->changeNicknameButton, m_ui->retryButton,
             m_ui->signInButton, m_ui->signOutButton})
        button->setEnabled(!isBusy);
}

void MemberCard::setEnded(const QString &reason)
{
    say(*m_ui->endedReasonLabel, reason);
}

void MemberCard::setOffline(const QString &text)
{
    say(*m_ui->offlineLabel, text);
}

void MemberCard::setClockNotice(const QString &text)
{
    say(*m_ui->clockLabel, text);
}

void MemberCard::setNote(const QString &note)
{
    say(*m_ui->notStoredLabel, note);
}

void MemberCard::say(QLabel &label, const QString &text)
{
    if (label.text() == text)
        return;
    label.setText(text);
    showNotices();
    announce(label);
}

/// An ended session is neither offline nor kept, and nothing can be done in its name.
void MemberCard::showNotices()
{
    const bool isEnded = !m_ui->endedReasonLabel->text().isEmpty();
    const bool isOffline = !m_ui->offlineLabel->text().isEmpty() && !isEnded;
    m_ui->endedLabel->setVisible(isEnded);
    m_ui->endedReasonLabel->setVisible(isEnded);
    m_ui->signInButton->setVisible(isEnded);
    m_ui->signOutButton->setVisible(!isEnded);
    m_ui->changeNicknameButton->setVisible(!isEnded);
    m_ui->offlineLabel->setVisible(isOffline);
    m_ui->retryButton->setVisible(isOffline);
    m_ui->clockLabel->setVisible(!m_ui->clockLabel->text().isEmpty());
    m_ui->notStoredLabel->setVisible(!m_ui->notStoredLabel->text().isEmpty() && !isEnded);
}

/// For what comes and goes, so that nothing else moves.
void MemberCard::keepRoom()
{
    keepSizeWhenHidden(*m_ui->accountsButton);
    keepSizeWhenHidden(*m_ui->changeNicknameButton);
    blendIn(*m_ui->profileArea);
    keepRoomForScrollBar(*m_ui->profileArea);
}

/// What can only be read never has the focus, so that by itself no key would scroll to it.
void MemberCard::keyPressEvent(QKeyEvent *event)
{
    QScrollBar *bar = m_ui->profileArea->verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_PageDown:
        return bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
    case Qt::Key_PageUp:
        return bar->triggerAction(QAbstractSlider::SliderPageStepSub);
    default:
        return QWidget::keyPressEvent(event);
    }
}

/// Where the photo stands is decided by the window alone, not by what else there is to say.
void MemberCard::resizeEvent(QResizeEvent *)
{
    m_ui->top->changeSize(0, std::clamp((height() - 480) / 3, 0, 80), QSizePolicy::Minimum,
                          QSizePolicy::Fixed);
    m_ui->profileLayout->invalidate();
}

void MemberCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        showMember();
    }
    QWidget::changeEvent(event);
}

void MemberCard::showFact(QLabel &caption, QLabel &label, const QString &value)
{
    label.setText(value);
    caption.setVisible(!value.isEmpty());
    label.setVisible(!value.isEmpty());
}

QString MemberCard::birthdayText(const kakao::Birthday &birthday)
{
    if (birthday.calendar == kakao::Calendar::Solar) {
        // 2000 has a 29 February.
        const QDate day(2000, birthday.month, birthday.day);
        return QLocale().toString(day, tr("MMMM d", "birthday without a year"));
    }
    const QString day =
        tr("lunar calendar: month %1, day %2").arg(birthday.month).arg(birthday.day);
    return birthday.isLeapMonth ? tr("%1 (leap month)").arg(day) : day;
}

} // namespace desktop
