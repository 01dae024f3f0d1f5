// SPDX-License-Identifier: Apache-2.0
#include "kakao/apiclient.h"
#include "support/standinserver.h"

#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QTest>

using kakao::ApiClient;
using kakao::Config;
using kakao::ErrorCode;
using kakao::Secret;
using kakao::Tokens;
using Answer = StandInServer::Answer;
using Manner = StandInServer::Manner;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A refresh token may be dead as soon as it is sent: what is sent, how often, and what is known
/// when no answer comes.
class TestTokenRefresh : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_network.clearConnectionCache(); // no test inherits an idle connection
    }
    void theRequest_data();
    void theRequest();
    void aNewAccessTokenAlone();
    void anAnswerThatRotates();
    void refused_data();
    void refused();
    void whatIsKnownWithoutAnAnswer_data();
    void whatIsKnownWithoutAnAnswer();
    void nothingWasSent();

private:
    [[nodiscard]] Config config(std::chrono::milliseconds deadline = 10s) const
    {
        return {.clientId = u"rest-key"_s,
                .clientSecret = {},
                .redirectUri = QUrl(u"http://127.0.0.1:52525/cb"_s),
                .scopes = {u"openid"_s, u"account_email"_s},
                .kauthUrl = m_server.url(),
                .kapiUrl = m_server.url(),
                .deadline = deadline};
    }
    /// What a refresh comes to, or Cancelled when it never ends.
    kakao::Result<Tokens> refreshed(const Config &config, const QByteArray &token = "refresh-1")
    {
        const auto reply = ApiClient(m_network, config).refresh(Secret(token));
        if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }))
            return kakao::Error{.code = ErrorCode::Cancelled, .detail = u"never finished"_s};
        return reply->result();
    }

    StandInServer m_server;
    QNetworkAccessManager m_network;
};

void TestTokenRefresh::theRequest_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("body");

    const QByteArray front = "grant_type=refresh_token&client_id=rest-key&refresh_token=";
    QTest::newRow("public client") << QByteArray() << QByteArray("r-_1") << front + "r-_1";
    QTest::newRow("client secret")
        << QByteArray("s+/") << QByteArray("r") << front + "r&client_secret=s%2B%2F";
    QTest::newRow("delimiters") << QByteArray() << QByteArray("a+b&scope=c")
                                << front + "a%2Bb%26scope%3Dc";
}

void TestTokenRefresh::theRequest()
{
    QFETCH(const QByteArray, secret);
    QFETCH(const QByteArray, token);
    m_server.setAnswer("/oauth/token", {.body = R"({"access_token":"A"})"});
    Config asked = config();
    asked.clientSecret = Secret(secret);
    QVERIFY(refreshed(asked, token));

    const auto request = m_server.requests().constLast();
    QCOMPARE(request.method, "POST");
    QCOMPARE(request.target, "/oauth/token");
    QCOMPARE(request.header("Content-Type"), "application/x-www-form-urlencoded;charset=utf-8");
    QCOMPARE(request.header("Authorization"), QByteArray()); // Kakao does not read HTTP Basic
    QTEST(request.body, "body");
}

void TestTokenRefresh::aNewAccessTokenAlone()
{
    m_server.setAnswer(
        "/oauth/token",
        {.body = R"({"token_type":"bearer","access_token":"A2","expires_in":21599})"});
    const auto tokens = refreshed(config());
    QVERIFY(tokens);
    QCOMPARE(tokens->access.reveal(), "A2");
    QCOMPARE(tokens->accessLife, 21599s);
    QVERIFY(tokens->refresh.isEmpty());
    QCOMPARE(tokens->refreshLife, 0s);
    QVERIFY(tokens->scopes.isEmpty());
}

void TestTokenRefresh::anAnswerThatRotates()
{
    m_server.setAnswer("/oauth/token",
                       {.body = R"({"token_type":"bearer","access_token":"A2","expires_in":21599,)"
                                R"("refresh_token":"R2","refresh_token_expires_in":5183999})"});
    const auto tokens = refreshed(config());
    QVERIFY(tokens);
    QCOMPARE(tokens->access.reveal(), "A2");
    QCOMPARE(tokens->refresh.reveal(), "R2");
    QCOMPARE(tokens->refreshLife, 5183999s);
}

