// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fakes.h"

#include "session/authorizedcall.h"
#include "support/standinserver.h"

#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <vector>

Q_DECLARE_METATYPE(kakao::Error)

/// A token keeper with its store, and a stand-in for Kakao whose every answer the test decides.
///
/// The entry is that of an account that signed in just now: access token A for 6 hours, refresh
/// token R for 60 days. A refresh brings A2, without another refresh token.
struct TokenStage
{
    using Answer = StandInServer::Answer;
    using Manner = StandInServer::Manner;

    explicit TokenStage(std::chrono::milliseconds deadline = std::chrono::seconds(15))
        : api(network, config(deadline))
    {
        setAnswers({refreshed("A2")});
        store(fresh());
        keeper = makeKeeper();
    }

    [[nodiscard]] session::StoredSession fresh() const
    {
        return {.sessionToken = kakao::Secret("S"),
                .accessToken = kakao::Secret("A"),
                .refreshToken = kakao::Secret("R"),
                .accessExpiresAt = clock.now().addSecs(accessLife.count()),
                .refreshExpiresAt = clock.now().addDays(60),
                .scopes = {QStringLiteral("openid"), QStringLiteral("profile_nickname")}};
    }

    /// What the token endpoint grants; with a refresh token the one that was used is dead.
    [[nodiscard]] static Answer refreshed(const QByteArray &access, const QByteArray &refresh = {},
                                          Manner manner = Manner::Whole)
    {
        QByteArray body =
            R"({"token_type":"bearer","expires_in":21599,"access_token":")" + access + '"';
        if (!refresh.isEmpty())
            body += R"(,"refresh_token_expires_in":5183999,"refresh_token":")" + refresh + '"';
        return {.body = body + '}', .manner = manner};
    }
    [[nodiscard]] static Answer deadRefreshToken()
    {
        return {.status = 400, .body = R"({"error":"invalid_grant","error_code":"KOE322",
                            "error_description":"expired_or_invalid_refresh_token"})"};
    }
    void setAnswers(const QList<Answer> &answers) { server.setAnswers("/oauth/token", answers); }

    /// As another process would.
    void store(const session::StoredSession &entry)
    {
        secrets.entries.insert(key, session::serialize(entry));
    }
    [[nodiscard]] session::StoredSession stored() const
    {
        const auto entry = session::parseStoredSession(secrets.entries.value(key));
        return entry ? *entry : session::StoredSession();
    }

    /// By the clock of the store's process.
    [[nodiscard]] std::unique_ptr<session::TokenKeeper> makeKeeper(const QString &lockFile = {})
    {
        return std::make_unique<session::TokenKeeper>(
            session::TokenKeeper::Ports{[this]() -> const kakao::ApiClient & { return api; },
                                        &secrets, clock},
            session::TokenKeeper::Place{.key = key, .lockFile = lockFile}, stored());
    }
    void expire() { clock.pass(accessLife); }

    [[nodiscard]] qsizetype requestsTo(const QByteArray &path) const
    {
        return std::count_if(server.requests().begin(), server.requests().end(),
                             [&](const auto &request) { return request.target.startsWith(path); });
    }
    /// How often Kakao was asked for tokens.
    [[nodiscard]] qsizetype refreshes() const { return requestsTo("/oauth/token"); }
    /// The refresh token that was sent last.
    [[nodiscard]] QByteArray sent() const
    {
        const QUrlQuery form(QString::fromLatin1(server.requests().constLast().body));
        return form.queryItemValue(QStringLiteral("refresh_token")).toLatin1();
    }

    static constexpr std::chrono::seconds accessLife = std::chrono::hours(6);
    const QString key = QStringLiteral("daemun/test/7.x");
    StandInServer server;
    QNetworkAccessManager network;
    kakao::ApiClient api;
    FakeSecretStore secrets;
    FakeClock clock;
    std::unique_ptr<session::TokenKeeper> keeper;

private:
    [[nodiscard]] kakao::Config config(std::chrono::milliseconds deadline) const
    {
        kakao::Config config;
        config.clientId = QStringLiteral("key");
        config.redirectUri = QUrl(QStringLiteral("http://127.0.0.1:52525/kakao/callback"));
        config.kauthUrl = config.kapiUrl = server.url();
        config.deadline = deadline;
        return config;
    }
};

/// A refusal as outcome() writes it.
[[nodiscard]] inline QByteArray refusal(kakao::ErrorCode code)
{
    return "error " + QByteArray::number(static_cast<int>(code));
}

/// What a reply comes to, for a comparison: the token, or the refusal.
[[nodiscard]] inline QByteArray outcome(const kakao::ReplyPtr<kakao::Secret> &reply)
{
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, 10'000))
        return "nothing";
    return reply->result() ? reply->result()->reveal() : refusal(reply->result().error().code);
}

using Tokens = std::vector<kakao::ReplyPtr<kakao::Secret>>;

[[nodiscard]] inline Tokens ask(session::TokenKeeper &keeper, int callers)
{
    Tokens tokens;
    for (int i = 0; i < callers; ++i)
        tokens.push_back(keeper.accessToken());
    return tokens;
}

inline void allGet(const Tokens &tokens, const QByteArray &expected)
{
    for (const auto &token : tokens)
        QCOMPARE(outcome(token), expected);
}
