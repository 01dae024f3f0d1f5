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
class BrowserPage;
class ConsentQuestion;
class KeychainPage;
class LeaveQuestion;
class MemberCard;
class MenuBar;
class NicknameQuestion;
class ProgressPage;
class WelcomePage;

/// Shows the state of one session: a page a state, a banner while it is not Kakao that is talked
/// to, and a bar for what went wrong.
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
    /// Shows the card of a member whose session is still being looked for.
    void showExpected(const session::Member &member);
    /// Shows that a login goes on in the browser, and comes forward when its answer is there. why
    /// is what keeps it out of a window.
    void showBrowserLogin(browser::BrowserLogin &login, const std::optional<kakao::Error> &why);
    void showError(const kakao::Error &error);
    /// advice says what to do; it and details may be empty.
    void showMessage(const QString &message, const QString &advice, const QString &details = {});

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

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeMenus();
    void connectMenus(MenuBar &bar);
    void connectAccounts();
    void showAccounts();
    void showNotices();
    void showState(session::Session::State state);
    void showWelcome();
    [[nodiscard]] MemberCard &card();
    void showCard();
    void showCardPage();
    void explainSlowRestore();
    void showWaitingForSecretStore();
    void showProgress(const QString &text, bool canCancel);
    void showBrowserLogout(browser::BrowserLogin &login);
    void showStep(session::SignInStep step);
    void hideMessage();

    std::unique_ptr<Ui::MainWindow> m_ui;
    session::Session &m_session;
    // Children of the stack, each made when it is shown first: a start shows one of them.
    WelcomePage *m_welcome = nullptr;
    ProgressPage *m_progress = nullptr;
    BrowserPage *m_browser = nullptr;
    KeychainPage *m_keychain = nullptr;
    MemberCard *m_card = nullptr;
    AccountsMenu *m_accounts = nullptr; ///< made when the first picture is out
    NicknameQuestion *m_nicknameQuestion;
    ConsentQuestion *m_consentQuestion;
    LeaveQuestion *m_leaveQuestion;
    session::Keeping m_keeping = session::Keeping::Kept; ///< as it was asked for last
    bool m_keepsSignedIn = true;
    bool m_isKeepingDecided = false;
    QTimer m_slowRestore;
    QTimer m_menusDue;
};

} // namespace desktop
