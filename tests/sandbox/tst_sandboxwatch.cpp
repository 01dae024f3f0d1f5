// SPDX-License-Identifier: Apache-2.0
#include "sandbox/server.h"
#include "visitor.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;

/// /sandbox/requests and /sandbox/token, and who may use what steers the sandbox.
class TestSandboxWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void secretsAreMasked();
    void whatIsListed();
    void wrongQueries_data();
    void wrongQueries();
    void waitingForARequest();
    void stoppingEndsTheWait();
    void clientsThatNeverRead();
    void connectionsThatRest();
    void onlyTheLastAreKept();
    void aTokenLookedInto();
    void anIdTokenLookedInto();
    void wrongLooks_data();
    void wrongLooks();
    void strangers_data();
    void strangers();
    void errorsAreJson();
    void thePage();

private:
    [[nodiscard]] QJsonArray requests(const QByteArray &query = {})
    {
        return m_visitor->get("/sandbox/requests" + query).json().value("requests"_L1).toArray();
    }
    [[nodiscard]] QJsonObject tokens()
    {
        const Reply reply = m_visitor->signIn(app::authorizeTarget());
        m_code = reply.redirected(u"code"_s);
        return m_visitor->post("/oauth/token", app::tokenFields(m_code)).json();
    }
    [[nodiscard]] Reply look(const QString &member, const QString &text)
    {
        return m_visitor->send("POST", "/sandbox/token",
                               "{\"" + member.toUtf8() + "\":\"" + text.toUtf8() + "\"}", {});
    }

    std::unique_ptr<sandbox::Server> m_server;
    std::unique_ptr<Visitor> m_visitor;
    QString m_code;
};

void TestSandboxWatch::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_visitor.reset();
    m_server = std::make_unique<sandbox::Server>(
        sandbox::Options{.clientSecret = u"s3cret"_s, .redirectUris = {app::redirectUri}});
    QCOMPARE(m_server->start(), std::nullopt);
    m_visitor = std::make_unique<Visitor>(m_server->url());
}

void TestSandboxWatch::secretsAreMasked()
{
    const QString code =
        m_visitor->signIn(app::authorizeTarget({{"nonce", "n0nce"}})).redirected(u"code"_s);
    const Fields fields = app::tokenFields(code, {{"client_secret", "s3cret"}});
    const QJsonObject tokens = m_visitor->post("/oauth/token", fields).json();
    const QString access = tokens.value("access_token"_L1).toString();
    QCOMPARE(
        m_visitor->get("/v2/user/me", {{"Authorization", "Bearer " + access.toLatin1()}}).status,
        200);
    m_visitor->post("/v2/user/me", {{"access_token", access.toUtf8()}, {"else", "unknown"}});
    m_visitor->post("/sandbox/login", {{"password", "passw0rd"}});
    const QByteArray all = m_visitor->get("/sandbox/requests").body;
    for (const QString &secret : {code, access, tokens.value("refresh_token"_L1).toString(),
                                  u"s3cret"_s, u"passw0rd"_s, u"n0nce"_s, u"unknown"_s}) {
        QVERIFY(!secret.isEmpty());
        QVERIFY2(!all.contains(secret.toUtf8()), qPrintable(secret));
    }
    const QByteArray digest =
        QCryptographicHash::hash(access.toLatin1(), QCryptographicHash::Sha256).toHex().first(16);
    QVERIFY(all.contains("\"authorization\":\"Bearer sha256:" + digest + '"'));
    QVERIFY(all.contains("\"access_token\":\"sha256:" + digest + '"'));
    QVERIFY(all.contains("\"client_secret\":\"***\""));
    QVERIFY(all.contains("\"grant_type\":\"authorization_code\""));
}

void TestSandboxWatch::whatIsListed()
{
    m_visitor->get("/v2/user/me?property_keys=[]");
    m_visitor->get("/sandbox/clock"); // ours is nobody's business
    m_visitor->get("/pictures/ryan-110.png");
    m_visitor->get("/nothing");
    m_server->setFault("/oauth/token", {.status = 502, .cut = true});
    m_visitor->post("/oauth/token", Fields{});
    const QJsonArray list = requests();
    QCOMPARE(list.size(), 3);
    QCOMPARE(list.at(0).toObject().value("path"_L1).toString(), u"/v2/user/me"_s);
    QCOMPARE(list.at(0).toObject().value("note"_L1).toString(), u"-401"_s);
    QCOMPARE(list.at(0).toObject().value("query"_L1).toObject().value("property_keys"_L1), u"[]"_s);
    QCOMPARE(list.at(1).toObject().value("note"_L1).toString(), u"KOE002"_s);
    QCOMPARE(list.at(2).toObject().value("status"_L1).toInteger(), 502);
    QCOMPARE(list.at(2).toObject().value("note"_L1).toString(), u"cut"_s);
    QCOMPARE(requests("?after=2").size(), 1);
    QCOMPARE(requests("?after=3").size(), 0);
    QCOMPARE(requests("?after=4").size(), 3); // of an earlier run: all
    QCOMPARE(m_visitor->send("DELETE", "/sandbox/requests", {}, {}).status, 200);
    QCOMPARE(requests().size(), 0);
    QCOMPARE(m_visitor->get("/sandbox/requests").json().value("last"_L1).toInteger(), 3);
}

