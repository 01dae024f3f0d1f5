// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/heldcontrols.h"
#include "desktop/noticedwait.h"
#include "desktop/progresspage.h"
#include "session/session.h"

#include <QStackedWidget>

#include <optional>

class QImage;
class QMenu;

namespace browser {
class BrowserLogin;
}

namespace desktop {

class BrowserPage;
class KeychainPage;
class MemberCard;
class WelcomePage;

/// Shows the state of one session, a page a state. What is over in a moment is not shown: the page
/// before stays, held.
class SessionPages final : public QStackedWidget
{
    Q_OBJECT
public:
    /// session must outlive the pages.
    explicit SessionPages(session::Session &session, QWidget *parent = nullptr);
    ~SessionPages() override;

    /// Shows the card of a member whose session is still being looked for.
    void showExpected(const session::Member &member);
    /// Shows that a login goes on in the browser; why is what keeps it out of a window.
    void showBrowserLogin(browser::BrowserLogin &login, const std::optional<kakao::Error> &why);
    void setPicture(const QImage &picture);
    /// What the welcome page offers; it cannot be changed there when it is decided.
    void setKeepsSignedIn(bool keeps, bool isDecided);
    /// For the card; menu stays the caller's.
    void setAccountsMenu(QMenu *menu);
    /// Backs out of a sign-in, and of any wait that is shown.
    void backOut();
    /// What a message over the page had better leave free.
    [[nodiscard]] int headerHeight() const;

Q_SIGNALS:
    void signInRequested(session::Keeping keeping);
    /// The person changed whether to stay signed in.
    void keepsChosen(bool keeps);
    void leaveRequested();
    void consentsRequested();
    void changeNicknameRequested();
    /// Of the session's error, which came at that time.
    void detailsRequested(const QDateTime &at);
    void pageChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState(session::Session::State state);
    [[nodiscard]] bool isInSignIn() const;
    void await(Progress progress);
    void showWait();
    void showWelcome();
    void showKeychain();
    [[nodiscard]] MemberCard &card();
    void showCard();
    void showCardPage();
    void tellCard();
    void showNotices();
    void turnTo(QWidget &page);
    void focusFirst();

    session::Session &m_session;
    // Children, each made when it is shown first: a start shows one of them.
    WelcomePage *m_welcome = nullptr;
    ProgressPage *m_progress = nullptr;
    BrowserPage *m_browser = nullptr;
    KeychainPage *m_keychain = nullptr;
    MemberCard *m_card = nullptr;
    QMenu *m_accountsMenu = nullptr;
    bool m_keepsSignedIn = true;
    bool m_isKeepingDecided = false;
    NoticedWait m_wait{this};
    Progress m_awaited = Progress::Restoring;
    QDateTime m_stateSince; ///< also of the error that led to it
    HeldControls m_held;
};

} // namespace desktop
