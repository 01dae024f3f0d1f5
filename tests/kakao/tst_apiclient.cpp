// SPDX-License-Identifier: Apache-2.0
#include "kakao/apiclient.h"
#include "support/standinserver.h"

#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <functional>
#include <memory>

using kakao::ApiClient;
using kakao::Config;
using kakao::ErrorCode;
using kakao::Secret;
using namespace Qt::StringLiterals;

using AnyCall = std::function<std::shared_ptr<kakao::PendingReply>(const ApiClient &)>;
using EndingCall = kakao::ReplyPtr<kakao::Done> (ApiClient::*)(const Secret &) const;

class TestApiClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_network.clearConnectionCache(); // no test inherits an idle connection
        m_server.hangUp();
        QTRY_COMPARE(m_server.openConnections(), 0);
    }
    void exchange();
    void N5_theClientSecretReplacesNoVerifier();
    void aCodeArrivesAsItIs_data();
    void aCodeArrivesAsItIs();
    void B5_noSecretInAnAddress_data();
    void B5_noSecretInAnAddress();
    void fetchUser();
    void whatEndsTokens_data();
    void whatEndsTokens();
    void pathPrefixesStay();
    void anOddTokenIsNotSent_data();
    void anOddTokenIsNotSent();
    void theConnectionMadeAheadIsUsed_data();
    void theConnectionMadeAheadIsUsed();
    void bothServersAreConnectedAhead();
    void aConnectionLostMeanwhileIsMadeAnew();
    void oneConnectionServesEveryCall();
    void aServerThatIsNotThereIsNoTrouble();

private:
    [[nodiscard]] static Config configFor(const StandInServer &server)
    {
        return {.clientId = u"rest-key"_s,
                .clientSecret = {},
                .redirectUri = QUrl(u"http://127.0.0.1:52525/cb?a=b"_s),
                .scopes = {},
                .kauthUrl = server.url(),
                .kapiUrl = server.url()};
    }
    [[nodiscard]] static StandInServer::Answer tokens()
    {
        return {.body = R"({"token_type":"bearer","access_token":"A","expires_in":21599})"};
    }

    StandInServer m_server;
    QNetworkAccessManager m_network;
};

void TestApiClient::exchange()
{
    m_server.setAnswer("/oauth/token", tokens());
    const ApiClient api(m_network, configFor(m_server));
    const auto reply = api.exchange(Secret("code-1"), Secret("verifier-1"));
    QVERIFY(!reply->isFinished());
    QTRY_VERIFY(reply->isFinished());
    QVERIFY(reply->result());
    QCOMPARE(reply->result()->access.reveal(), "A");

    const auto request = m_server.requests().constLast();
    QCOMPARE(request.method, "POST");
    QCOMPARE(request.target, "/oauth/token");
    QCOMPARE(request.header("Content-Type"), "application/x-www-form-urlencoded;charset=utf-8");
    QCOMPARE(request.header("Authorization"), QByteArray()); // Kakao does not read HTTP Basic
    QCOMPARE(request.body,
             "grant_type=authorization_code&client_id=rest-key"
             "&redirect_uri=http%3A%2F%2F127.0.0.1%3A52525%2Fcb%3Fa%3Db"
             "&code=code-1&code_verifier=verifier-1");
}

void TestApiClient::N5_theClientSecretReplacesNoVerifier()
{
    m_server.setAnswer("/oauth/token", tokens());
    Config config = configFor(m_server);
    config.clientSecret = Secret("s+e/c=r&t");
    const auto reply = ApiClient(m_network, config).exchange(Secret("c"), Secret("v"));
    QTRY_VERIFY(reply->isFinished());
    QVERIFY(m_server.requests().constLast().body.endsWith(
        "&code_verifier=v&client_secret=s%2Be%2Fc%3Dr%26t"));
}

void TestApiClient::aCodeArrivesAsItIs_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("sent");

    QTest::newRow("delimiters") << QByteArray("a+b/c=d&e%20;f")
                                << QByteArray("a%2Bb%2Fc%3Dd%26e%2520%3Bf");
    QTest::newRow("unreserved") << QByteArray("aZ09-._~") << QByteArray("aZ09-._~");
}

void TestApiClient::aCodeArrivesAsItIs()
{
    QFETCH(const QByteArray, code);
    QFETCH(const QByteArray, sent);
    m_server.setAnswer("/oauth/token", tokens());
    const ApiClient api(m_network, configFor(m_server));
    const auto reply = api.exchange(Secret(code), Secret("v"));
    QTRY_VERIFY(reply->isFinished());
    QVERIFY(m_server.requests().constLast().body.contains("&code=" + sent + "&"));
}

