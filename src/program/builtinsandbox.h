// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QUrl>
#include <QtPlugin>

#include <optional>

namespace program {

/// The sandbox inside the program, as a plugin: a start that needs no server is not to pay for one
/// (a web server, OpenSSL, and their threads).
class BuiltInSandbox
{
public:
    virtual ~BuiltInSandbox() = default;

    /// Serves on a free loopback port, with these redirect URIs registered. It remembers in
    /// stateFile who signed in; empty: for as long as it runs. The reason when it cannot.
    [[nodiscard]] virtual std::optional<QString> start(const QString &redirectUri,
                                                       const QString &logoutRedirectUri,
                                                       const QString &stateFile) = 0;
    /// Its threads have ended when this returns.
    virtual void stop() = 0;
    /// Empty unless it runs.
    [[nodiscard]] virtual QUrl url() const = 0;
    [[nodiscard]] virtual QString clientId() const = 0;
};

} // namespace program

Q_DECLARE_INTERFACE(program::BuiltInSandbox, "daemun.program.BuiltInSandbox/4")
