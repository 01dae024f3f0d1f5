// SPDX-License-Identifier: Apache-2.0
#include "sandbox/server.h"
#include "visitor.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 start = 1'800'000'000; // 2027-01-15T08:00:00Z

} // namespace

/// The sandbox's own clock, by both ways to move it, and what grows old by it.
class TestSandboxClock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theClockOfTheComputer();
    void movedByTheOwner();
    void movedOverHttp_data();
    void movedOverHttp();
    void setToATime();
    void refusals_data();
    void refusals();
    void strangersMayLookAndNotSteer_data();
    void strangersMayLookAndNotSteer();
    void everyAnswerHasADate_data();
    void everyAnswerHasADate();
    void lives_data();
    void lives();
    void aMonthLater();

private:
    void serve(sandbox::Options options = {});
    [[nodiscard]] Reply order(const QByteArray &json, const Visitor::Headers &headers = {})
    {
        return m_visitor->send("POST", "/sandbox/clock", json, headers);
    }
    [[nodiscard]] QJsonObject tokens();
    [[nodiscard]] Reply refresh(const QJsonObject &tokens);
    [[nodiscard]] int apiStatus(const QJsonObject &tokens);

    std::unique_ptr<sandbox::Server> m_server;
    std::unique_ptr<Visitor> m_visitor;
};

void TestSandboxClock::serve(sandbox::Options options)
{
    m_visitor.reset();
    options.redirectUris = {app::redirectUri};
    options.consentItems = {u"profile_nickname"_s}; // without openid: no key to wait for
    options.now = [] { return QDateTime::fromSecsSinceEpoch(start).toUTC(); };
    m_server = std::make_unique<sandbox::Server>(options);
    QCOMPARE(m_server->start(), std::nullopt);
    m_visitor = std::make_unique<Visitor>(m_server->url());
}

QJsonObject TestSandboxClock::tokens()
{
    const Reply done = m_visitor->signIn(app::authorizeTarget(), "apeach@sandbox.test");
    return m_visitor->post("/oauth/token", app::tokenFields(done.redirected(u"code"_s))).json();
}

Reply TestSandboxClock::refresh(const QJsonObject &tokens)
{
    return m_visitor->post(
        "/oauth/token",
        Fields{{"grant_type", "refresh_token"},
               {"client_id", "sandbox"},
               {"refresh_token", tokens.value("refresh_token"_L1).toString().toLatin1()}});
}

int TestSandboxClock::apiStatus(const QJsonObject &tokens)
{
    const QByteArray access = tokens.value("access_token"_L1).toString().toLatin1();
    return m_visitor->get("/v2/user/me", {{"Authorization", "Bearer " + access}}).status;
}

void TestSandboxClock::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    serve();
}

void TestSandboxClock::theClockOfTheComputer()
{
    const sandbox::Server server;
    const QDateTime before = QDateTime::currentDateTimeUtc();
    const QDateTime told = server.now();
    QVERIFY(before <= told && told <= QDateTime::currentDateTimeUtc());
    QCOMPARE(told.timeSpec(), Qt::UTC);
    const sandbox::Server ahead({.clockOffset = 24h});
    QVERIFY(ahead.now() >= before.addDays(1));
}

void TestSandboxClock::movedByTheOwner()
{
    m_server->advanceClock(90min);
    QCOMPARE(m_server->now().toSecsSinceEpoch(), start + 5400);
    m_server->advanceClock(-2h);
    QCOMPARE(m_server->now().toSecsSinceEpoch(), start - 1800);
    QCOMPARE(m_visitor->get("/sandbox/clock").json(),
             (QJsonObject{{u"now"_s, u"2027-01-15T07:30:00Z"_s}, {u"offset"_s, -1800}}));
    for (int i = 0; i < 3; ++i) // and no further than a Date header can say
        m_server->advanceClock(std::chrono::seconds::max());
    QCOMPARE(m_server->now().toSecsSinceEpoch(), start + 36500 * qint64(86400));
}

void TestSandboxClock::movedOverHttp_data()
{
    QTest::addColumn<QByteArrayList>("orders");
    QTest::addColumn<qint64>("offset");
    const auto row = [](const char *name, const QByteArrayList &orders, qint64 offset) {
        QTest::newRow(name) << orders << offset;
    };
    row("forwards", {R"({"advance":60})"}, 60);
    row("forwards twice", {R"({"advance":60})", R"({"advance":1.0})"}, 61);
    row("backwards", {R"({"advance":-86400})"}, -86400);
    row("to an offset", {R"({"advance":60})", R"({"offset":2678400})"}, 2678400);
    row("back to the truth", {R"({"advance":60})", R"({"offset":0})"}, 0);
}

