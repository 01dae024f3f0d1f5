// SPDX-License-Identifier: Apache-2.0
#include "desktop/keychainpage.h"

#include "desktop/style.h"
#include "ui_keychainpage.h"

#include <QEvent>

namespace desktop {

KeychainPage::KeychainPage(QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::KeychainPage>())
{
    m_ui->setupUi(this);
    setHeading(*m_ui->titleLabel, 1.4);
    connect(m_ui->retryButton, &QPushButton::clicked, this, &KeychainPage::retryRequested);
    connect(m_ui->detailsButton, &QPushButton::clicked, this, &KeychainPage::detailsRequested);
    connect(m_ui->signInButton, &KakaoButton::clicked, this, &KeychainPage::signInRequested);
}

KeychainPage::~KeychainPage() = default;

void KeychainPage::setReason(const QString &reason)
{
    m_ui->reasonLabel->setText(reason);
}

void KeychainPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
    QWidget::changeEvent(event);
}

} // namespace desktop
