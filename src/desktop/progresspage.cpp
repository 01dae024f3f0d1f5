// SPDX-License-Identifier: Apache-2.0
#include "desktop/progresspage.h"

#include "desktop/announce.h"
#include "desktop/style.h"
#include "ui_progresspage.h"

#include <QEvent>

namespace desktop {

using session::SignInStep;

Progress progressAfter(SignInStep step)
{
    switch (step) {
    case SignInStep::AuthorizationOpened:
        return Progress::LoginWindow;
    case SignInStep::RedirectCaught:
        return Progress::Kakao;
    case SignInStep::TokensGranted:
        return Progress::Profile;
    case SignInStep::IdTokenVerified:
    case SignInStep::UserFetched:
        return Progress::Nickname;
    case SignInStep::MemberSignedIn:
    case SignInStep::SessionStored:
        return Progress::Finishing;
    }
    Q_UNREACHABLE();
}

ProgressPage::ProgressPage(QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::ProgressPage>())
{
    m_ui->setupUi(this);
    keepSizeWhenHidden(*m_ui->cancelButton); // there may be no way out any more
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &ProgressPage::cancelRequested);
    setProgress(m_progress);
}

ProgressPage::~ProgressPage() = default;

void ProgressPage::setProgress(Progress progress)
{
    m_progress = progress;
    m_ui->textLabel->setText(text(progress));
    m_ui->cancelButton->setVisible(canCancel(progress));
    announce(*m_ui->textLabel);
}

bool ProgressPage::canCancel(Progress progress)
{
    return progress != Progress::Finishing && progress != Progress::Leaving;
}

QString ProgressPage::text(Progress progress)
{
    switch (progress) {
    case Progress::Restoring:
        return tr("Looking for your session…");
    case Progress::LoginWindow:
        return tr("Go on in the login window.");
    case Progress::Kakao:
        return tr("Waiting for Kakao…");
    case Progress::Profile:
        return tr("Reading your profile…");
    case Progress::Nickname:
        return tr("Looking for your nickname…");
    case Progress::ChoosingNickname:
        return tr("Choose your nickname.");
    case Progress::Finishing:
        return tr("Signing you in…");
    case Progress::Leaving:
        return tr("Signing you out…");
    }
    Q_UNREACHABLE();
}

void ProgressPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        m_ui->textLabel->setText(text(m_progress));
    }
    QWidget::changeEvent(event);
}

void ProgressPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    announce(*m_ui->textLabel);
}

} // namespace desktop