void TestSandboxClock::movedOverHttp()
{
    QFETCH(const QByteArrayList, orders);
    QFETCH(qint64, offset);
    Reply last;
    for (const QByteArray &json : orders) {
        last = order(json);
        QCOMPARE(last.status, 200);
    }
    QCOMPARE(last.json(), m_visitor->get("/sandbox/clock").json());
    QCOMPARE(last.json().value("offset"_L1).toInteger(), offset);
    const QString now = last.json().value("now"_L1).toString();
    QVERIFY(now.endsWith(u'Z'));
    QCOMPARE(QDateTime::fromString(now, Qt::ISODate), m_server->now());
    QCOMPARE(m_server->now().toSecsSinceEpoch(), start + offset);
}

void TestSandboxClock::setToATime()
{
    QCOMPARE(order(R"({"now":"2026-01-01"})").status, 200);
    QCOMPARE(m_server->now(), QDateTime({2026, 1, 1}, {0, 0}, Qt::UTC));
    QCOMPARE(order(R"({"now":"2026-06-01T09:00:00+09:00"})").json().value("now"_L1).toString(),
             u"2026-06-01T00:00:00Z"_s);
    QVERIFY(m_server->setClock(QDateTime({2030, 1, 1}, {0, 0}, Qt::UTC)));
    QCOMPARE(m_server->now(), QDateTime({2030, 1, 1}, {0, 0}, Qt::UTC));
    QVERIFY(!m_server->setClock(QDateTime({9999, 1, 1}, {0, 0}, Qt::UTC)));
    QCOMPARE(m_server->now(), QDateTime({2030, 1, 1}, {0, 0}, Qt::UTC));
}

void TestSandboxClock::refusals_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("message");
    const QString form =
        uR"(the body must be {"advance":seconds}, {"offset":seconds} or {"now":time})"_s;
    const QString number = u"advance must be a whole number of seconds, within 100 years"_s;
    QTest::newRow("empty") << QByteArray() << form;
    QTest::newRow("no JSON") << QByteArray("advance=60") << form;
    QTest::newRow("an array") << QByteArray("[60]") << form;
    QTest::newRow("nothing") << QByteArray("{}") << form;
    QTest::newRow("another name") << QByteArray(R"({"by":60})") << form;
    QTest::newRow("both") << QByteArray(R"({"advance":60,"offset":60})") << form;
    QTest::newRow("a text") << QByteArray(R"({"advance":"60"})") << number;
    QTest::newRow("a fraction") << QByteArray(R"({"advance":0.5})") << number;
    QTest::newRow("too far") << QByteArray(R"({"advance":9223372036854775807})") << number;
    QTest::newRow("too far back") << QByteArray(R"({"advance":-9223372036854775808})") << number;
    const QString time =
        uR"(now must be a time within 100 years, such as "2026-01-01T09:00:00Z")"_s;
    QTest::newRow("no time") << QByteArray(R"({"now":"soon"})") << time;
    QTest::newRow("a number for a time") << QByteArray(R"({"now":0})") << time;
    QTest::newRow("no such day") << QByteArray(R"({"now":"2026-02-30"})") << time;
    QTest::newRow("a local time") << QByteArray(R"({"now":"2026-01-01T09:00:00"})") << time;
    QTest::newRow("too far away") << QByteArray(R"({"now":"9999-01-01"})") << time;
    QTest::newRow("too far from here") << QByteArray(R"({"advance":3153600000})") << number;
}

void TestSandboxClock::refusals()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, message);
    m_server->advanceClock(60s);
    const Reply reply = order(body);
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.json(), (QJsonObject{{u"message"_s, message}}));
    QCOMPARE(m_server->now().toSecsSinceEpoch(), start + 60);
}

void TestSandboxClock::strangersMayLookAndNotSteer_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<bool>("isOurs");
    QTest::newRow("no web page") << QByteArray() << true;
    QTest::newRow("our own page") << QByteArray("http://127.0.0.1:PORT") << true;
    QTest::newRow("another port") << QByteArray("http://127.0.0.1:1") << false;
    QTest::newRow("another scheme") << QByteArray("https://127.0.0.1:PORT") << false;
    QTest::newRow("another name") << QByteArray("http://evil.example:PORT") << false;
    QTest::newRow("longer") << QByteArray("http://127.0.0.1:PORT0") << false;
    QTest::newRow("opaque") << QByteArray("null") << false;
}

