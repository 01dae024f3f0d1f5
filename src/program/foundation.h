// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/apiclient.h"
#include "program/configuration.h"
#include "session/clock.h"
#include "session/session.h"

#include <QNetworkAccessManager>

#include <functional>
#include <memory>
#include <optional>

namespace keychain {
class KeychainStore;
class MemoryStore;
} // namespace keychain
namespace members {
class SqliteDirectory;
}

namespace program {

class SystemSurroundings;

/// What a session stands on, put together for one configuration. Whatever takes time (the network,
/// the sandbox, the keychain's library, the database) is made or loaded when it is asked for first.
class Foundation final : public QObject
{
    Q_OBJECT
public:
    /// pluginFolder is where daemun-sandbox lies.
    Foundation(Configuration configuration, const QString &pluginFolder);
    ~Foundation() override;

    /// What the program that uses it adds to a session.
    struct Wishes
    {
        std::function<kakao::Result<session::UserAgent *>()> userAgent;
        std::function<void(const session::Member &)> eraseCache = {};
        std::chrono::milliseconds freshenDelay = std::chrono::seconds(1);
    };
    /// One at a time; the foundation must outlive it.
    [[nodiscard]] std::unique_ptr<session::Session> makeSession(const Wishes &wishes);

    /// With the servers of the built-in sandbox, once it runs.
    [[nodiscard]] const Configuration &configuration() const noexcept { return m_configuration; }
    /// Whether the servers are a stand-in on this computer.
    [[nodiscard]] bool isSandbox() const;
    [[nodiscard]] const session::Clock &clock() const noexcept { return m_clock; }
    [[nodiscard]] QNetworkAccessManager &network();
    [[nodiscard]] const kakao::ApiClient &api();
    /// Whether anything was made ready to talk to Kakao, or to its stand-in.
    [[nodiscard]] bool hasApi() const noexcept { return m_api.has_value(); }
    [[nodiscard]] keychain::KeychainStore &secrets() noexcept { return *m_secrets; }
    [[nodiscard]] members::SqliteDirectory &directory() noexcept { return *m_directory; }
    [[nodiscard]] SystemSurroundings &surroundings() noexcept { return *m_surroundings; }

Q_SIGNALS:
    /// From within api(): no sign-in will work.
    void sandboxFailed(const QString &reason);

private:
    void startSandbox();
    [[nodiscard]] session::UserAgentRequest agentRequest() const;
    [[nodiscard]] session::Vault unkeptVault();

    Configuration m_configuration;
    QString m_pluginFolder;
    // In the order of their making: what comes later uses what comes before.
    session::SystemClock m_clock;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::optional<kakao::ApiClient> m_api;
    std::unique_ptr<keychain::KeychainStore> m_secrets;
    std::unique_ptr<members::SqliteDirectory> m_directory;
    std::unique_ptr<keychain::MemoryStore> m_unkeptSecrets; ///< made when they are asked for
    std::unique_ptr<members::SqliteDirectory> m_unkeptDirectory;
    std::unique_ptr<SystemSurroundings> m_surroundings;
    QPointer<session::Session> m_session;
};

/// Lets what must not be cut off come to its end, for three seconds at most: before the end.
void finish(const session::Session &session);

} // namespace program
