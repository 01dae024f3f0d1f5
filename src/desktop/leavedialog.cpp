// SPDX-License-Identifier: Apache-2.0
#include "desktop/leavedialog.h"

#include "desktop/announce.h"
#include "desktop/scrolling.h"
#include "desktop/style.h"
#include "program/filledtext.h"
#include "program/foreigntext.h"
#include "ui_leavedialog.h"

#include <QKeyEvent>

namespace desktop {

using session::Leave;

LeaveDialog::LeaveDialog(const QString &nickname, QWidget *parent)
    : QDialog(parent), m_nickname(nickname), m_ui(std::make_unique<Ui::LeaveDialog>())
{
    m_ui->setupUi(this);
    setWindowModality(Qt::WindowModal);
    setHeading(*m_ui->headingLabel, 1.4);
    setHeading(*m_ui->whoLabel, 1.4);
    blendIn(*m_ui->choicesArea);
    blendIn(*m_ui->onceMoreArea);
    nameWho();
    connect(m_ui->signOutChoice, &QPushButton::clicked, this, [this] { choose(Leave::SignOut); });
    connect(m_ui->signOutOfKakaoChoice, &QPushButton::clicked, this,
            [this] { choose(Leave::SignOutOfKakao); });
    connect(m_ui->disconnectChoice, &QPushButton::clicked, this, &LeaveDialog::askOnceMore);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->disconnectButton, &QPushButton::clicked, this,
            [this] { choose(Leave::Disconnect); });
    connect(m_ui->keepButton, &QPushButton::clicked, this, &LeaveDialog::goBack);
    for (QPushButton *button : {m_ui->disconnectButton, m_ui->keepButton})
        button->installEventFilter(this);
    goBack();
}

LeaveDialog::~LeaveDialog() = default;

void LeaveDialog::setKakaoLogoutOffered(bool isOffered)
{
    m_ui->signOutOfKakaoChoice->setVisible(isOffered);
}

void LeaveDialog::choose(Leave how)
{
    accept();
    Q_EMIT chosen(how);
}

void LeaveDialog::askOnceMore()
{
    m_ui->pages->setCurrentWidget(m_ui->onceMorePage);
    layOutNow();
    m_ui->keepButton->setDefault(true);
    m_ui->keepButton->setFocus();
    describe();
    announce(*m_ui->whoLabel);
}

void LeaveDialog::goBack()
{
    const bool isBack = m_ui->pages->currentWidget() == m_ui->onceMorePage;
    m_ui->pages->setCurrentWidget(m_ui->choicesPage);
    (isBack ? m_ui->disconnectChoice : m_ui->signOutChoice)->setFocus();
    describe();
}

void LeaveDialog::describe()
{
    const bool isAsking = m_ui->pages->currentWidget() == m_ui->onceMorePage;
    setAccessibleDescription(isAsking ? m_ui->whoLabel->text() + u'\n' + m_ui->sentenceLabel->text()
                                      : m_ui->headingLabel->text());
}

void LeaveDialog::nameWho()
{
    m_ui->whoLabel->setText(
        m_nickname.isEmpty()
            ? tr("Disconnect this account?")
            : program::filled(tr("Disconnect “%1”?"), {program::isolatedName(m_nickname)}));
}

void LeaveDialog::keyPressEvent(QKeyEvent *event)
{
    const bool isAsking = m_ui->pages->currentWidget() == m_ui->onceMorePage;
    if (isAsking && event->matches(QKeySequence::Cancel))
        goBack();
    else
        QDialog::keyPressEvent(event);
}

void LeaveDialog::open()
{
    QDialog::open();
    layOutNow();
}

/// Not after the first frame, in which a scroll bar would flash.
void LeaveDialog::layOutNow()
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
}

/// A key that is still held from the choice answers nothing.
bool LeaveDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->isAutoRepeat())
        return true;
    return QDialog::eventFilter(watched, event);
}

void LeaveDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        nameWho();
        describe();
    }
    QDialog::changeEvent(event);
}

} // namespace desktop
