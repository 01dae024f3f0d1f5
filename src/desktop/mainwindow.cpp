// SPDX-License-Identifier: Apache-2.0
#include "desktop/mainwindow.h"

#include "desktop/errortext.h"
#include "desktop/keychainpage.h"
#include "desktop/membercard.h"
#include "desktop/progresspage.h"
#include "desktop/startupclock.h"
#include "desktop/style.h"
#include "desktop/welcomepage.h"
#include "ui_mainwindow.h"

namespace desktop {

using session::Session;

MainWindow::MainWindow(Session &session, QWidget *parent)
    : QMainWindow(parent), m_ui(std::make_unique<Ui::MainWindow>()), m_session(session),
      m_welcome(new WelcomePage), m_progress(new ProgressPage), m_keychain(new KeychainPage),
      m_card(new MemberCard)
{
    m_ui->setupUi(this);
    m_ui->pages->addWidget(new QWidget); // nothing yet: a restore is over before one can read
    for (QWidget *page :
         std::initializer_list<QWidget *>{m_welcome, m_progress, m_keychain, m_card})
        m_ui->pages->addWidget(page);
    setWarning(*m_ui->sandboxBanner);
    m_ui->sandboxBanner->hide();
    hideMessage();
    setQuiet(*m_ui->detailsLabel);
    m_ui->detailsLabel->hide();
    connect(m_ui->detailsButton, &QPushButton::toggled, m_ui->detailsLabel, &QWidget::setVisible);
    connect(m_ui->closeMessageButton, &QPushButton::clicked, this, &MainWindow::hideMessage);

    connect(m_welcome, &WelcomePage::signInRequested, &m_session, &Session::signIn);
    connect(m_progress, &ProgressPage::cancelRequested, &m_session, &Session::cancel);
    connect(m_keychain, &KeychainPage::retryRequested, &m_session, &Session::restore);
    connect(m_keychain, &KeychainPage::signInRequested, &m_session, &Session::signIn);
    connect(m_card, &MemberCard::signOutRequested, &m_session, &Session::signOut);
    connect(&m_session, &Session::stateChanged, this, &MainWindow::showState);
    connect(&m_session, &Session::signInStepDone, this, &MainWindow::showStep);
    connect(&m_session, &Session::failed, this, &MainWindow::showError);

    m_slowRestore.setSingleShot(true);
    m_slowRestore.setInterval(300);
    connect(&m_slowRestore, &QTimer::timeout, this,
            [this] { showProgress(tr("Looking for your session…"), true); });
    logFirstPaint(*this, QStringLiteral("first window"));
    logFirstPaint(*m_card, QStringLiteral("member card"));
    resize(420, 640);
}

MainWindow::~MainWindow() = default;

void MainWindow::setSandbox(const QString &server)
{
    m_ui->bannerLabel->setText(
        tr("Sandbox: this is not Kakao. The accounts are made up, and nothing leaves this "
           "computer (%1).")
            .arg(server));
    m_ui->sandboxBanner->show();
}

void MainWindow::setPicture(const QImage &picture)
{
    m_card->setPicture(picture);
}

void MainWindow::showState(Session::State state)
{
    m_slowRestore.stop();
    switch (state) {
    case Session::State::SignedOut:
        m_ui->pages->setCurrentWidget(m_welcome);
        if (m_session.error())
            showError(*m_session.error());
        return;
    case Session::State::Restoring:
        m_slowRestore.start();
        return;
    case Session::State::WaitingForSecretStore:
        return showWaitingForSecretStore();
    case Session::State::SigningIn:
        hideMessage();
        return showProgress(tr("Go on in the login window."), true);
    case Session::State::SignedIn:
        return showCard();
    case Session::State::SigningOut:
        hideMessage();
        return showProgress(tr("Signing you out…"), false);
    }
}

void MainWindow::showCard()
{
    hideMessage();
    m_card->setMember(m_session.member());
    QString note;
    if (const auto &notStored = m_session.notStored()) {
        const ErrorText text = ErrorTexts::describe(*notStored);
        //: %1 is why, %2 what to do
        note = tr("You stay signed in only until you quit. %1 %2").arg(text.message, text.advice);
    }
    m_card->setNote(note);
    m_ui->pages->setCurrentWidget(m_card);
}

void MainWindow::showWaitingForSecretStore()
{
    const ErrorText text = ErrorTexts::describe(*m_session.error());
    m_keychain->setReason(text.message + u' ' + text.advice);
    m_ui->pages->setCurrentWidget(m_keychain);
}

void MainWindow::showProgress(const QString &text, bool canCancel)
{
    m_progress->setText(text, canCancel);
    m_ui->pages->setCurrentWidget(m_progress);
}

void MainWindow::showStep(session::SignInStep step)
{
    if (step == session::SignInStep::RedirectCaught)
        showProgress(tr("Signing you in…"), true);
    else if (step == session::SignInStep::MemberSignedIn)
        showProgress(tr("Signing you in…"), false);
}

void MainWindow::showError(const kakao::Error &error)
{
    const ErrorText text = ErrorTexts::describe(error);
    showMessage(text.message, text.advice, ErrorTexts::details(error));
}

void MainWindow::showMessage(const QString &message, const QString &advice, const QString &details)
{
    m_ui->messageLabel->setText(message);
    m_ui->adviceLabel->setText(advice);
    m_ui->adviceLabel->setVisible(!advice.isEmpty());
    m_ui->detailsLabel->setText(details);
    m_ui->detailsButton->setChecked(false);
    m_ui->detailsButton->setVisible(!details.isEmpty());
    m_ui->messageBar->show();
}

void MainWindow::hideMessage()
{
    m_ui->messageBar->hide();
}

void MainWindow::comeForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

} // namespace desktop
