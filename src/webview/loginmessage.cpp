// SPDX-License-Identifier: Apache-2.0
#include "webview/loginmessage.h"

#include "accessibility/announcement.h"
#include "ui_loginmessage.h"

#include <QEvent>
#include <QStyle>

namespace webview {

LoginMessage::LoginMessage(QWidget *parent)
    : QFrame(parent), m_ui(std::make_unique<Ui::LoginMessage>())
{
    m_ui->setupUi(this);
    m_ui->dismissButton->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    connect(m_ui->dismissButton, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_ui->messageButton, &QPushButton::clicked, this, &LoginMessage::act);
}

LoginMessage::~LoginMessage() = default;

void LoginMessage::say(Text text, Text action, std::function<void()> act)
{
    m_text = std::move(text);
    m_action = std::move(action);
    m_act = std::move(act);
    showTexts();
    show();
    accessibility::announce(*this, m_ui->messageLabel->text());
}

void LoginMessage::showTexts()
{
    m_ui->messageLabel->setText(m_text ? m_text() : QString());
    m_ui->messageButton->setText(m_action ? m_action() : QString());
    m_ui->messageButton->setVisible(m_action != nullptr);
}

void LoginMessage::act()
{
    hide();
    if (const auto act = m_act) // a copy: it may have another message shown
        act();
}

void LoginMessage::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    showTexts();
}

} // namespace webview
