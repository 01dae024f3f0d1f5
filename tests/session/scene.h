// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fakes.h"

#include "session/session.h"
#include "support/standinserver.h"

#include <QNetworkAccessManager>
#include <QSignalSpy>

Q_DECLARE_METATYPE(kakao::Error)

inline constexpr qint64 kakaoId = 1376016924429759228;
inline const QString entryKey = QStringLiteral("daemun/test/1376016924429759228");

/// A session over fakes, and a stand-in for Kakao that grants everything.
struct Scene
{
    Scene()
    {
        server.setAnswer("/oauth/token",
                         {.body = R"({"access_token":"A","refresh_token":"R","expires_in":21599,
                                       "token_type":"bearer","scope":"openid"})"});
        server.setAnswer("/v2/user/me", {.body = R"({"id":1376016924429759228,
            "kakao_account":{"profile":{"nickname":"Ryan"}}})"});
        server.setAnswer("/v1/user/logout", {.body = R"({"id":1376016924429759228})"});
    }

    [[nodiscard]] kakao::Config config() const
    {
        kakao::Config config;
        config.clientId = QStringLiteral("key");
        config.redirectUri = QUrl(QStringLiteral("http://127.0.0.1:52525/kakao/callback"));
        config.kauthUrl = config.kapiUrl = server.url();
        return config;
    }

    void storeSession()
    {
        directory.mark = directory.member.kakaoId = kakaoId;
        secrets.entries.insert(entryKey,
                               session::serialize({.sessionToken = kakao::Secret("session-token"),
                                                   .accessToken = kakao::Secret("A")}));
    }

    [[nodiscard]] qsizetype requestsTo(const QByteArray &path) const
    {
        return std::count_if(server.requests().begin(), server.requests().end(),
                             [&](const auto &request) { return request.target.startsWith(path); });
    }

    StandInServer server;
    QNetworkAccessManager network;
    kakao::ApiClient api{network, config()};
    FakeUserAgent agent;
    FakeSecretStore secrets;
    FakeDirectory directory;
    FixedClock clock;
    std::optional<kakao::Error> noAgent;
    session::Session session{{.api = [this]() -> const kakao::ApiClient & { return api; },
                              .directory = directory,
                              .secrets = secrets,
                              .clock = clock,
                              .userAgent = [this]() -> kakao::Result<session::UserAgent *> {
                                  if (noAgent)
                                      return *noAgent;
                                  return &agent;
                              }},
                             {.server = QStringLiteral("test"),
                              .agentRequest = [] { return session::UserAgentRequest(); },
                              .language = [] { return QLocale::Korean; }}};
    QSignalSpy failed{&session, &session::Session::failed};
};