void TestTokenRefresh::refused_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<bool>("endsSession");

    QTest::newRow("dead") << 400
                          << QByteArray(
                                 R"({"error":"invalid_grant","error_code":"KOE322",)"
                                 R"("error_description":"expired_or_invalid_refresh_token"})")
                          << ErrorCode::Rejected << true;
    QTest::newRow("too many") << 400
                              << QByteArray(
                                     R"({"error":"invalid_request","error_code":"KOE237",)"
                                     R"("error_description":"token request rate limit exceeded"})")
                              << ErrorCode::RateLimited << false;
    QTest::newRow("wrong secret") << 401
                                  << QByteArray(
                                         R"({"error":"invalid_client","error_code":"KOE010"})")
                                  << ErrorCode::Rejected << false;
    QTest::newRow("gateway") << 502 << QByteArray("<html>Bad Gateway") << ErrorCode::ServerFault
                             << false;
}

void TestTokenRefresh::refused()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    m_server.setAnswer("/oauth/token", {.status = status, .body = body});
    const auto tokens = refreshed(config());
    QVERIFY(!tokens);
    QTEST(tokens.error().code, "code");
    QTEST(tokens.error().endsSession, "endsSession");
    QVERIFY(!tokens.error().mayHaveHappened());
}

void TestTokenRefresh::whatIsKnownWithoutAnAnswer_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<std::chrono::milliseconds>("deadline");
    QTest::addColumn<ErrorCode>("code");

    const QByteArray granted = R"({"access_token":"A","refresh_token":"R"})";
    const QByteArray twice = granted + QByteArray(granted.size(), ' '); // half of it is an answer
    const auto row = [](const char *tag, const Answer &answer, ErrorCode code,
                        std::chrono::milliseconds deadline = 10s) {
        QTest::newRow(tag) << answer << deadline << code;
    };
    row("closed before the answer", {.manner = Manner::Close}, ErrorCode::OutcomeUnknown);
    row("cut within the answer", {.body = granted, .manner = Manner::Cut},
        ErrorCode::InvalidAnswer);
    row("cut behind the tokens", {.body = twice, .manner = Manner::Cut}, ErrorCode::InvalidAnswer);
    row("silence", {.manner = Manner::Hang}, ErrorCode::Timeout, 100ms);
    row("too slow", {.body = QByteArray(10'000, ' '), .manner = Manner::Drip}, ErrorCode::Timeout,
        100ms);
    row("half a grant", {.body = R"({"refresh_token":"R"})"}, ErrorCode::InvalidAnswer);
    row("nothing", {.body = {}}, ErrorCode::InvalidAnswer);
}

void TestTokenRefresh::whatIsKnownWithoutAnAnswer()
{
    QFETCH(const Answer, answer);
    QFETCH(const std::chrono::milliseconds, deadline);
    m_server.setAnswer("/oauth/token", answer);
    const qsizetype requests = m_server.requests().size();
    const auto tokens = refreshed(config(deadline));
    QVERIFY(!tokens);
    QTEST(tokens.error().code, "code");
    QVERIFY(tokens.error().mayHaveHappened());
    QVERIFY(!tokens.error().endsSession);
    m_network.clearConnectionCache();
    QTRY_COMPARE(m_server.openConnections(), 0); // so no second request is on its way
    QCOMPARE(m_server.requests().size(), requests + 1);
}

void TestTokenRefresh::nothingWasSent()
{
    Config nowhere = config();
    {
        const StandInServer gone;
        nowhere.kauthUrl = gone.url();
    }
    const auto tokens = refreshed(nowhere);
    QVERIFY(!tokens);
    QCOMPARE(tokens.error().code, ErrorCode::Offline);
    QVERIFY(!tokens.error().mayHaveHappened());
}

QTEST_GUILESS_MAIN(TestTokenRefresh)
#include "tst_tokenrefresh.moc"
