// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/foundation.h"
#include "program/configuration.h"
#include "program/keptpictures.h"

namespace program {

class BuiltInSandbox;

/// The foundation of our own programs: for one configuration, and with the built-in sandbox where
/// that says so.
class Foundation final : public QObject
{
    Q_OBJECT
public:
    /// pluginFolder is where daemun-sandbox lies.
    Foundation(Configuration configuration, const QString &pluginFolder);
    ~Foundation() override;

    using Wishes = foundation::Foundation::Wishes;
    /// One at a time; the foundation must outlive it. The pictures of whoever leaves are erased,
    /// and wishes.eraseCache is called besides.
    [[nodiscard]] std::unique_ptr<session::Session> makeSession(Wishes wishes);

    /// With the servers of the built-in sandbox, once it runs.
    [[nodiscard]] const Configuration &configuration() const noexcept { return m_configuration; }
    /// Of this server's members.
    [[nodiscard]] KeptPictures pictures() const;
    /// Whether the servers are a stand-in on this computer.
    [[nodiscard]] bool isSandbox() const;
    [[nodiscard]] const session::Clock &clock() const noexcept { return m_parts.clock(); }
    [[nodiscard]] QNetworkAccessManager &network() { return m_parts.network(); }
    [[nodiscard]] const kakao::ApiClient &api() { return m_parts.api(); }
    /// Whether anything was made ready to talk to Kakao, or to its stand-in.
    [[nodiscard]] bool hasApi() const noexcept { return m_parts.hasApi(); }
    [[nodiscard]] keychain::KeychainStore &secrets() noexcept { return m_parts.secrets(); }
    [[nodiscard]] members::SqliteDirectory &directory() noexcept { return m_parts.directory(); }
    [[nodiscard]] foundation::SystemSurroundings &surroundings() noexcept
    {
        return m_parts.surroundings();
    }

Q_SIGNALS:
    /// From within api(): no sign-in will work.
    void sandboxFailed(const QString &reason);

private:
    void startSandbox(kakao::Config &kakao);

    Configuration m_configuration;
    QString m_pluginFolder;
    BuiltInSandbox *m_sandbox = nullptr; ///< while it runs
    foundation::Foundation m_parts;
};

} // namespace program