void TestSandboxWatch::wrongQueries_data()
{
    QTest::addColumn<QByteArray>("query");
    for (const char *query : {"after=-1", "after=x", "after=", "after=99999999999999999999",
                              "wait=31", "wait=-1", "wait=soon", "wait=1.5"})
        QTest::newRow(query) << QByteArray(query);
}

void TestSandboxWatch::wrongQueries()
{
    QFETCH(QByteArray, query);
    const Reply reply = m_visitor->get("/sandbox/requests?" + query);
    QCOMPARE(reply.status, 400);
    QVERIFY(reply.json()
                .value("message"_L1)
                .toString()
                .startsWith(QString::fromLatin1(query.left(query.indexOf('=')))));
}

void TestSandboxWatch::waitingForARequest()
{
    Reply reply;
    std::thread waiting([&] {
        Visitor visitor(m_server->url(), std::chrono::seconds(40));
        reply = visitor.get("/sandbox/requests?after=0&wait=30");
    });
    QTRY_COMPARE(m_server->requests().size(), 1);
    m_visitor->get("/v2/user/me");
    waiting.join();
    QCOMPARE(reply.json().value("requests"_L1).toArray().size(), 1);
}

void TestSandboxWatch::stoppingEndsTheWait()
{
    Reply reply;
    std::thread waiting([&] {
        Visitor visitor(m_server->url(), std::chrono::seconds(40));
        reply = visitor.get("/sandbox/requests?wait=30");
    });
    QTRY_COMPARE(m_server->requests().size(), 1);
    m_server->stop();
    waiting.join();
    QCOMPARE(m_server->openConnections(), 0);
    QCOMPARE(m_server->start(), std::nullopt);
    QCOMPARE(m_visitor->get("/sandbox/requests").status, 200);
}