void TestSandboxClock::strangersMayLookAndNotSteer()
{
    QFETCH(QByteArray, origin);
    QFETCH(bool, isOurs);
    origin.replace("PORT", QByteArray::number(m_server->url().port()));
    const Visitor::Headers headers =
        origin.isEmpty() ? Visitor::Headers() : Visitor::Headers{{"Origin", origin}};
    const Reply reply = order(R"({"advance":60})", headers);
    QCOMPARE(reply.status, isOurs ? 200 : 403);
    QCOMPARE(m_server->now().toSecsSinceEpoch(), isOurs ? start + 60 : start);
    QCOMPARE(m_visitor->get("/sandbox/clock", headers).status, 200);
}

void TestSandboxClock::everyAnswerHasADate_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::newRow("JSON") << QByteArray("GET") << QByteArray("/v2/user/me") << 401;
    QTest::newRow("page") << QByteArray("GET") << app::authorizeTarget() << 200;
    QTest::newRow("picture") << QByteArray("HEAD") << QByteArray("/pictures/ryan-110.png") << 200;
    QTest::newRow("nothing there") << QByteArray("GET") << QByteArray("/nothing") << 404;
    QTest::newRow("wrong method") << QByteArray("PUT") << QByteArray("/oauth/token") << 405;
    QTest::newRow("not understood") << QByteArray("BREW") << QByteArray("/") << 400;
    QTest::newRow("fault") << QByteArray("GET") << QByteArray("/v1/user/access_token_info") << 502;
}

void TestSandboxClock::everyAnswerHasADate()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(int, status);
    m_server->setFault("/v1/user/access_token_info", {.status = 502});
    const Reply before = m_visitor->send(method, target, {}, {});
    QCOMPARE(before.status, status);
    QCOMPARE(before.header("date"), QByteArray("Fri, 15 Jan 2027 08:00:00 GMT"));
    m_server->advanceClock(17 * 24h + 1s);
    Visitor later(m_server->url());
    QCOMPARE(later.send(method, target, {}, {}).header("date"),
             QByteArray("Mon, 01 Feb 2027 08:00:01 GMT"));
}

void TestSandboxClock::lives_data()
{
    QTest::addColumn<std::chrono::seconds>("moved");
    QTest::addColumn<int>("api");
    QTest::addColumn<int>("refresh");
    QTest::addColumn<bool>("isRenewed");
    // 100 s for an access token; 1000 s for a refresh token, which is renewed in the last 400.
    QTest::newRow("fresh") << 99s << 200 << 200 << false;
    QTest::newRow("access token over") << 100s << 401 << 200 << false;
    QTest::newRow("not yet renewed") << 600s << 401 << 200 << false;
    QTest::newRow("renewed") << 601s << 401 << 200 << true;
    QTest::newRow("just in time") << 999s << 401 << 200 << true;
    QTest::newRow("refresh token over") << 1000s << 401 << 400 << false;
    QTest::newRow("before it was given") << -60s << 200 << 200 << false;
}

void TestSandboxClock::lives()
{
    QFETCH(std::chrono::seconds, moved);
    QFETCH(int, api);
    QFETCH(int, refresh);
    QFETCH(bool, isRenewed);
    serve({.accessTokenLife = 100s, .refreshTokenLife = 1000s, .refreshTokenRenewal = 400s});
    const QJsonObject first = tokens();
    QCOMPARE(first.value("expires_in"_L1).toInteger(), 99);
    QCOMPARE(first.value("refresh_token_expires_in"_L1).toInteger(), 999);
    m_server->advanceClock(moved);
    QCOMPARE(apiStatus(first), api);
    const Reply second = this->refresh(first);
    QCOMPARE(second.status, refresh);
    QCOMPARE(second.json().contains("refresh_token"_L1), isRenewed);
    QCOMPARE(this->refresh(first).status, isRenewed ? 400 : refresh); // dead at once
    if (isRenewed)
        QCOMPARE(this->refresh(second.json()).status, 200);
}

void TestSandboxClock::aMonthLater()
{
    const QJsonObject first = tokens();
    QCOMPARE(order(R"({"advance":2592000})").status, 200); // 30 days: none less is left
    QVERIFY(!refresh(first).json().contains("refresh_token"_L1));
    QCOMPARE(order(R"({"advance":86400})").status, 200);
    const QJsonObject second = refresh(first).json();
    QCOMPARE(second.value("refresh_token_expires_in"_L1).toInteger(), 5183999);
    QCOMPARE(refresh(first).json().value("error_code"_L1).toString(), u"KOE322"_s);
    QCOMPARE(apiStatus(second), 200);
}

QTEST_GUILESS_MAIN(TestSandboxClock)
#include "tst_sandboxclock.moc"