void TestApiClient::B5_noSecretInAnAddress_data()
{
    QTest::addColumn<AnyCall>("call");
    QTest::addColumn<bool>("isBearer"); // else it goes into the form
    const auto row = [](const char *tag, bool isBearer, auto call) {
        QTest::newRow(tag) << AnyCall([call](const ApiClient &api) {
            return std::shared_ptr<kakao::PendingReply>(call(api));
        }) << isBearer;
    };
    const Secret token("the-very-secret");
    row("the code", false, [=](const ApiClient &api) { return api.exchange(token, token); });
    row("a refresh", false, [=](const ApiClient &api) { return api.refresh(token); });
    row("the user", true, [=](const ApiClient &api) { return api.fetchUser(token); });
    row("whose token it is", true, [=](const ApiClient &api) { return api.fetchTokenInfo(token); });
    row("a token from outside", true,
        [=](const ApiClient &api) { return api.fetchUserOfForeignToken(token); });
    row("logging out", true, [=](const ApiClient &api) { return api.logOut(token); });
    row("disconnecting", true, [=](const ApiClient &api) { return api.unlink(token); });
    row("consents", true, [=](const ApiClient &api) { return api.fetchConsents(token); });
    row("taking consents back", true,
        [=](const ApiClient &api) { return api.revokeConsents(token, {u"gender"_s}); });
}

void TestApiClient::B5_noSecretInAnAddress()
{
    QFETCH(const AnyCall, call);
    QFETCH(const bool, isBearer);
    StandInServer server; // which answers 404 to everything
    server.setAnswer("/v1/user/access_token_info", {.body = R"({"id":1,"app_id":7})"});
    Config config = configFor(server);
    config.appId = 7;
    config.clientSecret = Secret("the-very-secret");
    const ApiClient api(m_network, config);
    const auto reply = call(api);
    QSignalSpy finished(reply.get(), &kakao::PendingReply::finished);
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(!server.requests().isEmpty());
    for (const auto &request : server.requests()) {
        QVERIFY2(!request.target.contains("very-secret"), request.target.constData());
        QCOMPARE(request.header("Authorization"),
                 isBearer ? QByteArray("Bearer the-very-secret") : QByteArray());
        QCOMPARE(request.body.contains("very-secret"), !isBearer);
        QCOMPARE(request.header("Referer"), QByteArray());
    }
}

void TestApiClient::fetchUser()
{
    m_server.setAnswer("/v2/user/me", {.body = R"({"id":9007199254740993})"});
    const auto reply = ApiClient(m_network, configFor(m_server)).fetchUser(Secret("token-1"));
    QTRY_VERIFY(reply->isFinished());
    QVERIFY(reply->result());
    QCOMPARE(reply->result()->id, 9007199254740993);

    const auto request = m_server.requests().constLast();
    QCOMPARE(request.method, "GET");
    QCOMPARE(request.target, "/v2/user/me?secure_resource=true");
    QCOMPARE(request.header("Authorization"), "Bearer token-1");
    QCOMPARE(request.header("Accept"), "application/json");
    QCOMPARE(request.header("Upgrade"), QByteArray()); // no HTTP/2
}

void TestApiClient::whatEndsTokens_data()
{
    QTest::addColumn<EndingCall>("call");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("this sign-in's") << &ApiClient::logOut << QByteArray("/v1/user/logout");
    QTest::newRow("all") << &ApiClient::unlink << QByteArray("/v1/user/unlink");
}

void TestApiClient::whatEndsTokens()
{
    QFETCH(const EndingCall, call);
    QFETCH(const QByteArray, path);
    m_server.setAnswer(path, {.body = R"({"id":1})"});
    const ApiClient api(m_network, configFor(m_server));
    const auto reply = (api.*call)(Secret("token-1"));
    QTRY_VERIFY(reply->isFinished());
    QVERIFY(reply->result());

    const auto request = m_server.requests().constLast();
    QCOMPARE(request.method, "POST");
    QCOMPARE(request.target, path);
    QCOMPARE(request.header("Authorization"), "Bearer token-1");
    QCOMPARE(request.header("Content-Length"), "0");
    QCOMPARE(request.body, QByteArray());
}

void TestApiClient::pathPrefixesStay()
{
    m_server.setAnswer("/kauth/oauth/token", tokens());
    m_server.setAnswer("/kapi/v2/user/me", {.body = R"({"id":1})"});
    Config config = configFor(m_server);
    config.kauthUrl = m_server.url(u"/kauth/"_s);
    config.kapiUrl = m_server.url(u"/kapi"_s);
    const ApiClient api(m_network, config);
    const auto granted = api.exchange(Secret("c"), Secret("v"));
    const auto user = api.fetchUser(Secret("t"));
    QTRY_VERIFY(granted->isFinished() && user->isFinished());
    QVERIFY(granted->result());
    QVERIFY(user->result());
}

