// SPDX-License-Identifier: Apache-2.0
#include "desktop/mainwindow.h"

#include "browser/browserlogin.h"
#include "desktop/accountsmenu.h"
#include "desktop/browserpage.h"
#include "desktop/consentquestion.h"
#include "desktop/gatemark.h"
#include "desktop/keychainpage.h"
#include "desktop/leavequestion.h"
#include "desktop/membercard.h"
#include "desktop/menubar.h"
#include "desktop/nicknamequestion.h"
#include "desktop/progresspage.h"
#include "desktop/startupclock.h"
#include "desktop/style.h"
#include "desktop/welcomepage.h"
#include "program/errortext.h"
#include "ui_mainwindow.h"

#include <QApplication>

namespace desktop {

using session::Session;

namespace {

constexpr auto menusDelay = std::chrono::milliseconds(300);
constexpr int menuBarPadding = 8;

} // namespace

MainWindow::MainWindow(Session &session, QWidget *parent)
    : QMainWindow(parent), m_ui(std::make_unique<Ui::MainWindow>()), m_session(session),
      m_nicknameQuestion(new NicknameQuestion(session, *this)),
      m_consentQuestion(new ConsentQuestion(session, *this)),
      m_leaveQuestion(new LeaveQuestion(session, *this))
{
    m_ui->setupUi(this);
    setMenuWidget(new QWidget); // in the place of the menu bar
    menuWidget()->setFixedHeight(fontMetrics().height() + 2 * menuBarPadding);
    m_menusDue.setSingleShot(true);
    m_menusDue.callOnTimeout(this, &MainWindow::makeMenus);
    m_menusDue.start(menusDelay);
    m_ui->pages->addWidget(new QWidget); // nothing yet: a restore is over before one can read
    setWarning(*m_ui->sandboxBanner);
    m_ui->sandboxBanner->hide();
    hideMessage();
    setQuiet(*m_ui->detailsLabel);
    m_ui->detailsLabel->hide();
    connect(m_ui->detailsButton, &QPushButton::toggled, m_ui->detailsLabel, &QWidget::setVisible);
    connect(m_ui->tryAgainButton, &QPushButton::clicked, &m_session,
            [this] { m_session.signIn(m_keeping); });
    connect(m_ui->closeMessageButton, &QPushButton::clicked, this, &MainWindow::hideMessage);

    connect(&m_session, &Session::stateChanged, this, &MainWindow::showState);
    connect(&m_session, &Session::signInStepDone, this, &MainWindow::showStep);
    connect(&m_session, &Session::failed, this, [this](const kakao::Error &error) {
        if (!m_nicknameQuestion->isOpen())
            showError(error);
    });
    connect(&m_session, &Session::memberChanged, this,
            [this](const session::Member &member) { card().setMember(member); });
    connect(&m_session, &Session::expecting, this, &MainWindow::showExpected);
    connect(&m_session, &Session::storedChanged, this, &MainWindow::showNotices);
    connect(&m_session, &Session::clockErrorChanged, this, &MainWindow::showNotices);
    connect(m_leaveQuestion, &LeaveQuestion::told, this,
            [this](const QString &message, const QString &advice, const QString &details) {
                showMessage(message, advice, details);
            });

    m_slowRestore.setSingleShot(true);
    m_slowRestore.setInterval(300);
    connect(&m_slowRestore, &QTimer::timeout, this, &MainWindow::explainSlowRestore);
    logFirstPaint(*this, QStringLiteral("first window"));
    resize(420, 640);
}

MainWindow::~MainWindow() = default;

/// Some time after the window is there: a start is in a hurry, and menus are not looked at first.
void MainWindow::makeMenus()
{
    QApplication::setWindowIcon(applicationIcon());
    auto *bar = new MenuBar(this);
    m_accounts = &bar->accounts();
    addActions(m_accounts->actions()); // their shortcuts, while the menu is closed
    bar->setFixedHeight(std::max(menuWidget()->height(), bar->sizeHint().height()));
    setMenuBar(bar);
    connectMenus(*bar);
    connectAccounts();
    if (m_card)
        m_card->setMenu(m_accounts);
    showAccounts();
}

void MainWindow::connectMenus(MenuBar &bar)
{
    connect(&bar, &MenuBar::settingsRequested, this, &MainWindow::settingsRequested);
    connect(&bar, &MenuBar::diagnosticsRequested, this, &MainWindow::diagnosticsRequested);
    connect(&bar, &MenuBar::aboutRequested, this, &MainWindow::aboutRequested);
    connect(&bar, &MenuBar::quitRequested, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
}

void MainWindow::connectAccounts()
{
    connect(m_accounts, &QMenu::aboutToShow, this, &MainWindow::accountsOpened);
    connect(m_accounts, &AccountsMenu::switchRequested, &m_session, &Session::switchTo);
    connect(m_accounts, &AccountsMenu::anotherRequested, &m_session, [this] {
        m_session.signInAnother(m_session.isKept() ? session::Keeping::Kept
                                                   : session::Keeping::UntilQuit);
    });
    connect(m_accounts, &AccountsMenu::consentsRequested, m_consentQuestion,
            &ConsentQuestion::open);
    connect(m_accounts, &AccountsMenu::leaveRequested, m_leaveQuestion, &LeaveQuestion::ask);
    connect(&m_session, &Session::accountsChanged, this, &MainWindow::showAccounts);
    connect(&m_session, &Session::stateChanged, this, &MainWindow::showAccounts);
}

void MainWindow::showAccounts()
{
    const Session::State state = m_session.state();
    const bool isIdle = session::isSignedIn(state) || state == Session::State::Ended
        || state == Session::State::SignedOut || state == Session::State::WaitingForSecretStore;
    m_accounts->setAccounts(m_session.accounts());
    m_accounts->setBusy(!isIdle);
}

void MainWindow::setAccountPicture(qint64 kakaoId, const QImage &picture)
{
    m_accounts->setAccountPicture(kakaoId, picture);
}

void MainWindow::setKeepsSignedIn(bool keeps, bool isDecided)
{
    m_keepsSignedIn = keeps;
    m_isKeepingDecided = isDecided;
    if (m_welcome)
        m_welcome->setKeeps(keeps, isDecided);
}

void MainWindow::setKakaoLogoutOffered(bool isOffered)
{
    m_leaveQuestion->setKakaoLogoutOffered(isOffered);
}

void MainWindow::showSandboxBanner()
{
    m_ui->bannerLabel->setText(
        tr("Sandbox: this is not Kakao. The accounts are made up, and nothing leaves this "
           "computer."));
    m_ui->sandboxBanner->show();
}

void MainWindow::setPicture(const QImage &picture)
{
    card().setPicture(picture);
}

void MainWindow::showState(Session::State state)
{
    m_slowRestore.stop();
    switch (state) {
    case Session::State::SignedOut:
        return showWelcome();
    case Session::State::Restoring:
        hideMessage();
        m_slowRestore.start();
        return;
    case Session::State::WaitingForSecretStore:
        return showWaitingForSecretStore();
    case Session::State::SigningIn:
        hideMessage();
        return showProgress(tr("Go on in the login window."), true);
    case Session::State::ChoosingNickname:
        return showProgress(tr("Choose your nickname."), true);
    case Session::State::SignedIn:
    case Session::State::Offline:
    case Session::State::Ended:
        return showCard();
    case Session::State::Leaving:
        hideMessage();
        return showProgress(tr("Signing you out…"), false);
    }
}

void MainWindow::open()
{
    // Most restores end before a person could read anything: then the first thing they see is the
    // card. What takes longer is worth an empty window.
    if (m_session.state() == Session::State::Restoring) {
        QTimer::singleShot(100, this, &QWidget::show);
        connect(&m_session, &Session::stateChanged, this, &QWidget::show,
                static_cast<Qt::ConnectionType>(Qt::AutoConnection | Qt::SingleShotConnection));
    } else {
        show();
    }
}

MemberCard &MainWindow::card()
{
    if (!m_card) {
        m_card = new MemberCard;
        m_ui->pages->addWidget(m_card);
        if (m_accounts)
            m_card->setMenu(m_accounts);
        connect(m_card, &MemberCard::leaveRequested, m_leaveQuestion, &LeaveQuestion::ask);
        connect(m_card, &MemberCard::signInRequested, &m_session, [this] { m_session.signIn(); });
        connect(m_card, &MemberCard::retryRequested, &m_session, &Session::freshen);
        connect(m_card, &MemberCard::changeNicknameRequested, m_nicknameQuestion,
                &NicknameQuestion::change);
    }
    return *m_card;
}

void MainWindow::showExpected(const session::Member &member)
{
    card().setMember(member);
    m_card->setEnded({});
    m_card->setOffline({});
    m_card->setNote({});
    card().setBusy(true);
    showCardPage();
    show();
}

void MainWindow::showCardPage()
{
    if (m_ui->pages->currentWidget() == m_card)
        return;
    logFirstPaint(*m_card, QStringLiteral("member card"));
    m_ui->pages->setCurrentWidget(m_card);
}

void MainWindow::explainSlowRestore()
{
    const QString text = tr("Looking for your session…");
    if (m_card && m_ui->pages->currentWidget() == m_card)
        m_card->setNote(text);
    else
        showProgress(text, true);
}

void MainWindow::showWelcome()
{
    if (!m_welcome) {
        m_welcome = new WelcomePage;
        m_ui->pages->addWidget(m_welcome);
        m_welcome->setKeeps(m_keepsSignedIn, m_isKeepingDecided);
        connect(m_welcome, &WelcomePage::keepsChosen, this, &MainWindow::keepsSignedInChosen);
        connect(m_welcome, &WelcomePage::signInRequested, &m_session, [this](bool keep) {
            m_keeping = keep ? session::Keeping::Kept : session::Keeping::UntilQuit;
            m_session.signIn(m_keeping);
        });
    }
    m_ui->pages->setCurrentWidget(m_welcome);
    if (m_session.error())
        showError(*m_session.error());
}

void MainWindow::showCard()
{
    card().setMember(m_session.member());
    const bool isEnded = m_session.state() == Session::State::Ended;
    const bool isOffline = m_session.state() == Session::State::Offline;
    const kakao::Error error = m_session.error().value_or(kakao::Error());
    m_card->setEnded(isEnded ? program::ErrorTexts::whyEnded(error) : QString());
    m_card->setOffline(isOffline ? program::ErrorTexts::offlineText(error, m_session.knownAt())
                                 : QString());
    showNotices();
    m_card->setBusy(false);
    showCardPage();
}

void MainWindow::showNotices()
{
    if (!m_card)
        return;
    m_card->setClockNotice(program::ErrorTexts::clockText(m_session.clockError()));
    QString note;
    if (const auto notStored = m_session.notStored()) {
        const program::ErrorText text = program::ErrorTexts::describe(*notStored);
        //: %1 is why, %2 what to do
        note = tr("You stay signed in only until you quit. %1 %2").arg(text.message, text.advice);
    } else if (!m_session.isKept()) {
        note = tr("You stay signed in only until you quit, and nothing is kept.");
    }
    m_card->setNote(note);
}

void MainWindow::showWaitingForSecretStore()
{
    if (!m_keychain) {
        m_keychain = new KeychainPage;
        m_ui->pages->addWidget(m_keychain);
        connect(m_keychain, &KeychainPage::retryRequested, &m_session, &Session::restore);
        connect(m_keychain, &KeychainPage::signInRequested, &m_session,
                [this] { m_session.signIn(); });
    }
    const program::ErrorText text = program::ErrorTexts::describe(*m_session.error());
    m_keychain->setReason(text.message + u' ' + text.advice);
    m_ui->pages->setCurrentWidget(m_keychain);
}

void MainWindow::showProgress(const QString &text, bool canCancel)
{
    if (!m_progress) {
        m_progress = new ProgressPage;
        m_ui->pages->addWidget(m_progress);
        connect(m_progress, &ProgressPage::cancelRequested, &m_session, &Session::cancel);
    }
    m_progress->setText(text, canCancel);
    m_ui->pages->setCurrentWidget(m_progress);
}

void MainWindow::showBrowserLogin(browser::BrowserLogin &login,
                                  const std::optional<kakao::Error> &why)
{
    login.onFinished(this, [this](const kakao::Result<QUrl> &redirect) {
        if (redirect)
            comeForward();
    });
    if (m_session.state() != Session::State::SigningIn)
        return showBrowserLogout(login);
    if (!m_browser) {
        m_browser = new BrowserPage;
        m_ui->pages->addWidget(m_browser);
        connect(m_browser, &BrowserPage::cancelRequested, &m_session, &Session::cancel);
    }
    m_browser->show(login, why);
    m_ui->pages->setCurrentWidget(m_browser);
}

/// Nobody has to wait for it: the session is over here.
void MainWindow::showBrowserLogout(browser::BrowserLogin &login)
{
    showMessage(tr("Log out of Kakao in your browser."), {});
    connect(&login, &browser::BrowserLogin::troubleChanged, this, [this, &login] {
        if (login.trouble())
            showError(*login.trouble());
    });
    login.onFinished(this, [this](const kakao::Result<QUrl> &redirect) {
        if (redirect)
            hideMessage();
    });
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
    const program::ErrorText text = program::ErrorTexts::describe(error);
    showMessage(text.message, text.advice, program::ErrorTexts::details(error));
    m_ui->tryAgainButton->setVisible(error.code == kakao::ErrorCode::LoginTimeout
                                     && m_session.state() == Session::State::SignedOut);
}

void MainWindow::showMessage(const QString &message, const QString &advice, const QString &details)
{
    m_ui->messageLabel->setText(message);
    m_ui->adviceLabel->setText(advice);
    m_ui->adviceLabel->setVisible(!advice.isEmpty());
    m_ui->detailsLabel->setText(details);
    m_ui->detailsButton->setChecked(false);
    m_ui->detailsButton->setVisible(!details.isEmpty());
    m_ui->tryAgainButton->hide();
    m_ui->messageBar->show();
}

void MainWindow::hideMessage()
{
    m_ui->messageBar->hide();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        if (!m_ui->sandboxBanner->isHidden())
            showSandboxBanner();
        if (session::isSignedIn(m_session.state()) || m_session.state() == Session::State::Ended)
            showCard();
        else if (m_session.state() == Session::State::WaitingForSecretStore)
            showWaitingForSecretStore();
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::comeForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
    QApplication::alert(this); // for where no program may come forward by itself, as on Wayland
}

} // namespace desktop
