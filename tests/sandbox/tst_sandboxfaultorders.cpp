// SPDX-License-Identifier: Apache-2.0
#include "sandbox/server.h"
#include "visitor.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// /sandbox/faults: what goes wrong on demand, as a script or another language orders it.
class TestSandboxFaultOrders : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void outcomes_data();
    void outcomes();
    void delayed();
    void listed_data();
    void listed();
    void theListGoesDown();
    void aLaterOrderReplacesItsPath();
    void anArrayIsOneAfterAnother();
    void cleared();
    void clearingEndsASilence();
    void refusals_data();
    void refusals();
    void strangers();

private:
    [[nodiscard]] Reply order(const QByteArray &json)
    {
        return m_visitor->send("POST", "/sandbox/faults", json, {});
    }
    [[nodiscard]] QJsonArray pending()
    {
        return m_visitor->get("/sandbox/faults").json().value("faults"_L1).toArray();
    }
    [[nodiscard]] int meStatus() { return m_visitor->get("/v2/user/me").status; }

    std::unique_ptr<sandbox::Server> m_server;
    std::unique_ptr<Visitor> m_visitor;
};

void TestSandboxFaultOrders::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_visitor.reset();
    m_server =
        std::make_unique<sandbox::Server>(sandbox::Options{.redirectUris = {app::redirectUri}});
    QCOMPARE(m_server->start(), std::nullopt);
    m_visitor = std::make_unique<Visitor>(m_server->url());
}

void TestSandboxFaultOrders::outcomes_data()
{
    QTest::addColumn<QByteArray>("order");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    const QByteArray json = "application/json;charset=UTF-8";
    const QByteArray truth = R"({"code":-401,"msg":"no authentication key!"})";
    const auto row = [](const char *name, const QByteArray &order, int status,
                        const QByteArray &type, const QByteArray &body) {
        QTest::newRow(name) << R"({"path":"/v2/user/me")" + order + '}' << status << type << body;
    };
    row("nothing said", "", 500, "text/html", "");
    row("status", R"(,"status":503)", 503, "text/html", "");
    row("text", R"(,"status":200,"body":"{\"id\":")", 200, "text/html", "{\"id\":");
    row("JSON", R"(,"status":200,"body":{"id":12345678901234567})", 200, json,
        R"({"id":12345678901234567})");
    row("JSON array", R"(,"status":200,"body":[])", 200, json, "[]");
    row("HTML", R"(,"status":502,"html":"<p>가")", 502, "text/html; charset=utf-8", "<p>가");
    row("type", R"(,"body":"x","content_type":"text/plain")", 500, "text/plain", "x");
    row("KOE", R"(,"koe":"KOE322")", 400, json,
        R"({"error":"invalid_grant","error_code":"KOE322",)"
        R"("error_description":"expired_or_invalid_refresh_token"})");
    row("kapi", R"(,"kapi":-401,"message":"ip mismatched!")", 401, json,
        R"({"code":-401,"msg":"ip mismatched!"})");
    row("scopes",
        R"(,"kapi":-402,"required_scopes":["friends"],"allowed_scopes":[],"api_type":"T")", 403,
        json,
        R"({"allowed_scopes":[],"api_type":"T","code":-402,"msg":"insufficient scopes.",)"
        R"("required_scopes":["friends"]})");
    row("cut", R"(,"cut_after":5)", 0, json, truth.first(5));
    row("cut body", R"(,"body":"012345","cut_after":3)", 0, "text/html", "012");
    row("cut in the middle", R"(,"body":"012345","cut":true)", 0, "text/html", "012");
    row("lost", R"(,"lost_answer":true)", 0, "", "");
}

void TestSandboxFaultOrders::outcomes()
{
    QFETCH(QByteArray, order);
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QCOMPARE(this->order(order).status, 200);
    for (int i = 0; i < 2; ++i) { // it stays
        const Reply reply = m_visitor->get("/v2/user/me");
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.header("content-type"), type);
        QCOMPARE(reply.body, body);
    }
}

void TestSandboxFaultOrders::delayed()
{
    QCOMPARE(order(R"({"path":"/v2/user/me","delay_ms":200,"times":1})").status, 200);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(meStatus(), 401);
    QVERIFY(timer.elapsed() >= 200);
}

