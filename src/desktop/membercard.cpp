// SPDX-License-Identifier: Apache-2.0
#include "desktop/membercard.h"

#include "desktop/avatar.h"
#include "desktop/foreigntext.h"
#include "desktop/style.h"
#include "ui_membercard.h"

#include <QEvent>
#include <QLocale>

namespace desktop {

MemberCard::MemberCard(QWidget *parent) : QWidget(parent), m_ui(std::make_unique<Ui::MemberCard>())
{
    m_ui->setupUi(this);
    setHeading(*m_ui->nicknameLabel, 1.6);
    setQuiet(*m_ui->kakaoNicknameLabel);
    for (QLabel *caption : {m_ui->emailCaption, m_ui->birthdayCaption, m_ui->joinedCaption})
        setQuiet(*caption);
    setNote({});
    connect(m_ui->changeNicknameButton, &QPushButton::clicked, this,
            &MemberCard::changeNicknameRequested);
    connect(m_ui->signOutButton, &QPushButton::clicked, this, &MemberCard::signOutRequested);
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
    m_ui->kakaoNicknameLabel->setText(tr("On Kakao: %1").arg(isolatedName(member.kakaoNickname)));
    m_ui->kakaoNicknameLabel->setVisible(!member.kakaoNickname.isEmpty()
                                         && member.kakaoNickname != member.nickname);
    showFact(*m_ui->emailCaption, *m_ui->emailLabel, member.email);
    showFact(*m_ui->birthdayCaption, *m_ui->birthdayLabel,
             member.birthday ? birthdayText(*member.birthday) : QString());
    showFact(*m_ui->joinedCaption, *m_ui->joinedLabel,
             QLocale().toString(member.joinedAt.toLocalTime().date(), QLocale::LongFormat));
    setPicture(m_picture);
}

void MemberCard::setPicture(const QImage &picture)
{
    m_picture = picture;
    const QLabel &label = *m_ui->photoLabel;
    m_ui->photoLabel->setPixmap(
        roundAvatar(picture, m_member.nickname, label.minimumSize(), devicePixelRatioF()));
}

void MemberCard::setBusy(bool isBusy)
{
    m_ui->changeNicknameButton->setEnabled(!isBusy);
    m_ui->signOutButton->setEnabled(!isBusy);
}

void MemberCard::setNote(const QString &note)
{
    m_ui->notStoredLabel->setText(note);
    m_ui->notStoredLabel->setVisible(!note.isEmpty());
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
