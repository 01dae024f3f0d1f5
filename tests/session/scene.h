// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fakes.h"

#include "session/session.h"
#include "support/standinserver.h"

#include <QNetworkAccessManager>
#include <QSignalSpy>

Q_DECLARE_METATYPE(kakao::Error)

inline constexpr qint64 kakaoId = 1376016924429759228;
inline const QString entryName = QStringLiteral("1376016924429759228.test");
inline const QString entryKey = QStringLiteral("daemun/test/1376016924429759228.test");

/// A session over fakes, and a stand-in for Kakao that grants everything.
struct Scene
{
    /// Without a delay a restored session is freshened at once; by default it is not in a test.
    explicit Scene(std::chrono::milliseconds delay = std::chrono::hours(1)) : freshenDelay(delay)
    {
        server.setAnswer("/oauth/token",
                         {.body = R"({"access_token":"A","refresh_token":"R","expires_in":21599,
                                       "token_type":"bearer","scope":"openid"})"});
        server.setAnswer("/v2/user/me", {.body = R"({"id":1376016924429759228,
            "kakao_account":{"profile":{"nickname":"Ryan"}}})"});
        server.setAnswer("/v1/user/logout", {.body = R"({"id":1376016924429759228})"});
        server.setAnswer("/v1/user/unlink", {.body = R"({"id":1376016924429759228})"});
    }

    [[nodiscard]] kakao::Config config() const
    {
        kakao::Config config;
        config.clientId = QStringLiteral("key");
        config.redirectUri = QUrl(QStringLiteral("http://127.0.0.1:52525/kakao/callback"));
        config.kauthUrl = config.kapiUrl = server.url();
        return config;
    }

    /// From now on Kakao is looked for elsewhere, or waited for less long.
    void ask(const QUrl &elsewhere, std::chrono::milliseconds deadline = std::chrono::seconds(15))
    {
        kakao::Config changed = config();
        changed.kauthUrl = changed.kapiUrl = elsewhere;
        changed.deadline = deadline;
        otherApi.emplace(network, changed);
    }

    /// As a sign-in of before left it, with an access token that is good for an hour.
    void storeSession(const kakao::Secret &sessionToken = kakao::Secret("session-token"))
    {
        directory.member.kakaoId = kakaoId;
        directory.member.nickname = QStringLiteral("Ryan");
        directory.accountsKept.add(kakaoId, entryName, clock.now());
        secrets.entries.insert(entryKey,
                               session::serialize({.sessionToken = sessionToken,
                                                   .accessToken = kakao::Secret("A"),
                                                   .refreshToken = kakao::Secret("R"),
                                                   .accessExpiresAt = clock.now().addSecs(3600)}));
    }

    /// What the secret store has of the account; nothing when it has nothing.
    [[nodiscard]] std::optional<session::StoredSession> stored() const
    {
        const session::Account *account =
            const_cast<FakeAccounts &>(directory.accountsKept).find(kakaoId);
        const QString key =
            account ? session::secretKey(QStringLiteral("test"), account->entry) : QString();
        if (!secrets.entries.contains(key))
            return std::nullopt;
        const auto entry = session::parseStoredSession(secrets.entries.value(key));
        return entry ? std::optional(*entry) : std::nullopt;
    }

    [[nodiscard]] qsizetype requestsTo(const QByteArray &path) const
    {
        return std::count_if(server.requests().begin(), server.requests().end(),
                             [&](const auto &request) { return request.target.startsWith(path); });
    }

    std::chrono::milliseconds freshenDelay;
    StandInServer server;
    QNetworkAccessManager network;
    kakao::ApiClient api{network, config()};
    std::optional<kakao::ApiClient> otherApi; ///< see ask()
    FakeUserAgent agent;
    FakeSecretStore secrets;
    FakeDirectory directory;
    FakeDirectory memory; ///< of those who do not want to be kept
    FakeClock clock;
    session::Surroundings surroundings;
    std::optional<kakao::Error> noAgent;
    QList<qint64> erased; ///< whose cache went, by Kakao id
    session::Session session{
        {.api = [this]() -> const kakao::ApiClient & { return otherApi ? *otherApi : api; },
         .kept = {.directory = &directory, .secrets = &secrets},
         .unkept = [this] { return session::Vault{.directory = &memory}; },
         .clock = clock,
         .surroundings = surroundings,
         .userAgent = [this]() -> kakao::Result<session::UserAgent *> {
             if (noAgent)
                 return *noAgent;
             return &agent;
         }},
        {.server = QStringLiteral("test"),
         .agentRequest = [] { return session::UserAgentRequest(); },
         .language = [] { return QLocale::Korean; },
         .freshenDelay = freshenDelay,
         .eraseCache = [this](const session::Member &member) { erased << member.kakaoId; }}};
    QSignalSpy failed{&session, &session::Session::failed};
};