void TestSandboxFaultOrders::listed_data()
{
    QTest::addColumn<QByteArray>("order");
    QTest::newRow("all kinds") << QByteArray(
        R"([{"path":"/a","times":-1,"delay_ms":5,"skip":2},)"
        R"({"path":"/b","times":1,"status":502,"body":"가","content_type":"a/b"},)"
        R"({"path":"/c","times":1,"cut_after":0},)"
        R"({"path":"/d","times":1,"lost_answer":true,"hang":true},)"
        R"({"path":"/e","times":1,"koe":"KOE237","message":"wait"},)"
        R"({"path":"/f","times":1,"kapi":-402,"required_scopes":["x"],)"
        R"("allowed_scopes":["y"],"api_type":"T"},)"
        R"({"path":"/g","times":2,"body":"x","content_type":"a/b","cut":true}])");
    QTest::newRow("none") << QByteArray("[]");
}

void TestSandboxFaultOrders::listed()
{
    QFETCH(QByteArray, order);
    const QJsonArray expected = QJsonDocument::fromJson(order).array();
    QCOMPARE(this->order(order).json().value("faults"_L1).toArray(), expected);
    QCOMPARE(pending(), expected);
    m_server->clearFaults();
    QCOMPARE(pending(), QJsonArray());
}

void TestSandboxFaultOrders::theListGoesDown()
{
    m_server->setFault("/v2/user/me", {.status = 503, .times = 2, .skip = 1}); // both ways meet
    const auto counts = [this] {
        const QJsonObject fault = pending().at(0).toObject();
        return std::pair(fault.value("skip"_L1).toInt(), fault.value("times"_L1).toInt());
    };
    QCOMPARE(counts(), std::pair(1, 2));
    QCOMPARE(meStatus(), 401);
    QCOMPARE(counts(), std::pair(0, 2));
    QCOMPARE(meStatus(), 503);
    QCOMPARE(counts(), std::pair(0, 1));
    QCOMPARE(meStatus(), 503);
    QCOMPARE(pending().size(), 0);
    QCOMPARE(meStatus(), 401);
}

void TestSandboxFaultOrders::aLaterOrderReplacesItsPath()
{
    QCOMPARE(order(R"([{"path":"/v2/user/me","status":502},{"path":"/x","status":502}])").status,
             200);
    QCOMPARE(order(R"({"path":"/v2/user/me","status":503})").status, 200);
    QCOMPARE(meStatus(), 503);
    QCOMPARE(m_visitor->get("/x").status, 502);
}

void TestSandboxFaultOrders::anArrayIsOneAfterAnother()
{
    QCOMPARE(order(R"([{"path":"/v2/user/me","status":502,"times":1},)"
                   R"({"path":"/v2/user/me","status":503,"times":1}])")
                 .status,
             200);
    QCOMPARE(meStatus(), 502);
    QCOMPARE(meStatus(), 503);
    QCOMPARE(meStatus(), 401);
}

void TestSandboxFaultOrders::cleared()
{
    QCOMPARE(order(R"({"path":"/v2/user/me","status":502})").status, 200);
    const Reply reply = m_visitor->send("DELETE", "/sandbox/faults", {}, {});
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.json(), (QJsonObject{{u"faults"_s, QJsonArray()}}));
    QCOMPARE(meStatus(), 401);
}

void TestSandboxFaultOrders::clearingEndsASilence()
{
    QCOMPARE(order(R"({"path":"/v2/user/me","hang":true,"times":1})").status, 200);
    const QUrl url = m_server->url();
    auto hanging =
        std::async(std::launch::async, [url] { return Visitor(url).get("/v2/user/me").status; });
    QTRY_COMPARE(pending().size(), 0); // it has met its fault
    QCOMPARE(hanging.wait_for(0s), std::future_status::timeout);
    QCOMPARE(m_visitor->send("DELETE", "/sandbox/faults", {}, {}).status, 200);
    QCOMPARE(hanging.wait_for(10s), std::future_status::ready); // the visitor waits for 20
    QCOMPARE(hanging.get(), 0);
}

