// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctl.h"
#include "sandbox/server.h"

#include <QTemporaryDir>

#include <memory>

/// A computer with a data folder of its own, beside a sandbox. The keyring, where there is one, is
/// everybody's.
class Desk final
{
public:
    /// daemunctl has a redirect URI of its own, beside those in options.
    explicit Desk(sandbox::Options options = {});

    /// For a redirect URI: a port that nobody has, another one each time.
    [[nodiscard]] static quint16 freePort();

    [[nodiscard]] std::unique_ptr<Ctl> start(const QStringList &arguments,
                                             Ctl::On on = Ctl::On::Pipes) const;
    /// Signs somebody in, with the browser that start() has not opened. False when that failed.
    [[nodiscard]] bool signIn(const QByteArray &person = "ryan@sandbox.test",
                              const QStringList &options = {}) const;
    /// As a browser does that is led to link and back: logs in and agrees. The redirect, which was
    /// followed, or nothing.
    QByteArray visit(const QByteArray &link, const QByteArray &person = "ryan@sandbox.test") const;
    /// The same without following the redirect.
    [[nodiscard]] QByteArray logIn(const QByteArray &link, const QByteArray &person) const;

    [[nodiscard]] qsizetype requestsTo(const QByteArray &path) const;
    [[nodiscard]] sandbox::Server &server() const noexcept { return *m_server; }
    [[nodiscard]] QString redirectUri() const { return m_redirectUri; }

    QProcessEnvironment environment; ///< of those to start

private:
    QTemporaryDir m_folder;
    QString m_redirectUri;
    std::unique_ptr<sandbox::Server> m_server;
};
