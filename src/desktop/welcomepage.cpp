// SPDX-License-Identifier: Apache-2.0
#include "desktop/welcomepage.h"

#include "desktop/announce.h"
#include "desktop/style.h"
#include "ui_welcomepage.h"

#include <QEvent>

namespace desktop {

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::WelcomePage>())
{
    m_ui->setupUi(this);
    setHeading(*m_ui->titleLabel, 2.2);
    setQuiet(*m_ui->introLabel);
    setQuiet(*m_ui->noteLabel);
    setQuiet(*m_ui->notKeptLabel);
    keepSizeWhenHidden(*m_ui->notKeptLabel); // it comes while the pointer is on what is above it
    m_ui->notKeptLabel->hide();
    connect(m_ui->keepCheckBox, &QCheckBox::toggled, this, &WelcomePage::explain);
    connect(m_ui->keepCheckBox, &QCheckBox::clicked, this, &WelcomePage::keepsChosen);
    connect(m_ui->startButton, &KakaoButton::clicked, this,
            [this] { Q_EMIT signInRequested(m_ui->keepCheckBox->isChecked()); });
}

WelcomePage::~WelcomePage() = default;

void WelcomePage::setKeeps(bool keeps, bool isDecided)
{
    m_ui->keepCheckBox->setChecked(keeps);
    m_ui->keepCheckBox->setEnabled(!isDecided);
}

void WelcomePage::explain(bool isKept)
{
    m_ui->notKeptLabel->setVisible(!isKept);
    announce(*m_ui->notKeptLabel);
}

void WelcomePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
    QWidget::changeEvent(event);
}

} // namespace desktop
