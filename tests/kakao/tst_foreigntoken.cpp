// SPDX-License-Identifier: Apache-2.0
#include "kakao/apiclient.h"
#include "support/standinserver.h"

#include <QDebug>
#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QTest>

using kakao::ApiClient;
using kakao::Config;
using kakao::ErrorCode;
using kakao::Secret;
using kakao::TokenInfo;
using Answer = StandInServer::Answer;
using Manner = StandInServer::Manner;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray infoPath = "/v1/user/access_token_info";
const QByteArray userPath = "/v2/user/me";

} // namespace

/// Access tokens that somebody else hands over: nobody is believed to be the user of another
/// application.
class TestForeignToken : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void info_data();
    void info();
    void ours();
    void refused_data();
    void refused();
    void withoutAnAppIdNothingIsAsked();
    void aTokenThatBreaksOutIsNotSent();
    void givingUp();

private:
    [[nodiscard]] ApiClient client(qint64 appId = 1201317)
    {
        Config config;
        config.redirectUri = QUrl(u"http://127.0.0.1/cb"_s);
        config.kauthUrl = config.kapiUrl = m_server->url();
        config.appId = appId;
        return ApiClient(m_network, config);
    }

    std::unique_ptr<StandInServer> m_server;
    QNetworkAccessManager m_network;
};

void TestForeignToken::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_server = std::make_unique<StandInServer>();
    m_server->setAnswer(infoPath,
                        {.body = R"({"id":1376016924429759228,"expires_in":21599,"app_id":1201317,)"
                                 R"("expiresInMillis":21599000,"appId":1201317})"});
    m_server->setAnswer(userPath, {.body = R"({"id":1376016924429759228})"});
}

void TestForeignToken::info_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<TokenInfo>("info"); // no ids: the answer is refused
    const auto row = [](const char *tag, const QByteArray &body, const TokenInfo &info = {}) {
        QTest::newRow(tag) << body << info;
    };
    row("as Kakao sends it", R"({"id":1376016924429759228,"expires_in":7199,"app_id":1234})",
        {.kakaoId = 1376016924429759228, .appId = 1234, .life = 7199s});
    row("no life", R"({"id":1,"app_id":2})", {.kakaoId = 1, .appId = 2});
    row("life in text", R"({"id":1,"app_id":2,"expires_in":"5"})", {.kakaoId = 1, .appId = 2});
    row("spent life", R"({"id":1,"app_id":2,"expires_in":-5})", {.kakaoId = 1, .appId = 2});
    row("no app_id", R"({"id":1,"expires_in":7199})");
    row("the deprecated name only", R"({"id":1,"appId":2})");
    row("app_id of one inside", R"({"id":1,"x":{"app_id":2}})");
    row("app_id null", R"({"id":1,"app_id":null})");
    row("app_id with a fraction", R"({"id":1,"app_id":2.0})");
    row("app_id zero", R"({"id":1,"app_id":0})");
    row("no id", R"({"app_id":2})");
    row("list", "[]");
    row("garbage", "oops");
}

void TestForeignToken::info()
{
    QFETCH(const QByteArray, body);
    QFETCH(const TokenInfo, info);
    const auto parsed = kakao::parseTokenInfo(body);
    QCOMPARE(bool(parsed), info.kakaoId != 0);
    if (parsed)
        QCOMPARE(*parsed, info);
    else
        QCOMPARE(parsed.error().code, ErrorCode::InvalidAnswer);

    m_server->setAnswer(infoPath, {.body = body});
    const ApiClient api = client();
    const auto reply = api.fetchTokenInfo(Secret("the-token"));
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(bool(reply->result()), bool(parsed));
    QCOMPARE(m_server->requests().constLast().method, "GET");
    QCOMPARE(m_server->requests().constLast().target, infoPath);
    QCOMPARE(m_server->requests().constLast().header("Authorization"), "Bearer the-token");
}