void TestSandboxWatch::clientsThatNeverRead()
{
    std::vector<std::unique_ptr<QTcpSocket>> crowd;
    for (int i = 0; i < 300; ++i) {
        auto &socket = crowd.emplace_back(std::make_unique<QTcpSocket>());
        socket->connectToHost(u"127.0.0.1"_s, quint16(m_server->url().port()));
        QVERIFY(socket->waitForConnected());
        socket->write("GET /sandbox/requests?wait=30 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        (void)socket->waitForBytesWritten(); // some are closed on before they have asked
    }
    QCOMPARE(m_visitor->get("/v2/user/me").status, 401); // served all the same
    QTRY_VERIFY(m_server->openConnections() <= 64);
}

void TestSandboxWatch::connectionsThatRest()
{
    std::vector<std::unique_ptr<QTcpSocket>> crowd;
    for (int i = 0; i < 300; ++i) {
        auto &socket = crowd.emplace_back(std::make_unique<QTcpSocket>());
        socket->connectToHost(u"127.0.0.1"_s, quint16(m_server->url().port()));
        QVERIFY(socket->waitForConnected()); // and says nothing
    }
    QCOMPARE(m_visitor->get("/v2/user/me").status, 401);
    QTRY_VERIFY(m_server->openConnections() <= 64);
}

void TestSandboxWatch::onlyTheLastAreKept()
{
    for (int i = 0; i < 10'003; ++i) {
        if (i == 5000) // a connection is good for 10,000 requests
            m_visitor = std::make_unique<Visitor>(m_server->url());
        const QByteArray path = i < 3 ? "/first" : "/v2/user/me";
        QVERIFY(m_visitor->get(path).status >= 400);
    }
    const QList<sandbox::Server::Request> all = m_server->requests();
    QCOMPARE(all.size(), 10'000);
    QCOMPARE(all.first().path, QByteArray("/v2/user/me"));
    const QJsonArray shown = requests();
    QCOMPARE(shown.size(), 500);
    QCOMPARE(shown.last().toObject().value("number"_L1).toInteger(), 10'003);
}

void TestSandboxWatch::aTokenLookedInto()
{
    m_server = std::make_unique<sandbox::Server>(sandbox::Options{
        .redirectUris = {app::redirectUri}, .consentItems = {u"profile_nickname"_s}});
    QCOMPARE(m_server->start(), std::nullopt);
    m_visitor = std::make_unique<Visitor>(m_server->url());
    const QString code = m_visitor->signIn(app::authorizeTarget()).redirected(u"code"_s);
    QCOMPARE(look(u"token"_s, code).json().value("kind"_L1).toString(), u"authorization_code"_s);
    const QJsonObject tokens = m_visitor->post("/oauth/token", app::tokenFields(code)).json();
    QCOMPARE(look(u"token"_s, code).status, 404); // used up

    const QString access = tokens.value("access_token"_L1).toString();
    const QJsonObject answer = look(u"token"_s, access).json();
    QCOMPARE(answer.value("kind"_L1).toString(), u"access_token"_s);
    QCOMPARE(answer.value("is_good"_L1), QJsonValue(true));
    QCOMPARE(answer.value("person"_L1).toObject().value("login_id"_L1), u"ryan@sandbox.test"_s);
    QCOMPARE(answer.value("scopes"_L1).toArray(), QJsonArray{u"profile_nickname"_s});
    const QString digest = QString::fromLatin1(
        QCryptographicHash::hash(access.toLatin1(), QCryptographicHash::Sha256).toHex());
    QCOMPARE(look(u"sha256"_s, digest.first(16)).json().value("kind"_L1).toString(),
             u"access_token"_s);
    QCOMPARE(look(u"token"_s, tokens.value("refresh_token"_L1).toString())
                 .json()
                 .value("kind"_L1)
                 .toString(),
             u"refresh_token"_s);
    m_server->advanceClock(std::chrono::hours(7));
    QCOMPARE(look(u"token"_s, access).json().value("is_good"_L1), QJsonValue(false));
}

void TestSandboxWatch::anIdTokenLookedInto()
{
    const QString code = m_visitor->signIn(app::authorizeTarget()).redirected(u"code"_s);
    QString token =
        m_visitor->post("/oauth/token", app::tokenFields(code, {{"client_secret", "s3cret"}}))
            .json()
            .value("id_token"_L1)
            .toString();
    const QJsonObject answer = look(u"token"_s, token).json();
    QCOMPARE(answer.value("kind"_L1).toString(), u"id_token"_s);
    QCOMPARE(answer.value("signature"_L1).toString(), u"good"_s);
    QCOMPARE(answer.value("is_good"_L1), QJsonValue(true));
    QCOMPARE(answer.value("claims"_L1).toObject().value("sub"_L1).toString(), u"3141592653"_s);
    const auto middle = token.lastIndexOf(u'.') + 20;
    token[middle] = token[middle] == u'A' ? u'B' : u'A';
    const QJsonObject forged = look(u"token"_s, token).json();
    QCOMPARE(forged.value("signature"_L1).toString(), u"bad"_s);
    QCOMPARE(forged.value("is_good"_L1), QJsonValue(false));
    // {"alg":"none"} . {"sub":"1"}
    QCOMPARE(look(u"token"_s, u"eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."_s)
                 .json()
                 .value("signature"_L1)
                 .toString(),
             u"of another key"_s);
}

void TestSandboxWatch::wrongLooks_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("nothing") << QByteArray() << 400;
    QTest::newRow("no JSON") << QByteArray("token") << 400;
    QTest::newRow("empty") << QByteArray(R"({"token":""})") << 400;
    QTest::newRow("number") << QByteArray(R"({"token":1})") << 400;
    QTest::newRow("both") << QByteArray(R"({"token":"x","sha256":"00"})") << 400;
    QTest::newRow("short digest") << QByteArray(R"({"sha256":"0011"})") << 400;
    QTest::newRow("no digest") << QByteArray(R"({"sha256":"zzzzzzzzzzzzzzzz"})") << 400;
    QTest::newRow("unknown") << QByteArray(R"({"token":"x"})") << 404;
    QTest::newRow("unknown digest") << QByteArray(R"({"sha256":"0011223344556677"})") << 404;
    QTest::newRow("dots") << QByteArray(R"({"token":".."})") << 404;
    QTest::newRow("no id_token") << QByteArray(R"({"token":"a.b.c"})") << 404;
}

void TestSandboxWatch::wrongLooks()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    const Reply reply = m_visitor->send("POST", "/sandbox/token", body, {});
    QCOMPARE(reply.status, status);
    QVERIFY(!reply.json().value("message"_L1).toString().isEmpty());
}

void TestSandboxWatch::strangers_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<Visitor::Headers>("headers");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("isRefused");
    const QByteArray own = "127.0.0.1:PORT";
    const auto row = [](const QByteArray &name, const QByteArray &method, const QByteArray &path,
                        const Visitor::Headers &headers, const QByteArray &host, bool isRefused) {
        QTest::newRow(name.constData()) << method << path << headers << host << isRefused;
    };
    for (const QByteArray path : {"/sandbox/requests", "/sandbox/people", "/sandbox/clock",
                                  "/sandbox/faults", "/sandbox"}) {
        row(path + " by its name", "GET", path, {}, own, false);
        row(path + " by localhost", "GET", path, {}, "localhost:PORT", false);
        row(path + " by IPv6", "GET", path, {}, "[::1]:PORT", false);
        row(path + " rebound", "GET", path, {}, "evil.example:PORT", true);
        row(path + " alike", "GET", path, {}, "127.0.0.1.evil.example:PORT", true);
        row(path + " alike too", "GET", path, {}, "localhost.evil.example", true);
        row(path + " without a name", "GET", path, {}, "", true);
    }
    row("page of another site looks", "GET", "/sandbox/people", {{"Sec-Fetch-Site", "cross-site"}},
        own, true);
    row("page of another port looks", "GET", "/sandbox/people", {{"Sec-Fetch-Site", "same-site"}},
        own, true);
    row("own page looks", "GET", "/sandbox/people", {{"Sec-Fetch-Site", "same-origin"}}, own,
        false);
    row("link to the page", "GET", "/sandbox", {{"Sec-Fetch-Site", "cross-site"}}, own, false);
    row("rebound and of that origin", "DELETE", "/sandbox/requests",
        {{"Origin", "http://evil.example:PORT"}}, "evil.example:PORT", true);
    row("another origin", "DELETE", "/sandbox/requests", {{"Origin", "https://evil.example"}}, own,
        true);
    row("another port of localhost", "DELETE", "/sandbox/requests",
        {{"Origin", "http://localhost:1"}}, "localhost:PORT", true);
    row("own page by localhost", "DELETE", "/sandbox/requests",
        {{"Origin", "http://localhost:PORT"}}, "localhost:PORT", false);
}

