// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/useragent.h"
#include "webview/loadwatch.h"

#include <QDialog>
#include <QElapsedTimer>

#include <chrono>
#include <memory>

class QWebEngineProfile;
class QWebEngineView;

namespace Ui {
class LoginWindow;
}

namespace webview {

class LoginPage;
class PageGround;

/// Shows the authorization page, where it comes from, and in place of it a page of our own when it
/// cannot be shown. The attempt ends with redirectCaught() or with rejected().
class LoginWindow final : public QDialog
{
    Q_OBJECT
public:
    /// patience is how long a load may stand still before the person is told.
    LoginWindow(session::UserAgentRequest request, std::chrono::milliseconds patience,
                QWidget *parent = nullptr);
    ~LoginWindow() override;

    /// The code of Kakao's error page while that is what the window reports.
    [[nodiscard]] QString kakaoCode() const { return m_kakaoCode; }

    /// Taking a web engine down keeps the main thread busy for milliseconds. When the redirect was
    /// caught, that is just when the code is to be exchanged: then the window goes after that has
    /// begun, and the engine when all is likely done.
    enum class Teardown { AtOnce, AfterTheExchange };
    /// Hides the window and deletes it as soon as its page allows.
    void dispose(Teardown teardown);

Q_SIGNALS:
    void redirectCaught(const QUrl &url);
    void browserWanted();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makePage();
    void replacePage();
    void arrange();
    void connectButtons();
    void connectWatch();
    void start();
    void startOver();
    void reload();
    void openContextMenu(const QPoint &position);

    void onLoaded();
    void onCrashed();

    void showView();
    void showLoading();
    void showTrouble(Trouble trouble, const QString &code);
    void showOrigin(const QUrl &url);
    void offerBrowser(const QUrl &url);
    void retranslate();

    session::UserAgentRequest m_request;
    std::unique_ptr<QWebEngineProfile> m_profile;
    std::unique_ptr<LoginPage> m_page; // dies before its profile
    std::unique_ptr<PageGround> m_ground;
    LoadWatch m_watch;
    std::unique_ptr<Ui::LoginWindow> m_ui;
    QWebEngineView *m_view = nullptr;
    QElapsedTimer m_age;
    QUrl m_origin; ///< of the page committed in the main frame
    QString m_kakaoCode;
    bool m_isArranged = false;
    bool m_isStarted = false;
    bool m_hasFinishedOnce = false;
};

} // namespace webview
