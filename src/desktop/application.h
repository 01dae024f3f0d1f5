// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/configuration.h"
#include "desktop/mainwindow.h"
#include "desktop/pictureloader.h"
#include "kakao/apiclient.h"
#include "session/clock.h"
#include "session/session.h"

#include <QNetworkAccessManager>
#include <QPluginLoader>

namespace keychain {
class KeychainStore;
}
namespace members {
class SqliteDirectory;
}
namespace sandbox {
class Server;
}

namespace desktop {

/// Puts every layer together for one configuration: the only place that knows all of them.
class Application final : public QObject
{
    Q_OBJECT
public:
    /// pluginFile is the daemun-webview plugin. With the built-in sandbox the constructor starts
    /// it, so that its address is known.
    Application(Configuration configuration, const QString &pluginFile);
    ~Application() override;

    /// Shows the window, then the last session.
    void start();

    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] session::Session &session() { return *m_session; }
    [[nodiscard]] sandbox::Server *sandbox() { return m_sandbox.get(); }

private:
    void startSandbox();
    void makeSession();
    void showState(session::Session::State state);
    [[nodiscard]] kakao::Result<session::UserAgent *> userAgent();
    [[nodiscard]] bool isSandbox() const;

    Configuration m_configuration;
    QString m_sandboxProblem;
    // In the order of their making: what comes later uses what comes before.
    session::SystemClock m_clock;
    QNetworkAccessManager m_network;
    std::unique_ptr<sandbox::Server> m_sandbox;
    std::optional<kakao::ApiClient> m_api;
    std::unique_ptr<keychain::KeychainStore> m_secrets;
    std::unique_ptr<members::SqliteDirectory> m_directory;
    QPluginLoader m_plugin;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<PictureLoader> m_pictures;
    std::unique_ptr<session::UserAgent> m_userAgent;
    std::unique_ptr<session::Session> m_session;
};

} // namespace desktop
