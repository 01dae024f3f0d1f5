// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/error.h"
#include "session/session.h"

#include <QMainWindow>
#include <QTimer>

#include <memory>

class QImage;

namespace desktop {

namespace Ui {
class MainWindow;
}
class KeychainPage;
class MemberCard;
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

    /// Says that server, a URL on this computer, stands in for Kakao.
    void setSandbox(const QString &server);
    void setPicture(const QImage &picture);
    void showError(const kakao::Error &error);
    /// advice says what to do; it and details may be empty.
    void showMessage(const QString &message, const QString &advice, const QString &details = {});

public Q_SLOTS:
    void comeForward();

private:
    void showState(session::Session::State state);
    void showCard();
    void showWaitingForSecretStore();
    void showProgress(const QString &text, bool canCancel);
    void showStep(session::SignInStep step);
    void hideMessage();

    std::unique_ptr<Ui::MainWindow> m_ui;
    session::Session &m_session;
    WelcomePage *m_welcome; // children of the stack
    ProgressPage *m_progress;
    KeychainPage *m_keychain;
    MemberCard *m_card;
    QTimer m_slowRestore;
};

} // namespace desktop
