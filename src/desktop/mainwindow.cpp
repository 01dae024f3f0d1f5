// SPDX-License-Identifier: Apache-2.0
#include "desktop/mainwindow.h"

#include "browser/browserlogin.h"
#include "desktop/accountsmenu.h"
#include "desktop/consentquestion.h"
#include "desktop/gatemark.h"
#include "desktop/leavequestion.h"
#include "desktop/menubar.h"
#include "desktop/messagebar.h"
#include "desktop/nicknamequestion.h"
#include "desktop/sessionmessages.h"
#include "desktop/sessionpages.h"
#include "desktop/startupclock.h"
#include "desktop/style.h"
#include "ui_mainwindow.h"

#include <QApplication>
#include <QKeyEvent>

#include <utility>

namespace desktop {

using session::Keeping;
using session::Session;

namespace {

constexpr auto menusDelay = std::chrono::milliseconds(300);
constexpr int menuBarPadding = 8;

} // namespace

MainWindow::MainWindow(Session &session, QWidget *parent)
    : QMainWindow(parent), m_ui(std::make_unique<Ui::MainWindow>()), m_session(session),
      m_pages(new SessionPages(session)), m_messages(new SessionMessages(session, *m_pages)),
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
    m_pages->setObjectName(QStringLiteral("pages"));
    m_ui->layout->addWidget(m_pages);
    setWarning(*m_ui->sandboxBanner);
    m_ui->sandboxBanner->hide();
    connectPages();
    connect(&m_session, &Session::stateChanged, this, &MainWindow::showState);
    connect(&m_session, &Session::failed, this, [this](const kakao::Error &error) {
        if (!m_nicknameQuestion->isOpen())
            showError(error);
    });
    connect(&m_session, &Session::expecting, this, &QWidget::show);
    connect(m_leaveQuestion, &LeaveQuestion::told, this, &MainWindow::showMessage);
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
    m_pages->setAccountsMenu(m_accounts);
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
    connect(m_accounts, &AccountsMenu::anotherRequested, this, &MainWindow::signInAnother);
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
    m_pages->setKeepsSignedIn(keeps, isDecided);
}

void MainWindow::setKakaoLogoutOffered(bool isOffered)
{
    m_leaveQuestion->setKakaoLogoutOffered(isOffered);
}

void MainWindow::connectPages()
{
    connect(m_pages, &SessionPages::keepsChosen, this, &MainWindow::keepsSignedInChosen);
    connect(m_pages, &SessionPages::signInRequested, this, &MainWindow::signIn);
    connect(m_pages, &SessionPages::leaveRequested, m_leaveQuestion, &LeaveQuestion::ask);
    connect(m_pages, &SessionPages::consentsRequested, m_consentQuestion, &ConsentQuestion::open);
    connect(m_pages, &SessionPages::changeNicknameRequested, m_nicknameQuestion,
            &NicknameQuestion::change);
    connect(m_messages, &SessionMessages::browserLoginRequested, this,
            &MainWindow::browserLoginRequested);
    connect(m_messages, &SessionMessages::consoleRequested, this, &MainWindow::consoleRequested);
}

void MainWindow::showSandboxBanner()
{
    nameBanner();
    m_ui->sandboxBanner->show();
}

void MainWindow::nameBanner()
{
    m_ui->bannerLabel->setText(
        tr("Sandbox: this is not Kakao. The accounts are made up, and nothing leaves this "
           "computer."));
}

void MainWindow::setPicture(const QImage &picture)
{
    m_pages->setPicture(picture);
}

void MainWindow::showState(Session::State state)
{
    switch (state) {
    case Session::State::SigningIn:
    case Session::State::Restoring:
    case Session::State::Leaving:
        (void)m_messages->dismiss();
        break;
    case Session::State::SignedOut:
        if (m_session.error())
            showError(*m_session.error());
        break;
    case Session::State::WaitingForSecretStore:
    case Session::State::ChoosingNickname:
    case Session::State::SignedIn:
    case Session::State::Offline:
    case Session::State::Ended:
        break;
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

void MainWindow::showError(const kakao::Error &error)
{
    m_messages->showError(error);
}

void MainWindow::showMessage(const Message &message)
{
    m_messages->show(message);
}

void MainWindow::signIn(Keeping keeping)
{
    m_messages->tryNow([this, keeping] { m_session.signIn(keeping); });
}

void MainWindow::signInAnother()
{
    const Keeping keeping = m_session.isKept() ? Keeping::Kept : Keeping::UntilQuit;
    m_messages->tryNow([this, keeping] { m_session.signInAnother(keeping); });
}

void MainWindow::showBrowserLogin(browser::BrowserLogin &login,
                                  const std::optional<kakao::Error> &why)
{
    login.onFinished(this, [this](const kakao::Result<QUrl> &redirect) {
        if (redirect)
            comeForward();
    });
    if (m_session.state() == Session::State::SigningIn)
        m_pages->showBrowserLogin(login, why);
    else
        showBrowserLogout(login);
}

/// Nobody has to wait for it: the session is over here.
void MainWindow::showBrowserLogout(browser::BrowserLogin &login)
{
    showMessage({.text = [] {
        return program::ErrorText{.message = tr("Log out of Kakao in your browser."), .advice = {}};
    }});
    connect(&login, &browser::BrowserLogin::troubleChanged, this, [this, &login] {
        if (login.trouble())
            showError(*login.trouble());
    });
    login.onFinished(this, [this](const kakao::Result<QUrl> &redirect) {
        if (redirect)
            (void)m_messages->dismiss();
    });
}

/// Escape backs out: of what is being said, or of what is going on.
void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return QMainWindow::keyPressEvent(event);
    if (!m_messages->dismiss())
        m_pages->backOut();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        nameBanner();
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
