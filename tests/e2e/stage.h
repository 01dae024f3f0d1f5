// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "person.h"

#include "sandbox/server.h"

#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

/// A sandbox, a data folder, and the application between them; it can be closed and opened again.
///
/// The redirect URI's port is listened on: nothing may ever arrive there, unless it is freed.
class Stage final
{
public:
    explicit Stage(sandbox::Options options = {});

    /// Starts the application; more are further command-line options.
    void open(const QStringList &more = {});
    void close();
    /// Lets the application have the redirect URI's port.
    void freeRedirectPort() { m_redirectPort.close(); }

    QString pluginFolder; ///< where the next application finds the web view
    std::chrono::milliseconds loginTimeLimit = std::chrono::minutes(10); ///< of the next one

    [[nodiscard]] Person &person() { return *m_person; }
    [[nodiscard]] session::Session &session() { return m_application->session(); }
    [[nodiscard]] desktop::MainWindow &window() { return m_application->window(); }
    [[nodiscard]] sandbox::Server &server() { return m_server; }
    [[nodiscard]] QString redirectUri() const;
    [[nodiscard]] QString logoutRedirectUri() const;
    /// Every file of the data folder with its bytes.
    [[nodiscard]] QMap<QString, QByteArray> files() const;
    [[nodiscard]] QString databaseFile() const;
    [[nodiscard]] QString serverName() const;
    /// How many members the database has.
    [[nodiscard]] int memberCount() const;
    /// True once the member's photo is on disk.
    [[nodiscard]] bool keepsPhoto() const;
    /// True when the redirect URI's port saw a connection.
    [[nodiscard]] bool redirectLeaked() { return m_redirectPort.hasPendingConnections(); }

    [[nodiscard]] qsizetype requestsTo(const QByteArray &path) const;
    /// Keeps a picture of the windows for whoever wants to look.
    void photograph(const QString &name);

private:
    QTcpServer m_redirectPort;
    quint16 m_redirectPortNumber = 0;
    QTemporaryDir m_data;
    sandbox::Server m_server;
    std::unique_ptr<desktop::Application> m_application;
    std::optional<Person> m_person;
};