void TestForeignToken::ours()
{
    const ApiClient api = client();
    const auto user = api.fetchUserOfForeignToken(Secret("the-token"));
    QTRY_VERIFY(user->isFinished());
    QVERIFY(user->result());
    QCOMPARE(user->result()->id, 1376016924429759228);
    QCOMPARE(m_server->requests().size(), 2);
    QCOMPARE(m_server->requests()[0].target, infoPath);
    QVERIFY(m_server->requests()[1].target.startsWith(userPath));
}

void TestForeignToken::refused_data()
{
    QTest::addColumn<Answer>("info");
    QTest::addColumn<Answer>("user");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<int>("requests");
    const auto row = [](const char *tag, const Answer &info, const Answer &user, ErrorCode code,
                        int requests) { QTest::newRow(tag) << info << user << code << requests; };
    const Answer ours{.body = R"({"id":7,"expires_in":1,"app_id":1201317})"};
    const Answer user{.body = R"({"id":7})"};
    const auto info = [](const QByteArray &body) { return Answer{.body = body}; };
    row("of another application", info(R"({"id":7,"expires_in":1,"app_id":1201318})"), user,
        ErrorCode::OtherApplication, 1);
    row("ours by the deprecated name only", info(R"({"id":7,"app_id":1201318,"appId":1201317})"),
        user, ErrorCode::OtherApplication, 1);
    row("nobody says whose", info(R"({"id":7,"expires_in":1})"), user, ErrorCode::InvalidAnswer, 1);
    row("dead", {.status = 401, .body = R"({"code":-401,"msg":"x"})"}, user, ErrorCode::Rejected,
        1);
    row("Kakao has a problem", {.status = 400, .body = R"({"code":-1})"}, user,
        ErrorCode::ServerFault, 1);
    row("page", {.body = "<html>"}, user, ErrorCode::CaptivePortal, 1);
    row("of another user", ours, {.body = R"({"id":8})"}, ErrorCode::WrongUser, 2);
    row("of no user", ours, {.body = "{}"}, ErrorCode::InvalidAnswer, 2);
    row("user cannot be had", ours, {.status = 500}, ErrorCode::ServerFault, 2);
}

void TestForeignToken::refused()
{
    QFETCH(const Answer, info);
    QFETCH(const Answer, user);
    QFETCH(const int, requests);
    m_server->setAnswer(infoPath, info);
    m_server->setAnswer(userPath, user);
    const ApiClient api = client();
    const auto reply = api.fetchUserOfForeignToken(Secret("the-token"));
    QTRY_VERIFY(reply->isFinished());
    QVERIFY(!reply->result());
    QTEST(reply->result().error().code, "code");
    QCOMPARE(m_server->requests().size(), requests);
    QVERIFY(!QDebug::toString(reply->result().error()).contains(u"the-token"));
}

void TestForeignToken::withoutAnAppIdNothingIsAsked()
{
    for (const qint64 appId : {0, -1}) {
        const ApiClient api = client(appId);
        const auto reply = api.fetchUserOfForeignToken(Secret("the-token"));
        QVERIFY(reply->isFinished());
        QCOMPARE(reply->result().error().code, ErrorCode::ConfigInvalid);
    }
    QCOMPARE(m_server->connectionsSeen(), 0);
}

void TestForeignToken::aTokenThatBreaksOutIsNotSent()
{
    const ApiClient api = client();
    const auto reply = api.fetchUserOfForeignToken(Secret("token\r\nX: y"));
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->result().error().code, ErrorCode::Rejected);
    QCOMPARE(m_server->connectionsSeen(), 0);
}

void TestForeignToken::givingUp()
{
    m_server->setAnswer(userPath, {.manner = Manner::Hang});
    const ApiClient api = client();
    const auto reply = api.fetchUserOfForeignToken(Secret("the-token"));
    QTRY_COMPARE(m_server->requests().size(), 2);
    reply->abort();
    QCOMPARE(reply->result().error().code, ErrorCode::Cancelled);
    QTRY_COMPARE(m_server->openConnections(), 0);
}

QTEST_GUILESS_MAIN(TestForeignToken)
#include "tst_foreigntoken.moc"
