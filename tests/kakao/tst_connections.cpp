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
using Manner = StandInServer::Manner;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Connections that were kept are closed when they are to be forgotten, and no answer is lost by
/// it.
class TestConnections : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_network.clearConnectionCache(); // no test inherits an idle connection
        QTRY_COMPARE(m_server.openConnections(), 0);
        m_server.setAnswer("/v2/user/me", {.body = R"({"id":1})"});
        // 40 octets at 5 ms each: there is time to do something meanwhile
        m_server.setAnswer(
            "/oauth/token",
            {.body = R"({"access_token":"A"})" + QByteArray(20, ' '), .manner = Manner::Drip});
    }
    void idleOnesAreClosed();
    void aRunningCallGetsItsAnswerFirst();
    void aCallOfACopyGetsItsAnswerFirst();
    void aCallBegunMeanwhileGetsItsAnswerFirst();
    void aCallWithoutAnAnswerHoldsThemUntilItsDeadline();
    void droppingTheLastCallClosesThem();
    void aClientThatIsGoneForgetsNothing();
    void aCallEndsWithItsNetwork_data();
    void aCallEndsWithItsNetwork();

private:
    [[nodiscard]] ApiClient client(std::chrono::milliseconds deadline = 10s)
    {
        Config config;
        config.redirectUri = QUrl(u"http://127.0.0.1/cb"_s);
        config.kauthUrl = config.kapiUrl = m_server.url();
        config.deadline = deadline;
        return ApiClient(m_network, config);
    }
    /// A refresh whose request has arrived, and whose answer is on its way.
    [[nodiscard]] kakao::ReplyPtr<kakao::Tokens> runningRefresh(const ApiClient &api)
    {
        const qsizetype requests = m_server.requests().size();
        auto reply = api.refresh(Secret("token"));
        const bool hasArrived =
            QTest::qWaitFor([&] { return m_server.requests().size() > requests; });
        return hasArrived && !reply->isFinished() ? std::move(reply) : nullptr;
    }

    StandInServer m_server;
    QNetworkAccessManager m_network;
};

void TestConnections::idleOnesAreClosed()
{
    const ApiClient api = client();
    const auto first = api.fetchUser(Secret("token"));
    QTRY_VERIFY(first->isFinished());
    QCOMPARE(m_server.openConnections(), 1);
    const qsizetype connections = m_server.connectionsSeen();

    api.forgetConnections();
    QTRY_COMPARE(m_server.openConnections(), 0);
    const auto second = api.fetchUser(Secret("token"));
    QTRY_VERIFY(second->isFinished());
    QVERIFY(second->result());
    QCOMPARE(m_server.connectionsSeen(), connections + 1);
}

void TestConnections::aRunningCallGetsItsAnswerFirst()
{
    const ApiClient api = client();
    const auto tokens = runningRefresh(api);
    QVERIFY(tokens);
    api.forgetConnections();
    api.forgetConnections();
    QTRY_VERIFY(tokens->isFinished());
    QVERIFY(tokens->result());
    QTRY_COMPARE(m_server.openConnections(), 0);

    const auto user = api.fetchUser(Secret("token")); // once asked, once forgotten
    QTRY_VERIFY(user->isFinished());
    QVERIFY(user->result());
    QCOMPARE(m_server.openConnections(), 1);
}

void TestConnections::aCallOfACopyGetsItsAnswerFirst()
{
    const ApiClient api = client();
    const ApiClient copy = api;
    const auto tokens = runningRefresh(copy);
    QVERIFY(tokens);
    api.forgetConnections();
    QTRY_VERIFY(tokens->isFinished());
    QVERIFY(tokens->result());
    QTRY_COMPARE(m_server.openConnections(), 0);
}

void TestConnections::aCallBegunMeanwhileGetsItsAnswerFirst()
{
    const ApiClient api = client();
    const auto first = runningRefresh(api);
    QVERIFY(first);
    api.forgetConnections();
    const auto second = runningRefresh(api);
    QVERIFY(second);
    QTRY_VERIFY(first->isFinished());
    QVERIFY(first->result());
    QTRY_VERIFY(second->isFinished());
    QVERIFY(second->result());
    QTRY_COMPARE(m_server.openConnections(), 0);
}

void TestConnections::aCallWithoutAnAnswerHoldsThemUntilItsDeadline()
{
    m_server.setAnswer("/oauth/token", {.manner = Manner::Hang});
    const ApiClient api = client(300ms);
    const auto user = api.fetchUser(Secret("token")); // leaves an idle one
    const auto tokens = runningRefresh(api);
    QVERIFY(tokens);
    QTRY_VERIFY(user->isFinished());
    api.forgetConnections();
    QTRY_VERIFY(tokens->isFinished());
    QCOMPARE(tokens->result().error().code, ErrorCode::Timeout);
    QTRY_COMPARE(m_server.openConnections(), 0);
}

void TestConnections::droppingTheLastCallClosesThem()
{
    const ApiClient api = client();
    const auto user = api.fetchUser(Secret("token")); // leaves an idle one
    auto tokens = runningRefresh(api);
    QTRY_VERIFY(user->isFinished());
    QVERIFY(tokens);
    api.forgetConnections();
    tokens.reset();
    QTRY_COMPARE(m_server.openConnections(), 0);
}

void TestConnections::aClientThatIsGoneForgetsNothing()
{
    auto api = std::make_unique<ApiClient>(client());
    const auto tokens = runningRefresh(*api);
    QVERIFY(tokens);
    api->forgetConnections();
    api.reset();
    QTRY_VERIFY(tokens->isFinished());
    QVERIFY(tokens->result());
}

void TestConnections::aCallEndsWithItsNetwork_data()
{
    QTest::addColumn<bool>("isHeld"); // else nobody waits for it
    QTest::newRow("held") << true;
    QTest::newRow("running to its end") << false;
}

/// When somebody quits, or a program closes the session and goes on.
void TestConnections::aCallEndsWithItsNetwork()
{
    QFETCH(const bool, isHeld);
    auto network = std::make_unique<QNetworkAccessManager>();
    Config config = client().config();
    kakao::ReplyPtr<kakao::Tokens> reply = runningRefresh(ApiClient(*network, config));
    QVERIFY(reply);
    if (!isHeld)
        kakao::runToItsEnd(std::move(reply));
    network.reset();
    QTRY_COMPARE(m_server.openConnections(), 0);
    if (!isHeld)
        return;
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->result().error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestConnections)
#include "tst_connections.moc"
