// SPDX-License-Identifier: Apache-2.0
#include "sandbox/server.h"
#include "visitor.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using sandbox::Fault;

Q_DECLARE_METATYPE(sandbox::Fault)

/// What goes wrong on demand, as those set it who have the server in their hands.
class TestSandboxFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void aSilentRequestEndsWithTheFaults();
    void aHangingClientThatLeavesIsForgotten();
    void faults_data();
    void faults();
    void aCutAnswer_data();
    void aCutAnswer();
    void aFaultMayPass();
    void oneAfterAnother();
    void theTruthFirst();
    void aSlowAnswer_data();
    void aSlowAnswer();
    void cutAfterSoMuch_data();
    void cutAfterSoMuch();
    void aLostAnswer();
    void aSilentAnswer();
    void theControlsHaveNone();
};

void TestSandboxFaults::aSilentRequestEndsWithTheFaults()
{
    sandbox::Server server;
    QCOMPARE(server.start(), std::nullopt);
    server.setFault("/v2/user/me", {.hang = true});
    const QUrl url = server.url();
    auto hanging =
        std::async(std::launch::async, [url] { return Visitor(url).get("/v2/user/me").status; });
    QTRY_COMPARE(server.requests().size(), 1);
    // The request is seen a moment before it is silent, so one clearFaults() may come too early.
    QTRY_VERIFY((server.clearFaults(), hanging.wait_for(0s) == std::future_status::ready));
    QCOMPARE(hanging.get(), 0);
    QCOMPARE(Visitor(url).get("/v2/user/me").status, 401);
}

void TestSandboxFaults::aHangingClientThatLeavesIsForgotten()
{
    sandbox::Server server;
    QCOMPARE(server.start(), std::nullopt);
    server.setFault("/v2/user/me", {.hang = true});
    {
        Visitor visitor(server.url(), 50ms);
        QCOMPARE(visitor.get("/v2/user/me").status, 0);
    }
    QCOMPARE(server.requests().size(), 1);
    QTRY_COMPARE(server.openConnections(), 0);
}

void TestSandboxFaults::faults_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");

    QTest::newRow("a proxy's page")
        << 502 << QByteArray("<html>Bad Gateway") << QByteArray("text/html");
    QTest::newRow("internal failure")
        << 400 << QByteArray(R"({"msg":"internal","code":-1})") << QByteArray("application/json");
    QTest::newRow("maintenance") << 503 << QByteArray(R"({"msg":"maintenance","code":-9798})")
                                 << QByteArray("application/json");
    QTest::newRow("empty") << 200 << QByteArray() << QByteArray("application/json");
    QTest::newRow("half a JSON") << 200 << QByteArray("{\"id\":") << QByteArray("application/json");
}

void TestSandboxFaults::faults()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);

    sandbox::Server server;
    QCOMPARE(server.start(), std::nullopt);
    server.setFault("/v2/user/me", {.status = status, .body = body, .contentType = type});
    Visitor visitor(server.url());
    for (int i = 0; i < 2; ++i) {
        const Reply reply = visitor.get("/v2/user/me?secure_resource=true");
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.body, body);
        QCOMPARE(reply.header("content-type"), type);
    }
    QCOMPARE(visitor.get("/v1/user/access_token_info").status, 401);
    server.clearFaults();
    QCOMPARE(visitor.get("/v2/user/me").status, 401);
}

void TestSandboxFaults::aCutAnswer_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("before the head") << QByteArray();
    QTest::newRow("in the body") << QByteArray("{\"id\":12345678}");
}

void TestSandboxFaults::aCutAnswer()
{
    QFETCH(QByteArray, body);
    sandbox::Server server;
    QCOMPARE(server.start(), std::nullopt);
    server.setFault("/v2/user/me", {.status = 200, .body = body, .cut = true});
    Visitor visitor(server.url());
    QCOMPARE(visitor.get("/v2/user/me").status, 0);
    server.clearFaults();
    QCOMPARE(visitor.get("/v2/user/me").status, 401);
}

void TestSandboxFaults::aFaultMayPass()
{
    sandbox::Server server;
    QCOMPARE(server.start(), std::nullopt);
    server.setFault("/v2/user/me", {.status = 500, .times = 2});
    Visitor visitor(server.url());
    QCOMPARE(visitor.get("/v2/user/me").status, 500);
    QCOMPARE(visitor.get("/v2/user/me").status, 500);
    QCOMPARE(visitor.get("/v2/user/me").status, 401);
}

void TestSandboxFaults::oneAfterAnother()
{
    sandbox::Server server;
    QCOMPARE(server.start(), std::nullopt);
    server.setFaults("/v2/user/me",
                     {{.status = 503, .times = 2}, {.times = 0}, {.times = 1, .kapi = -1}});
    Visitor visitor(server.url());
    QList<int> seen;
    for (int i = 0; i < 4; ++i)
        seen.append(visitor.get("/v2/user/me").status);
    QCOMPARE(seen, (QList<int>{503, 503, 400, 401}));
}

