// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fakes.h"

#include "members/sqlitedirectory.h"
#include "sandbox/server.h"
#include "session/session.h"
#include "support/visitoragent.h"

#include <QDirIterator>
#include <QNetworkAccessManager>
#include <QTemporaryDir>

#include <atomic>

/// A clock for the sandbox's threads and for the session, moved as one.
class SharedClock final : public session::Clock
{
public:
    QDateTime now() const override
    {
        return QDateTime::fromMSecsSinceEpoch(m_wall + m_error, Qt::UTC);
    }
    /// Kakao's time: what now() would be if the computer's clock were right.
    [[nodiscard]] QDateTime trueNow() const
    {
        return QDateTime::fromMSecsSinceEpoch(m_wall, Qt::UTC);
    }
    std::chrono::milliseconds elapsed() const override
    {
        return std::chrono::milliseconds(m_elapsed.load());
    }
    void pass(std::chrono::milliseconds time)
    {
        m_wall += time.count();
        m_elapsed += time.count();
    }
    /// The computer sleeps: only the wall's clock goes on.
    void sleep(std::chrono::milliseconds time) { m_wall += time.count(); }
    /// Somebody sets the computer's clock: so far ahead of Kakao's (negative: behind).
    void setWrong(std::chrono::milliseconds error) { m_error = error.count(); }

private:
    std::atomic<qint64> m_wall = 1'700'000'000'000;
    std::atomic<qint64> m_elapsed = 0;
    std::atomic<qint64> m_error = 0;
};

/// A computer on which a program with the library is used, closed and opened again, beside a real
/// sandbox, a real database and a secret store that obeys the test.
class Life
{
public:
    explicit Life(sandbox::Options options = {})
        : server([&] {
              options.redirectUris = {app::redirectUri};
              options.now = [this] { return clock.trueNow(); };
              return options;
          }())
    {
        if (const auto problem = server.start())
            qFatal("sandbox: %s", qPrintable(*problem));
    }

    [[nodiscard]] kakao::Config config() const
    {
        kakao::Config config;
        config.clientId = QStringLiteral("sandbox");
        config.redirectUri = QUrl(app::redirectUri);
        config.kauthUrl = config.kapiUrl = server.url();
        config.deadline = deadline;
        return config;
    }

    /// Starts the program; what runs is closed first.
    session::Session &open(std::chrono::milliseconds freshenDelay = std::chrono::hours(1))
    {
        close();
        network = std::make_unique<QNetworkAccessManager>();
        api.emplace(*network, config());
        directory = std::make_unique<members::SqliteDirectory>(data.path(), QStringLiteral("test"),
                                                               secrets, clock);
        session = std::make_unique<session::Session>(
            session::Session::Ports{
                .api = [this]() -> const kakao::ApiClient & { return *api; },
                .kept = {.directory = directory.get(), .secrets = &secrets},
                .unkept =
                    [this] {
                        memory = std::make_unique<members::SqliteDirectory>(
                            data.path(), QStringLiteral("test"), memorySecrets, clock,
                            members::SqliteDirectory::Options{.isInMemory = true});
                        return session::Vault{.directory = memory.get(), .secrets = &memorySecrets};
                    },
                .clock = clock,
                .surroundings = surroundings,
                .userAgent = [this]() -> kakao::Result<session::UserAgent *> { return &agent; }},
            session::Session::Options{
                .server = QStringLiteral("test"),
                .agentRequest = [] { return session::UserAgentRequest(); },
                .lockFolder = data.path(),
                .freshenDelay = freshenDelay,
                .eraseCache = [this](const session::Member &member) { erased << member.kakaoId; }});
        api->onServerTime([this](const QDateTime &time) {
            if (session)
                session->hearServerTime(time);
        });
        return *session;
    }

    [[nodiscard]] qsizetype requestsTo(const QByteArray &path) const
    {
        const auto requests = server.requests();
        return std::count_if(requests.begin(), requests.end(),
                             [&](const auto &request) { return request.path == path; });
    }

    /// Every file of the data folder with its bytes.
    [[nodiscard]] QMap<QString, QByteArray> files() const
    {
        QMap<QString, QByteArray> all;
        QDirIterator found(data.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (found.hasNext()) {
            QFile file(found.next());
            if (file.open(QIODevice::ReadOnly))
                all.insert(file.fileName(), file.readAll());
        }
        return all;
    }

    void close()
    {
        session.reset();
        memory.reset();
        directory.reset();
        api.reset();
        network.reset();
    }

    std::chrono::milliseconds deadline = std::chrono::seconds(15); ///< from the next open() on
    SharedClock clock;
    session::Surroundings surroundings;
    QTemporaryDir data;
    sandbox::Server server;
    FakeSecretStore secrets;
    FakeSecretStore memorySecrets; ///< of those who do not want to be kept
    QList<qint64> erased;          ///< whose cache went, by Kakao id
    VisitorAgent agent;
    std::unique_ptr<QNetworkAccessManager> network;
    std::optional<kakao::ApiClient> api;
    std::unique_ptr<members::SqliteDirectory> directory;
    std::unique_ptr<members::SqliteDirectory> memory;
    std::unique_ptr<session::Session> session;
};
