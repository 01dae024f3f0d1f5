// SPDX-License-Identifier: Apache-2.0
#include "desktop/welcomepage.h"

#include "desktop/style.h"
#include "ui_welcomepage.h"

namespace desktop {

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::WelcomePage>())
{
    m_ui->setupUi(this);
    setHeading(*m_ui->titleLabel, 2.2);
    setQuiet(*m_ui->noteLabel);
    connect(m_ui->startButton, &KakaoButton::clicked, this, &WelcomePage::signInRequested);
}

WelcomePage::~WelcomePage() = default;

} // namespace desktop
