// SPDX-License-Identifier: Apache-2.0
#include "desktop/membercard.h"

#include "desktop/announce.h"
#include "desktop/avatar.h"
#include "desktop/copymenu.h"
#include "desktop/scrolling.h"
#include "desktop/style.h"
#include "program/birthdaytext.h"
#include "program/foreigntext.h"
#include "program/relativetime.h"
#include "ui_membercard.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace desktop {

MemberCard::MemberCard(QWidget *parent) : QWidget(parent), m_ui(std::make_unique<Ui::MemberCard>())
{
    m_ui->setupUi(this);
    setHeading(*m_ui->nicknameLabel, 1.6);
    setQuiet(*m_ui->kakaoNicknameLabel);
    setHeading(*m_ui->endedLabel, 1.1);
    for (QLabel *label :
         {m_ui->emailCaption, m_ui->birthdayCaption, m_ui->joinedCaption, m_ui->lastSignInCaption,
          m_ui->sessionCaption, m_ui->endedReasonLabel, m_ui->offlineLabel, m_ui->clockLabel})
        setQuiet(*label);
    m_ui->verifiedSymbol->setTone(Tone::Good);
    for (const Fact &fact : facts())
        fact.label->setContextMenuPolicy(Qt::NoContextMenu); // the card has one
    keepRoom();
    setMenu(nullptr);
    showNotices();
    connectButtons();
}

void MemberCard::connectButtons()
{
    connect(m_ui->changeNicknameButton, &QPushButton::clicked, this,
            &MemberCard::changeNicknameRequested);
    connect(m_ui->consentsButton, &QPushButton::clicked, this, &MemberCard::consentsRequested);
    connect(m_ui->signOutButton, &QPushButton::clicked, this, &MemberCard::leaveRequested);
    connect(m_ui->signInButton, &KakaoButton::clicked, this, &MemberCard::signInRequested);
    connect(m_ui->retryButton, &QPushButton::clicked, this, &MemberCard::retryRequested);
    connect(m_ui->detailsButton, &QPushButton::clicked, this, &MemberCard::detailsRequested);
}

MemberCard::~MemberCard() = default;

void MemberCard::setClock(const session::Clock &clock, const session::Surroundings &surroundings)
{
    m_ui->lastSignInLabel->setClock(clock, surroundings);
}

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
    m_ui->verifiedSymbol->setVisible(!member.email.isEmpty()); // others are not kept
    showFact(*m_ui->birthdayCaption, *m_ui->birthdayLabel,
             member.birthday ? program::BirthdayText::of(*member.birthday) : QString());
    showFact(*m_ui->joinedCaption, *m_ui->joinedLabel,
             program::RelativeTime::day(member.joinedAt.toLocalTime().date()));
    m_ui->lastSignInLabel->setTime(member.lastSignInAt);
    showFact(*m_ui->lastSignInCaption, *m_ui->lastSignInLabel, m_ui->lastSignInLabel->text());
    if (!m_hasPicture)
        showPicture({});
}

void MemberCard::showSession()
{
    const bool isEnded = !m_ui->endedReasonLabel->text().isEmpty();
    const bool isOffline = !m_ui->offlineLabel->text().isEmpty();
    m_ui->sessionLabel->setText(m_isBusy        ? tr("One moment…")
                                    : isEnded   ? tr("Ended")
                                    : isOffline ? tr("Signed in, offline")
                                    : m_isKept  ? tr("Signed in")
                                                : tr("Signed in until you quit"));
}

void MemberCard::setPicture(const QImage &picture)
{
    m_hasPicture = !picture.isNull();
    showPicture(picture);
}

void MemberCard::showPicture(const QImage &picture)
{
    PhotoLabel &label = *m_ui->photoLabel;
    label.setPhoto(
        roundAvatar(picture, m_member.nickname, label.minimumSize(), devicePixelRatioF()));
}

void MemberCard::setMenu(QMenu *menu)
{
    m_ui->accountsButton->setMenu(menu);
    m_ui->accountsButton->setVisible(menu);
}

