// SPDX-License-Identifier: Apache-2.0
#include "sandbox/server.h"
#include "visitor.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Listening, stopping and delays; what the endpoints say is tested beside this.
class TestSandboxServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void startsAtOnce();
    void takenPort();
    void startsAgainOnTheSamePort();
    void whoWaitsForItIsAnsweredWell();
    void listensOnLoopbackOnly();
    void requestsAreRecordedWithoutTheirQuery();
    void stopsDespiteAnIdleConnection();
    void stopsDespiteAHangingRequest();
    void stopsDespiteADelay();
    void aDelayHoldsUpNobodyElse();
    void manyConnectionsAtOnce();
    void anAnswerIsFastOnAKeptConnection();
    void postWithoutABody();
    void otherMethods();
    void assets_data();
    void assets();
};

void TestSandboxServer::startsAtOnce()
{
    qint64 best = std::numeric_limits<qint64>::max(); // of a few, on a busy machine
    for (int i = 0; i < 5; ++i) {
        sandbox::Server server;
        QVERIFY(server.url().isEmpty());
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(server.start(), std::nullopt);
        best = std::min(best, timer.nsecsElapsed() / 1000);
        QCOMPARE(server.url().host(), u"127.0.0.1"_s);
        QCOMPARE(server.url().toString(), u"http://127.0.0.1:%1"_s.arg(server.url().port()));
        QCOMPARE(Visitor(server.url()).get("/v2/user/me").status, 401);
    }
    qInfo("started in %lld us", best);
    QVERIFY(best < 20000); // making a key takes longer
}

void TestSandboxServer::takenPort()
{
    sandbox::Server first;
    QCOMPARE(first.start(), std::nullopt);
    const auto port = static_cast<quint16>(first.url().port());
    sandbox::Server second({.port = port});
    const std::optional<QString> error = second.start();
    QVERIFY(error);
    QVERIFY(error->contains(QString::number(port)));
    QVERIFY(second.url().isEmpty());
    first.stop();
    QCOMPARE(second.start(), std::nullopt);
    QCOMPARE(second.url().port(), port);
}

void TestSandboxServer::startsAgainOnTheSamePort()
{
    sandbox::Server server({.redirectUris = {app::redirectUri}});
    QCOMPARE(server.start(), std::nullopt);
    const QUrl url = server.url();
    Visitor before(url);
    const QString code = before.signIn(app::authorizeTarget()).redirected(u"code"_s);
    server.stop();
    server.stop();
    QCOMPARE(before.get("/v2/user/me").status, 0);
    QCOMPARE(server.start(), std::nullopt);
    QCOMPARE(server.url(), url);
    QCOMPARE(Visitor(url).post("/oauth/token", app::tokenFields(code)).status, 200);
}

void TestSandboxServer::whoWaitsForItIsAnsweredWell()
{
    sandbox::Server former;
    QCOMPARE(former.start(), std::nullopt);
    const QUrl url = former.url();
    former.stop();
    for (int round = 0; round < 50; ++round) {
        std::atomic<bool> ended = false;
        auto firstIssuer = std::async(std::launch::async, [&] {
            Reply reply;
            while (reply.status == 0 && !ended)
                reply = Visitor(url).get("/.well-known/openid-configuration");
            return reply.json().value("issuer"_L1).toString();
        });
        sandbox::Server server({.port = static_cast<quint16>(url.port())});
        const std::optional<QString> error = server.start();
        ended = error.has_value();
        const QString issuer = firstIssuer.get();
        QCOMPARE(error, std::nullopt);
        QCOMPARE(issuer, url.toString());
    }
}

void TestSandboxServer::listensOnLoopbackOnly()
{
    sandbox::Server server;
    QCOMPARE(server.start(), std::nullopt);
    QUrl elsewhere = server.url();
    elsewhere.setHost(u"127.0.0.2"_s); // would be answered if it listened on every address
    QCOMPARE(Visitor(elsewhere).get("/").status, 0);
}