void TestSandboxWatch::strangers()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(Visitor::Headers, headers);
    QFETCH(QByteArray, host);
    QFETCH(bool, isRefused);
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, quint16(m_server->url().port()));
    QVERIFY(socket.waitForConnected());
    QByteArray request = method + ' ' + path + " HTTP/1.1\r\nConnection: close\r\nHost: " + host
        + "\r\nContent-Length: 0\r\n";
    for (auto it = headers.begin(); it != headers.end(); ++it)
        request += it.key() + ": " + it.value() + "\r\n";
    request.replace("PORT", QByteArray::number(m_server->url().port()));
    socket.write(request + "\r\n");
    QByteArray answer;
    while (socket.waitForReadyRead())
        answer += socket.readAll();
    QVERIFY2(answer.startsWith(isRefused ? "HTTP/1.1 403 " : "HTTP/1.1 200 "), answer.constData());
    QCOMPARE(answer.contains("{\"message\":"), isRefused);
}

void TestSandboxWatch::errorsAreJson()
{
    const Reply nothing = m_visitor->get("/sandbox/nothing");
    QCOMPARE(nothing.status, 404);
    QVERIFY(nothing.json().contains("message"_L1));
    const Reply wrong = m_visitor->send("PUT", "/sandbox/people", {}, {});
    QCOMPARE(wrong.status, 405);
    QCOMPARE(wrong.header("allow"), QByteArray("GET, HEAD, POST"));
    QVERIFY(wrong.json().contains("message"_L1));
    QByteArray faults = "[";
    for (int i = 0; i < 1001; ++i)
        faults += QByteArray(i ? "," : "") + R"({"path":"/)" + QByteArray::number(i) + "\"}";
    const Reply many = m_visitor->send("POST", "/sandbox/faults", faults + ']', {});
    QCOMPARE(many.status, 400);
    QVERIFY(many.json().value("message"_L1).toString().contains(u"1000"_s));
}

void TestSandboxWatch::thePage()
{
    const Reply page = m_visitor->get("/sandbox?lang=en");
    const QByteArray policy = page.header("content-security-policy");
    for (const char *rule : {"default-src 'none'", "script-src 'self'", "connect-src 'self'",
                             "form-action 'none'", "frame-ancestors 'none'"})
        QVERIFY2(policy.contains(rule), rule);
    QVERIFY(!policy.contains("unsafe"));
    QCOMPARE(page.body.count("<script"), 1);
    QVERIFY(page.shows("<script src=\"/sandbox.js\"></script>"));
    const Reply script = m_visitor->get("/sandbox.js");
    QCOMPARE(script.status, 200);
    QVERIFY(script.header("content-type").startsWith("text/javascript"));
    QVERIFY(!script.shows("innerHTML"));
    // The login pages run no script at all.
    QVERIFY(!m_visitor->get(app::authorizeTarget())
                 .header("content-security-policy")
                 .contains("script"));
}

QTEST_GUILESS_MAIN(TestSandboxWatch)
#include "tst_sandboxwatch.moc"
