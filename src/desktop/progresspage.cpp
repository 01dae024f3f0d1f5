// SPDX-License-Identifier: Apache-2.0
#include "desktop/progresspage.h"

#include "ui_progresspage.h"

namespace desktop {

ProgressPage::ProgressPage(QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::ProgressPage>())
{
    m_ui->setupUi(this);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &ProgressPage::cancelRequested);
}

ProgressPage::~ProgressPage() = default;

void ProgressPage::setText(const QString &text, bool canCancel)
{
    m_ui->textLabel->setText(text);
    m_ui->cancelButton->setVisible(canCancel);
}

} // namespace desktop