void TestSandboxFaultOrders::refusals_data()
{
    QTest::addColumn<QByteArray>("order");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &members, const QString &message) {
        QTest::newRow(name) << R"({"path":"/a")" + members + '}' << message;
    };
    const QString form = u"the body must be a JSON object or an array of them"_s;
    const QString path = u"path takes a path without a query, such as \"/oauth/token\""_s;
    QTest::newRow("nothing") << QByteArray() << form;
    QTest::newRow("no JSON") << QByteArray("path=/a") << form;
    QTest::newRow("no objects") << QByteArray("[1]") << form;
    QTest::newRow("no path") << QByteArray("{}") << u"path is missing"_s;
    QTest::newRow("relative") << QByteArray(R"({"path":"a"})") << path;
    QTest::newRow("with a query") << QByteArray(R"({"path":"/a?b"})") << path;
    QTest::newRow("with a line end") << QByteArray(R"({"path":"/a\n"})") << path;
    QTest::newRow("the clock") << QByteArray(R"({"path":"/sandbox/clock"})")
                               << u"/sandbox/clock has no faults"_s;
    QTest::newRow("ourselves") << QByteArray(R"({"path":"/sandbox/faults"})")
                               << u"/sandbox/faults has no faults"_s;
    row("unknown", R"(,"colour":1)", u"there is no member \"colour\""_s);
    row("no times", R"(,"times":0)",
        u"times takes a number of requests from 1 on, or -1 for all"_s);
    row("half a time", R"(,"times":1.5)",
        u"times takes a number of requests from 1 on, or -1 for all"_s);
    row("skip", R"(,"skip":-1)", u"skip takes a number of requests"_s);
    row("delay", R"(,"delay_ms":"5")", u"delay_ms takes milliseconds, up to an hour"_s);
    row("status", R"(,"status":100)", u"status takes an HTTP status from 200 to 599"_s);
    row("body", R"(,"body":5)", u"body takes a text, or an object or array that is sent as JSON"_s);
    row("html", R"(,"html":{})", u"html takes a text"_s);
    row("type", R"(,"content_type":"a\r\nSet-Cookie: b")",
        u"content_type takes a media type, such as \"text/plain\""_s);
    row("cut", R"(,"cut_after":-1)", u"cut_after takes a number of bytes"_s);
    row("lost", R"(,"lost_answer":1)", u"lost_answer takes true or false"_s);
    row("hang", R"(,"hang":null)", u"hang takes true or false"_s);
    row("KOE", R"(,"koe":"237")", u"koe takes a code, such as \"KOE237\""_s);
    row("kapi", R"(,"kapi":401)", u"kapi takes a code, such as -401"_s);
    row("scopes", R"(,"kapi":-402,"required_scopes":[1])",
        u"required_scopes takes an array of texts"_s);
    row("two bodies", R"(,"body":"a","html":"b")", u"body and html exclude each other"_s);
    row("two codes", R"(,"koe":"KOE237","kapi":-1)", u"koe and kapi exclude each other"_s);
    row("lost and answered", R"(,"lost_answer":true,"status":200)",
        u"lost_answer and status exclude each other"_s);
    row("silent and answered", R"(,"hang":true,"koe":"KOE237")",
        u"hang and koe exclude each other"_s);
    row("message alone", R"(,"message":"x")", u"message is for koe and kapi"_s);
    row("scopes alone", R"(,"kapi":-401,"required_scopes":[])",
        u"required_scopes is for kapi -402"_s);
    QTest::newRow("one bad of two") << QByteArray(R"([{"path":"/v2/user/me"},{"path":"/a","x":1}])")
                                    << u"there is no member \"x\""_s;
}

void TestSandboxFaultOrders::refusals()
{
    QFETCH(QByteArray, order);
    QFETCH(QString, message);
    QCOMPARE(this->order(R"({"path":"/kept","status":502})").status, 200);
    const QJsonArray before = pending();
    const Reply reply = this->order(order);
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.json(), (QJsonObject{{u"message"_s, message}}));
    QCOMPARE(pending(), before);
}

void TestSandboxFaultOrders::strangers()
{
    QCOMPARE(order(R"({"path":"/v2/user/me","status":502})").status, 200);
    const QJsonArray before = pending();
    const QByteArray other = R"({"path":"/v2/user/me","status":503})";
    for (const QByteArray method : {"POST", "DELETE"}) {
        const Reply reply =
            m_visitor->send(method, "/sandbox/faults", other, {{"Origin", "https://evil.example"}});
        QCOMPARE(reply.status, 403);
        QCOMPARE(pending(), before);
    }
    const QByteArray own = m_server->url().toEncoded();
    QCOMPARE(m_visitor->send("POST", "/sandbox/faults", other, {{"Origin", own}}).status, 200);
    QCOMPARE(meStatus(), 503);
}

QTEST_GUILESS_MAIN(TestSandboxFaultOrders)
#include "tst_sandboxfaultorders.moc"