void TestSandboxServer::requestsAreRecordedWithoutTheirQuery()
{
    sandbox::Server server;
    QCOMPARE(server.start(), std::nullopt);
    Visitor visitor(server.url());
    visitor.get("/v2/user/me?access_token=secret");
    visitor.post("/oauth/token", Fields{});
    using Request = sandbox::Server::Request;
    QCOMPARE(server.requests(), (QList<Request>{{"GET", "/v2/user/me"}, {"POST", "/oauth/token"}}));
}

void TestSandboxServer::stopsDespiteAnIdleConnection()
{
    sandbox::Server server;
    QCOMPARE(server.start(), std::nullopt);
    Visitor visitor(server.url());
    visitor.get("/");
    QCOMPARE(server.openConnections(), 1);
    QElapsedTimer timer;
    timer.start();
    server.stop();
    QVERIFY(timer.elapsed() < 5000); // the idle time-out is a minute
    QCOMPARE(server.openConnections(), 0);
}

void TestSandboxServer::stopsDespiteAHangingRequest()
{
    sandbox::Server server;
    QCOMPARE(server.start(), std::nullopt);
    server.setFault("/oauth/token", {.hang = true});
    const QUrl url = server.url();
    auto hanging = std::async(std::launch::async,
                              [url] { return Visitor(url).post("/oauth/token", Fields{}).status; });
    QTRY_COMPARE(server.requests().size(), 1);
    QCOMPARE(hanging.wait_for(0s), std::future_status::timeout);
    QElapsedTimer timer;
    timer.start();
    server.stop();
    QVERIFY(timer.elapsed() < 5000); // the idle time-out is a minute
    QCOMPARE(hanging.get(), 0);
}

void TestSandboxServer::stopsDespiteADelay()
{
    sandbox::Server server({.delay = 1min});
    QCOMPARE(server.start(), std::nullopt);
    const QUrl url = server.url();
    auto waiting =
        std::async(std::launch::async, [url] { return Visitor(url).get("/v2/user/me").status; });
    QTRY_COMPARE(server.requests().size(), 1);
    QElapsedTimer timer;
    timer.start();
    server.stop();
    QVERIFY(timer.elapsed() < 5000); // the idle time-out is a minute
    QCOMPARE(waiting.get(), 0);
}

void TestSandboxServer::aDelayHoldsUpNobodyElse()
{
    sandbox::Server server({.redirectUris = {app::redirectUri}, .delay = 400ms});
    QCOMPARE(server.start(), std::nullopt);
    const QUrl url = server.url();
    QElapsedTimer timer;
    timer.start();
    auto waiting =
        std::async(std::launch::async, [url] { return Visitor(url).get("/v2/user/me").status; });
    QTRY_COMPARE(server.requests().size(), 1);
    // Pages are no API answers.
    QCOMPARE(Visitor(server.url()).get(app::authorizeTarget()).status, 200);
    QCOMPARE(waiting.wait_for(0s), std::future_status::timeout);
    QCOMPARE(waiting.get(), 401);
    QVERIFY(timer.elapsed() >= 400);
}

void TestSandboxServer::manyConnectionsAtOnce()
{
    sandbox::Server server;
    QCOMPARE(server.start(), std::nullopt);
    std::vector<std::unique_ptr<Visitor>> visitors;
    for (int i = 0; i < 20; ++i) {
        visitors.push_back(std::make_unique<Visitor>(server.url()));
        QCOMPARE(visitors.back()->get("/v2/user/me").status, 401);
    }
    QCOMPARE(server.openConnections(), 20);
    visitors.clear();
    QTRY_COMPARE(server.openConnections(), 0);
}

