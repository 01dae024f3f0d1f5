// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/error.h"
#include "session/session.h"

#include <QMainWindow>
#include <QTimer>

#include <memory>
#include <optional>

class QImage;

namespace browser {
class BrowserLogin;
}

namespace desktop {

namespace Ui {
class MainWindow;
}
class AccountsMenu;
class ConsentQuestion;
class LeaveQuestion;
class MenuBar;
class NicknameQuestion;
class SessionMessages;
class SessionPages;
struct Message;

/// Shows one session: its pages, a banner while it is not Kakao that is talked to, and a bar for
/// what went wrong.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    /// session must outlive the window.
    explicit MainWindow(session::Session &session, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Says that it is not Kakao that is talked to.
    void showSandboxBanner();
    /// Shows the window: at once, or with the first thing that a restore has to show.
    void open();
    void setPicture(const QImage &picture);
    void setAccountPicture(qint64 kakaoId, const QImage &picture);
    /// What the welcome page offers; it cannot be changed there when it is decided.
    void setKeepsSignedIn(bool keeps, bool isDecided);
    /// Whether Kakao's own logout page can be offered: see kakao::Config::logoutRedirectUri.
    void setKakaoLogoutOffered(bool isOffered);
    /// Shows that a login goes on in the browser, and comes forward when its answer is there. why
    /// is what keeps it out of a window.
    void showBrowserLogin(browser::BrowserLogin &login, const std::optional<kakao::Error> &why);
    void showError(const kakao::Error &error);
    void showMessage(const Message &message);

public Q_SLOTS:
    void comeForward();

Q_SIGNALS:
    /// The accounts are about to be shown: their pictures are wanted now.
    void accountsOpened();
    void diagnosticsRequested();
    void settingsRequested();
    void aboutRequested();
    /// The person changed on the welcome page whether to stay signed in.
    void keepsSignedInChosen(bool keeps);
    /// The next login is wanted in the browser, whatever was chosen; it begins afterwards.
    void browserLoginRequested();
    /// Kakao's settings of this program are wanted.
    void consoleRequested();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeMenus();
    void connectMenus(MenuBar &bar);
    void connectAccounts();
    void showAccounts();
    void connectPages();
    void showState(session::Session::State state);
    void showBrowserLogout(browser::BrowserLogin &login);
    void nameBanner();
    void signIn(session::Keeping keeping);
    void signInAnother();

    std::unique_ptr<Ui::MainWindow> m_ui;
    session::Session &m_session;
    SessionPages *m_pages;
    SessionMessages *m_messages;
    AccountsMenu *m_accounts = nullptr; ///< made when the first picture is out
    NicknameQuestion *m_nicknameQuestion;
    ConsentQuestion *m_consentQuestion;
    LeaveQuestion *m_leaveQuestion;
    QTimer m_menusDue;
};

} // namespace desktop
