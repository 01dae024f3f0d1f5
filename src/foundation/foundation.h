// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/foundation_export.h"
#include "kakao/apiclient.h"
#include "session/clock.h"
#include "session/session.h"

#include <QPointer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace browser {
class BrowserAgent;
}
namespace keychain {
class KeychainStore;
class MemoryStore;
} // namespace keychain
namespace members {
class SqliteDirectory;
}

namespace foundation {

class SystemSurroundings;
class WindowOrBrowser;

/// What a session stands on, put together in the usual way: the operating system's keychain, the
/// members of this computer in a SQLite file, its network and clock, and the person's own browser.
/// Whoever wants another part hands it to makeSession(), or puts a session::Session together
/// themselves.
///
/// Whatever takes time (the network, the keychain's library, the database) is made or loaded when
/// it is asked for first. To be used from the main thread, while there is an application object.
class DAEMUN_FOUNDATION_EXPORT Foundation final
{
public:
    /// Which application, which servers, and where things lie.
    struct Options
    {
        /// The URLs must have passed kakao::checkServerUrl() and kakao::checkRedirectUri().
        kakao::Config kakao = {};
        /// Called once, before Kakao is talked to first: the last moment to say what servers to
        /// ask, and which application.
        std::function<void(kakao::Config &kakao)> prepare = {};
        /// See session::secretKey(). Empty: the application's name (QCoreApplication) and the host
        /// of kauth, or `sandbox` on loopback, so that no two programs share an entry.
        QString server = {};
        /// Where members.db is; made when it is missing. Empty: a folder of the server's in
        /// QStandardPaths::AppDataLocation.
        QString folder = {};
    };
    /// Nothing is opened, read or asked yet. There must be an application object.
    explicit Foundation(Options options);
    ~Foundation();
    Q_DISABLE_COPY_MOVE(Foundation)

    /// What the program that uses it adds to a session.
    struct Wishes
    {
        /// As in session::Session::Ports. Empty: the person's own browser, for which the redirect
        /// URI has to be a loopback one.
        std::function<kakao::Result<session::UserAgent *>()> userAgent = {};
        /// Without a userAgent of its own: where the login is tried first, such as a
        /// webview::EmbeddedAgent; see WindowOrBrowser. Must outlive the foundation.
        session::UserAgent *window = nullptr;
        /// See session::Session::Options.
        std::function<void(const session::Member &)> eraseCache = {};
        std::chrono::milliseconds freshenDelay = std::chrono::seconds(1); ///< likewise
        /// After that time a wake-up of the computer or another network makes the session ask
        /// Kakao anew. Nothing: surroundings() are for the caller to watch.
        std::optional<std::chrono::milliseconds> watchAfter = std::chrono::seconds(1);
    };
    /// One at a time; the foundation must outlive it. Nicknames are suggested in the language of
    /// QLocale().
    [[nodiscard]] std::unique_ptr<session::Session> makeSession(const Wishes &wishes);
    [[nodiscard]] std::unique_ptr<session::Session> makeSession(); ///< without wishes

    /// As Options::prepare left it, once Kakao is talked to.
    [[nodiscard]] const kakao::Config &config() const noexcept { return m_options.kakao; }
    [[nodiscard]] const session::Clock &clock() const noexcept
    {
        return m_clock;
    } ///< the computer's
    [[nodiscard]] QNetworkAccessManager &network(); ///< made when it is first asked for
    [[nodiscard]] const kakao::ApiClient &api();    ///< the same, after Options::prepare
    /// Whether anything was made ready to talk to Kakao.
    [[nodiscard]] bool hasApi() const noexcept { return m_api.has_value(); }
    /// The operating system's keychain, which holds the sessions that are kept.
    [[nodiscard]] keychain::KeychainStore &secrets() noexcept { return *m_secrets; }
    /// The members in Options::folder.
    [[nodiscard]] members::SqliteDirectory &directory() noexcept { return *m_directory; }
    /// This computer's sleep and network.
    [[nodiscard]] SystemSurroundings &surroundings() noexcept { return *m_surroundings; }

private:
    [[nodiscard]] session::UserAgentRequest agentRequest() const;
    [[nodiscard]] session::UserAgent &usualAgent(session::UserAgent *window);
    [[nodiscard]] session::Vault unkeptVault();

    Options m_options;
    // In the order of their making: what comes later uses what comes before.
    session::SystemClock m_clock;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::optional<kakao::ApiClient> m_api;
    std::unique_ptr<keychain::KeychainStore> m_secrets;
    std::unique_ptr<members::SqliteDirectory> m_directory;
    std::unique_ptr<keychain::MemoryStore> m_unkeptSecrets; ///< made when they are asked for
    std::unique_ptr<members::SqliteDirectory> m_unkeptDirectory;
    std::unique_ptr<SystemSurroundings> m_surroundings;
    std::unique_ptr<browser::BrowserAgent> m_browser;
    std::unique_ptr<WindowOrBrowser> m_windowOrBrowser;
    QPointer<session::Session> m_session;
};

/// Runs the event loop until what must not be cut off has come to its end, for three seconds at
/// most: after the application's own has ended, before the session goes.
DAEMUN_FOUNDATION_EXPORT void finish(const session::Session &session);

} // namespace foundation