void TestSandboxFaults::theTruthFirst()
{
    sandbox::Server server;
    QCOMPARE(server.start(), std::nullopt);
    server.setFaults("/v2/user/me",
                     {{.status = 502, .times = 1, .skip = 2}, {.status = 503, .skip = 1}});
    Visitor visitor(server.url());
    QList<int> seen;
    for (int i = 0; i < 6; ++i)
        seen.append(visitor.get("/v2/user/me").status);
    QCOMPARE(seen, (QList<int>{401, 401, 502, 401, 503, 503}));
}

void TestSandboxFaults::aSlowAnswer_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<int>("status");
    QTest::newRow("the truth") << Fault{.delay = 300ms} << 401;
    QTest::newRow("a proxy's page") << Fault{.status = 504, .delay = 300ms} << 504;
    QTest::newRow("an error of Kakao's") << Fault{.delay = 300ms, .kapi = -603} << 400;
}

void TestSandboxFaults::aSlowAnswer()
{
    QFETCH(const Fault, fault);
    QFETCH(int, status);
    sandbox::Server server;
    QCOMPARE(server.start(), std::nullopt);
    server.setFault("/v2/user/me", fault);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(Visitor(server.url()).get("/v2/user/me").status, status);
    QVERIFY(timer.elapsed() >= 300);
}

void TestSandboxFaults::cutAfterSoMuch_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("came");
    const QByteArray truth = R"({"code":-401,"msg":"no authentication key!"})";
    QTest::newRow("nothing of the truth") << Fault{.cutAfter = 0} << 0 << QByteArray();
    QTest::newRow("part of the truth") << Fault{.cutAfter = 12} << 0 << truth.first(12);
    QTest::newRow("all of it, and the end") << Fault{.cutAfter = 1000} << 401 << truth;
    QTest::newRow("part of a body")
        << Fault{.status = 200, .body = "0123456789", .cutAfter = 7} << 0 << QByteArray("0123456");
}

void TestSandboxFaults::cutAfterSoMuch()
{
    QFETCH(const Fault, fault);
    QFETCH(int, status);
    QFETCH(QByteArray, came);
    sandbox::Server server;
    QCOMPARE(server.start(), std::nullopt);
    server.setFault("/v2/user/me", fault);
    Visitor visitor(server.url());
    const Reply reply = visitor.get("/v2/user/me");
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.body, came);
    QVERIFY(reply.headers.contains("content-length")); // the head came, and told of more
    QTRY_COMPARE(server.openConnections(), 0);
}

void TestSandboxFaults::aLostAnswer()
{
    sandbox::Server server(
        {.redirectUris = {app::redirectUri}, .consentItems = {u"profile_nickname"_s}});
    QCOMPARE(server.start(), std::nullopt);
    Visitor visitor(server.url());
    const QString code = visitor.signIn(app::authorizeTarget()).redirected(u"code"_s);
    server.setFault("/oauth/token", {.times = 1, .isAnswerLost = true});
    const Reply lost = visitor.post("/oauth/token", app::tokenFields(code));
    QCOMPARE(lost.status, 0);
    QVERIFY(lost.headers.isEmpty() && lost.body.isEmpty()); // not a byte
    const Reply again = visitor.post("/oauth/token", app::tokenFields(code));
    QCOMPARE(again.json().value("error_code"_L1).toString(), u"KOE320"_s); // it was used up
}

void TestSandboxFaults::aSilentAnswer()
{
    sandbox::Server server(
        {.redirectUris = {app::redirectUri}, .consentItems = {u"profile_nickname"_s}});
    QCOMPARE(server.start(), std::nullopt);
    Visitor visitor(server.url());
    const QString code = visitor.signIn(app::authorizeTarget()).redirected(u"code"_s);
    server.setFault("/oauth/token", {.hang = true, .times = 1, .isAnswerLost = true});
    Visitor impatient(server.url(), 50ms);
    QCOMPARE(impatient.post("/oauth/token", app::tokenFields(code)).status, 0);
    QTRY_COMPARE(server.requests().last().path, QByteArray("/oauth/token"));
    QCOMPARE(visitor.post("/oauth/token", app::tokenFields(code)).status, 400);
}

void TestSandboxFaults::theControlsHaveNone()
{
    sandbox::Server server;
    QCOMPARE(server.start(), std::nullopt);
    for (const QByteArray path : {"/sandbox/clock", "/sandbox/faults"}) {
        server.setFault(path, {.status = 500});
        QCOMPARE(Visitor(server.url()).get(path).status, 200);
    }
}

QTEST_GUILESS_MAIN(TestSandboxFaults)
#include "tst_sandboxfaults.moc"
