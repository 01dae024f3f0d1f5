// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "childprocess.h"
#include "mappedclock.h"
#include "sandbox/server.h"
#include "session/account.h"
#include "support/keyring.h"

#include <QTemporaryDir>

#include <memory>

/// A computer on which several programs with the library are used, each in a process of its own,
/// beside a sandbox, a database and a keyring that are real. Its clock is everybody's.
class Computer final
{
public:
    explicit Computer(sandbox::Options options = {});

    /// A refresh token that every refresh replaces.
    [[nodiscard]] static sandbox::Options rotating();

    /// Starts a program. killAt: at which step it is to die.
    [[nodiscard]] std::unique_ptr<ChildProcess> start(const QStringList &commands, int killAt = 0,
                                                      const QStringList &options = {}) const;
    /// The next start of a program, until nothing is on its way any more: what it says.
    [[nodiscard]] std::unique_ptr<ChildProcess> startAgain() const;

    [[nodiscard]] qsizetype requestsTo(const QByteArray &path) const;
    /// Whether ryan@sandbox.test has agreed to share something with the app. Ask last: it logs in.
    [[nodiscard]] bool isLinked() const;
    [[nodiscard]] bool isGood(const QByteArray &accessToken) const;

    [[nodiscard]] QList<session::Account> accounts() const;
    [[nodiscard]] QList<session::Departure> departures() const;
    [[nodiscard]] bool isMember(qint64 kakaoId) const;
    [[nodiscard]] bool hasPhoto(qint64 kakaoId) const;
    /// Of the keyring: this computer's sessions, by the names of their entries.
    [[nodiscard]] QMap<QString, QByteArray> entries(const Keyring &keyring) const;

    MappedClock &clock() noexcept { return m_clock; }
    sandbox::Server &server() noexcept { return m_server; }

private:
    QTemporaryDir m_folder;
    MappedClock m_clock;
    sandbox::Server m_server;
    QString m_name; ///< of its server, in the keyring that all computers share
};

inline constexpr auto accessTokenLife = std::chrono::hours(6);
/// The Kakao id of ryan@sandbox.test, who signs in where nobody else is named.
inline constexpr qint64 ryan = 3141592653;