void TestSandboxServer::anAnswerIsFastOnAKeptConnection()
{
    sandbox::Server server({.redirectUris = {app::redirectUri}});
    QCOMPARE(server.start(), std::nullopt);
    Visitor visitor(server.url());
    const QString code = visitor.signIn(app::authorizeTarget()).redirected(u"code"_s);
    const QByteArray access = visitor.post("/oauth/token", app::tokenFields(code))
                                  .json()
                                  .value("access_token"_L1)
                                  .toString()
                                  .toLatin1();
    QList<qint64> microseconds;
    for (int i = 0; i < 200; ++i) {
        QElapsedTimer timer;
        timer.start();
        const Reply reply = visitor.get("/v2/user/me", {{"Authorization", "Bearer " + access}});
        microseconds.append(timer.nsecsElapsed() / 1000);
        QCOMPARE(reply.status, 200);
    }
    std::sort(microseconds.begin(), microseconds.end());
    qInfo("median %lld us, 95 %% below %lld us", microseconds.at(100), microseconds.at(190));
    // A delayed acknowledgement costs 40 ms; a busy machine costs less.
    QVERIFY(microseconds.at(100) < 20000);
}

/// As `curl -X POST` sends it, which Kakao's documents show for /v1/user/logout.
void TestSandboxServer::postWithoutABody()
{
    sandbox::Server server;
    QCOMPARE(server.start(), std::nullopt);
    Visitor visitor(server.url());
    QCOMPARE(visitor.send("POST", "/v1/user/logout", {}, {}).status, 401);
    QCOMPARE(visitor.send("PUT", "/v1/user/logout", {}, {}).status, 405);
    QCOMPARE(visitor.post("/v1/user/logout", QByteArray("a=b")).status, 401);
    QCOMPARE(server.openConnections(), 1); // the same one all the time
}

void TestSandboxServer::otherMethods()
{
    sandbox::Server server;
    QCOMPARE(server.start(), std::nullopt);
    Visitor visitor(server.url());
    QCOMPARE(visitor.get("/oauth/token").status, 405);
    QCOMPARE(visitor.get("/oauth/token").header("allow"), QByteArray("POST"));
    QCOMPARE(visitor.get("/v1/user/logout").status, 405);
    QCOMPARE(visitor.get("/v1/user/unlink").status, 405);
    QCOMPARE(visitor.send("PUT", "/v2/user/me", "x", {}).status, 405);
    QCOMPARE(visitor.send("DELETE", "/v2/user/me", {}, {}).status, 405);
    QCOMPARE(visitor.send("HEAD", "/v2/user/me", {}, {}).status, 401);
}

void TestSandboxServer::assets_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");

    const QByteArray png = "image/png";
    const QByteArray html = "text/html; charset=utf-8";
    QTest::newRow("style") << QByteArray("/sandbox.css") << 200
                           << QByteArray("text/css; charset=utf-8");
    QTest::newRow("picture") << QByteArray("/pictures/ryan-640.png") << 200 << png;
    QTest::newRow("thumbnail") << QByteArray("/pictures/ryan-110.png") << 200 << png;
    QTest::newRow("default picture") << QByteArray("/pictures/default-640.png") << 200 << png;
    QTest::newRow("no such picture") << QByteArray("/pictures/nobody-640.png") << 404 << html;
    QTest::newRow("a way up") << QByteArray("/pictures/../ko.txt") << 404 << html;
    QTest::newRow("a template") << QByteArray("/login.html") << 404 << html;
    QTest::newRow("nothing") << QByteArray("/") << 404 << html;
}

void TestSandboxServer::assets()
{
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    sandbox::Server server;
    QCOMPARE(server.start(), std::nullopt);
    const Reply reply = Visitor(server.url()).get(path);
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.header("content-type"), type);
    QVERIFY(!reply.body.isEmpty());
    QCOMPARE(reply.shows("KOE002"), status == 404);
}

QTEST_GUILESS_MAIN(TestSandboxServer)
#include "tst_sandboxserver.moc"