void MemberCard::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    for (QAbstractButton *button : std::initializer_list<QAbstractButton *>{
             m_ui->accountsButton, m_ui->changeNicknameButton, m_ui->retryButton,
             m_ui->detailsButton, m_ui->consentsButton, m_ui->signInButton, m_ui->signOutButton})
        button->setEnabled(!isBusy);
    showSession();
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

void MemberCard::setKept(bool isKept)
{
    m_isKept = isKept;
    showSession();
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
    const QWidget *focus = window()->focusWidget();
    m_ui->endedLabel->setVisible(isEnded);
    m_ui->endedReasonLabel->setVisible(isEnded);
    m_ui->signInButton->setVisible(isEnded);
    m_ui->consentsButton->setVisible(!isEnded);
    m_ui->signOutButton->setVisible(!isEnded);
    m_ui->changeNicknameButton->setVisible(!isEnded);
    m_ui->offlineLabel->setVisible(isOffline);
    m_ui->retryButton->setVisible(isOffline);
    m_ui->detailsButton->setVisible(isOffline || isEnded);
    m_ui->clockLabel->setVisible(!m_ui->clockLabel->text().isEmpty());
    m_ui->notStoredLabel->setVisible(!m_ui->notStoredLabel->text().isEmpty() && !isEnded);
    if (focus && isAncestorOf(focus) && !focus->isVisibleTo(this))
        firstControl().setFocus(); // and not what happens to come next
    showSession();
}

/// For what comes and goes, so that nothing else moves.
void MemberCard::keepRoom()
{
    keepSizeWhenHidden(*m_ui->accountsButton);
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
    case Qt::Key_Menu:
        return openMenu(m_ui->nicknameLabel->mapToGlobal(QPoint()), nullptr);
    case Qt::Key_F10:
        if (event->modifiers() == Qt::ShiftModifier)
            return openMenu(m_ui->nicknameLabel->mapToGlobal(QPoint()), nullptr);
        [[fallthrough]];
    default:
        return QWidget::keyPressEvent(event);
    }
}

/// What is on the card, from top to bottom.
QList<MemberCard::Fact> MemberCard::facts() const
{
    return {{m_ui->nicknameLabel, tr("Copy nickname")},
            {m_ui->kakaoNicknameLabel, tr("Copy Kakao nickname")},
            {m_ui->emailLabel, tr("Copy e-mail")},
            {m_ui->birthdayLabel, tr("Copy birthday")},
            {m_ui->joinedLabel, tr("Copy member since")},
            {m_ui->lastSignInLabel, tr("Copy last sign-in")}};
}

void MemberCard::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    openMenu(isByKey ? m_ui->nicknameLabel->mapToGlobal(QPoint()) : event->globalPos(),
             isByKey ? nullptr : childAt(event->pos()));
}

/// For what is below the pointer, or else for everything.
void MemberCard::openMenu(const QPoint &position, const QWidget *below)
{
    QList<CopyChoice> choices;
    for (const Fact &fact : facts()) {
        if (!fact.label->isVisibleTo(this) || fact.label->text().isEmpty())
            continue;
        const bool isKakao = fact.label == m_ui->kakaoNicknameLabel;
        const CopyChoice choice{fact.copy, isKakao ? m_member.kakaoNickname : fact.label->text()};
        if (fact.label == below)
            return openCopyMenu(*this, {choice}, position);
        choices << choice;
    }
    openCopyMenu(*this, choices, position);
}

/// What most people would do here, and not the menu at the top.
QWidget &MemberCard::firstControl() const
{
    if (m_ui->signInButton->isVisibleTo(this))
        return *m_ui->signInButton;
    return *m_ui->changeNicknameButton;
}

int MemberCard::headerHeight() const
{
    return m_ui->profileArea->y();
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
        showSession();
    }
    QWidget::changeEvent(event);
}

void MemberCard::showFact(QLabel &caption, QLabel &label, const QString &value)
{
    label.setText(value);
    caption.setVisible(!value.isEmpty());
    label.setVisible(!value.isEmpty());
}

} // namespace desktop