void TestApiClient::anOddTokenIsNotSent_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("header of its own") << QByteArray("t\r\nX-Injected: 1");
    QTest::newRow("space") << QByteArray("t t");
    QTest::newRow("NUL") << QByteArray("t\0t", 3);
    QTest::newRow("not ASCII") << QByteArray("\xEB\x8C\x80");
}

void TestApiClient::anOddTokenIsNotSent()
{
    QFETCH(const QByteArray, token);
    const qsizetype requests = m_server.requests().size();
    const ApiClient api(m_network, configFor(m_server));
    const auto user = api.fetchUser(Secret(token));
    const auto out = api.logOut(Secret(token));
    const auto consents = api.fetchConsents(Secret(token));
    QTRY_VERIFY(user->isFinished() && out->isFinished() && consents->isFinished());
    QCOMPARE(user->result().error().code, ErrorCode::Rejected);
    QCOMPARE(out->result().error().code, ErrorCode::Rejected);
    QCOMPARE(consents->result().error().code, ErrorCode::Rejected);
    QVERIFY(!user->result().error().endsSession);
    QCOMPARE(m_server.requests().size(), requests);
}

void TestApiClient::theConnectionMadeAheadIsUsed_data()
{
    QTest::addColumn<bool>("hasTls");
    QTest::newRow("plain") << false;
    QTest::newRow("TLS") << true;
}

void TestApiClient::theConnectionMadeAheadIsUsed()
{
    QFETCH(const bool, hasTls);
    const auto identity = hasTls ? std::optional(makeTestIdentity()) : std::nullopt;
    const TrustedCertificate trust(identity ? identity->certificate : QSslCertificate());
    StandInServer server(identity);
    server.setAnswer("/oauth/token", tokens());
    server.setAnswer("/v2/user/me", {.body = R"({"id":1})"});

    QNetworkAccessManager network; // whose thread has long ended when the process does
    const ApiClient api(network, configFor(server));
    api.connectAhead();
    QTRY_COMPARE(server.readyConnections(), 1);
    const auto granted = api.exchange(Secret("c"), Secret("v"));
    QTRY_VERIFY(granted->isFinished());
    QVERIFY(granted->result());
    const auto user = api.fetchUser(Secret("t"));
    QTRY_VERIFY(user->isFinished());
    QVERIFY(user->result());
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(server.connectionsSeen(), 1);
}

void TestApiClient::bothServersAreConnectedAhead()
{
    const StandInServer kapi;
    Config config = configFor(m_server);
    config.kapiUrl = kapi.url(u"/kapi"_s);
    const qsizetype before = m_server.connectionsSeen();
    ApiClient(m_network, config).connectAhead();
    QTRY_COMPARE(kapi.connectionsSeen(), 1);
    QTRY_COMPARE(m_server.connectionsSeen(), before + 1);
}

void TestApiClient::aConnectionLostMeanwhileIsMadeAnew()
{
    m_server.setAnswer("/oauth/token", tokens());
    const ApiClient api(m_network, configFor(m_server));
    api.connectAhead();
    QTRY_COMPARE(m_server.openConnections(), 1);
    m_server.hangUp();
    QTRY_COMPARE(m_server.openConnections(), 0);

    const auto granted = api.exchange(Secret("c"), Secret("v"));
    QTRY_VERIFY(granted->isFinished());
    QVERIFY(granted->result());
}

void TestApiClient::oneConnectionServesEveryCall()
{
    m_server.setAnswer("/oauth/token", tokens());
    m_server.setAnswer("/v2/user/me", {.body = R"({"id":1})"});
    m_server.setAnswer("/v1/user/logout", {.status = 400, .body = R"({"code":-1})"});
    const qsizetype before = m_server.connectionsSeen();
    const ApiClient api(m_network, configFor(m_server));
    for (int round = 0; round < 3; ++round) {
        const auto granted = api.exchange(Secret("c"), Secret("v"));
        QTRY_VERIFY(granted->isFinished());
        const auto user = api.fetchUser(Secret("t"));
        QTRY_VERIFY(user->isFinished());
        const auto out = api.logOut(Secret("t"));
        QTRY_VERIFY(out->isFinished());
    }
    QCOMPARE(m_server.connectionsSeen(), before + 1);
}

void TestApiClient::aServerThatIsNotThereIsNoTrouble()
{
    Config config = configFor(m_server);
    config.kauthUrl = QUrl(u"https://nonexistent.invalid"_s);
    config.kapiUrl = StandInServer().url();
    const ApiClient api(m_network, config);
    api.connectAhead();
    const auto user = api.fetchUser(Secret("t"));
    QTRY_VERIFY(user->isFinished());
    QCOMPARE(user->result().error().code, ErrorCode::Offline);
}

QTEST_GUILESS_MAIN(TestApiClient)
#include "tst_apiclient.moc"
