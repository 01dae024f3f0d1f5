// SPDX-License-Identifier: Apache-2.0
#include "browser/loopbacklistener.h"

#include "ports.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QTranslator>

#include <array>

using browser::LoopbackListener;
using kakao::Secret;
using namespace Qt::StringLiterals;

namespace {

constexpr auto state = "the-state";

/// Says the same in a language of its own.
class LoudTranslator final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *text, const char *,
                                    int) const override
    {
        const bool isOurs = QLatin1StringView(context) == "AnswerPage"_L1;
        return isOurs ? QString::fromLatin1(text).toUpper() + u"<&>"_s : QString();
    }
};

} // namespace

/// Whatever the open port is asked, the page that comes back, and what counts as the answer.
class TestLoopbackRequests : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_port = freePort();
    }
    void requests_data();
    void requests();
    void N6_foreignAnswers_data();
    void N6_foreignAnswers();
    void answers_data();
    void answers();
    void N7_theQueryOfTheRedirectUriIsKept();
    void N9_B6_theAnswerIsTakenOnce();
    void B8_leadsNowhere_data();
    void B8_leadsNowhere();
    void thePageNeedsNothingElse();
    void thePageIsInTheLanguageInstalled();

private:
    [[nodiscard]] QUrl redirectUri() const
    {
        return QUrl(u"http://127.0.0.1:%1/kakao/callback"_s.arg(m_port));
    }
    [[nodiscard]] QByteArray askFor(const QByteArray &target) const
    {
        return ask(m_port, getRequest(m_port, target));
    }

    quint16 m_port = 0;
};

void TestLoopbackRequests::requests_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("status");
    const QByteArray host = "\r\nHost: {}\r\n\r\n";
    const QByteArray good = "/kakao/callback?code=c&state=the-state";
    const auto get = [&](const char *tag, const QByteArray &target, const QByteArray &status) {
        QTest::newRow(tag) << "GET " + target + " HTTP/1.1" + host << status;
    };
    get("the root", "/", "404");
    get("favicon", "/favicon.ico", "404");
    get("another path", "/kakao/other?code=c&state=the-state", "404");
    get("a path below", "/kakao/callback/?code=c&state=the-state", "404");
    get("dot segments", "/kakao/x/../callback?code=c&state=the-state", "404");
    get("encoded slash", "/kakao%2Fcallback?code=c&state=the-state", "404");
    get("other letters", "/Kakao/callback?code=c&state=the-state", "404");
    get("no query", "/kakao/callback", "404");
    get("an empty query", "/kakao/callback?", "404");
    get("a query that is no URL's", "/kakao/callback?code=%zz&state=the-state", "404");
    get("B10 an address in the path", "//evil.example/kakao/callback?code=c&state=the-state",
        "400");
    get("an absolute target", "http://127.0.0.1/kakao/callback?code=c&state=the-state", "400");
    for (const char *method : {"POST", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"})
        QTest::newRow(method) << method + (' ' + good) + " HTTP/1.1" + host << QByteArray("405");
    QTest::newRow("DNS rebinding")
        << "GET " + good + " HTTP/1.1\r\nHost: evil.example:52525\r\n\r\n"
        << QByteArray("421");
    QTest::newRow("another port in Host")
        << "GET " + good + " HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n"
        << QByteArray("421");
    QTest::newRow("no port in Host") << "GET " + good + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
                                     << QByteArray("421");
    QTest::newRow("the name for the address")
        << "GET " + good + " HTTP/1.1\r\nHost: localhost:52525\r\n\r\n"
        << QByteArray("421");
    QTest::newRow("no Host") << "GET " + good + " HTTP/1.1\r\n\r\n" << QByteArray("400");
    QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00\x01\x00", 7) << QByteArray("400");
    QTest::newRow("NULs") << QByteArray(1000, '\0') << QByteArray("400");
    QTest::newRow("words") << QByteArray("let me in\r\n\r\n") << QByteArray("400");
    QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << QByteArray("400");
    QTest::newRow("a huge head") << "GET " + good + " HTTP/1.1\r\nX: " + QByteArray(17 * 1024, 'x')
                                 << QByteArray("431");
    QTest::newRow("a huge target") << "GET /" + QByteArray(17 * 1024, 'x') << QByteArray("431");
}

/// Whatever is asked, the answer still gets through afterwards.
void TestLoopbackRequests::requests()
{
    QFETCH(QByteArray, request);
    QFETCH(const QByteArray, status);
    request.replace("{}", "127.0.0.1:" + QByteArray::number(m_port));
    LoopbackListener listener(redirectUri(), Secret(state));
    QSignalSpy redirected(&listener, &LoopbackListener::redirected);
    QVERIFY(listener.open());
    const QByteArray answer = ask(m_port, request);
    QVERIFY2(answer.startsWith("HTTP/1.1 " + status + ' '), answer.constData());
    QVERIFY(!answer.contains("the-state") && !answer.contains("evil"));
    QVERIFY(listener.isOpen());
    QCOMPARE(redirected.count(), 0);
    QVERIFY(askFor("/kakao/callback?code=c&state=the-state").contains(" 200 "));
    QCOMPARE(redirected.count(), 1);
}

void TestLoopbackRequests::N6_foreignAnswers_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("invalid-state") << QByteArray("code=c&state=another");
    QTest::newRow("a part of the state") << QByteArray("code=c&state=the-stat");
    QTest::newRow("more than the state") << QByteArray("code=c&state=the-state2");
    QTest::newRow("state in capitals") << QByteArray("code=c&state=THE-STATE");
    QTest::newRow("missing-state") << QByteArray("code=c");
    QTest::newRow("empty state") << QByteArray("code=c&state=");
    QTest::newRow("authz-duplicate-state") << QByteArray("code=c&state=the-state&state=the-state");
    QTest::newRow("one right, one wrong state") << QByteArray("code=c&state=x&state=the-state");
    QTest::newRow("authz-error-wrong-state") << QByteArray("error=access_denied&state=x");
    QTest::newRow("error without a state") << QByteArray("error=access_denied");
    QTest::newRow("duplicate code") << QByteArray("code=c&code=d&state=the-state");
    QTest::newRow("nothing known") << QByteArray("x");
}

void TestLoopbackRequests::N6_foreignAnswers()
{
    QFETCH(const QByteArray, query);
    LoopbackListener listener(redirectUri(), Secret(state));
    QSignalSpy redirected(&listener, &LoopbackListener::redirected);
    QVERIFY(listener.open());
    const QByteArray answer = askFor("/kakao/callback?" + query);
    QVERIFY(answer.startsWith("HTTP/1.1 400 "));
    QVERIFY(answer.contains("This is not the answer to your sign-in"));
    QCOMPARE(redirected.count(), 0);
    QVERIFY(listener.isOpen());
}

void TestLoopbackRequests::answers_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("page"); // a part of it
    QTest::newRow("code") << QByteArray("code=c-_%2F&state=the-state")
                          << QByteArray("You can close this tab");
    QTest::newRow("logout") << QByteArray("state=the-state")
                            << QByteArray("You can close this tab");
    QTest::newRow("encoded state")
        << QByteArray("code=c&state=%74he-state") << QByteArray("You can close this tab");
    QTest::newRow("denied") << QByteArray(
        "error=access_denied&error_description=User%20denied&state=the-state")
                            << QByteArray("The login was not completed");
}

void TestLoopbackRequests::answers()
{
    QFETCH(const QByteArray, query);
    QFETCH(const QByteArray, page);
    LoopbackListener listener(redirectUri(), Secret(state));
    QSignalSpy redirected(&listener, &LoopbackListener::redirected);
    QVERIFY(listener.open());
    const QByteArray answer = askFor("/kakao/callback?" + query);
    QVERIFY(answer.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY2(answer.contains(page), answer.constData());
    QCOMPARE(redirected.count(), 1);
    const QUrl expected = QUrl::fromEncoded(redirectUri().toEncoded() + '?' + query);
    QCOMPARE(redirected.first().first().toUrl(), expected);
}

void TestLoopbackRequests::N7_theQueryOfTheRedirectUriIsKept()
{
    QUrl uri = redirectUri();
    uri.setQuery(u"app=1"_s);
    LoopbackListener listener(uri, Secret(state));
    QSignalSpy redirected(&listener, &LoopbackListener::redirected);
    QVERIFY(listener.open());
    QVERIFY(askFor("/kakao/callback?app=1").contains(" 404 "));
    QVERIFY(askFor("/kakao/callback?code=c&state=the-state").contains(" 404 "));
    QVERIFY(askFor("/kakao/callback?app=1&code=c&state=the-state").contains(" 200 "));
    QCOMPARE(redirected.count(), 1);
}

/// Two browsers that come back at the same moment, and one that comes later.
void TestLoopbackRequests::N9_B6_theAnswerIsTakenOnce()
{
    LoopbackListener listener(redirectUri(), Secret(state));
    QSignalSpy redirected(&listener, &LoopbackListener::redirected);
    QVERIFY(listener.open());
    const QByteArray request = getRequest(m_port, "/kakao/callback?code=c&state=the-state");
    std::array<QTcpSocket, 2> browsers;
    for (QTcpSocket &browser : browsers) {
        browser.connectToHost(QHostAddress::LocalHost, m_port);
        QVERIFY(browser.waitForConnected());
        browser.write(request);
        QVERIFY(browser.waitForBytesWritten());
    }
    QTRY_COMPARE(browsers[0].state(), QTcpSocket::UnconnectedState);
    QTRY_COMPARE(browsers[1].state(), QTcpSocket::UnconnectedState);
    QCOMPARE(redirected.count(), 1);
    QVERIFY(!canConnect(m_port));
}

void TestLoopbackRequests::B8_leadsNowhere_data()
{
    QTest::addColumn<QByteArray>("target");
    const auto row = [](const char *tag, const QByteArray &target) {
        QTest::newRow(tag) << target;
    };
    const QByteArray there = "https%3A%2F%2Fevil.example%2F";
    const QByteArray answer = "/kakao/callback?code=c&state=the-state";
    row("an answer", answer);
    row("an answer that names a page", answer + "&continue=" + there + "&redirect_uri=" + there);
    row("a refusal that names a page",
        "/kakao/callback?error=access_denied&error_uri=" + there + "&state=the-state");
    row("somebody else's answer", "/kakao/callback?code=" + there + "&state=x&url=" + there);
    row("another path", "/logout?continue=" + there);
    row("a host in the path", "//evil.example/%2e%2e");
    row("line ends in the path", "/%0d%0aLocation:%20" + there);
}

/// No page of ours sends a browser to an address that it was given.
void TestLoopbackRequests::B8_leadsNowhere()
{
    QFETCH(const QByteArray, target);
    LoopbackListener listener(redirectUri(), Secret(state));
    QVERIFY(listener.open());
    const QByteArray answer = askFor(target).toLower();
    QVERIFY(answer.startsWith("http/1.1 "));
    QVERIFY2(!answer.startsWith("http/1.1 3"), answer.constData());
    for (const char *way :
         {"\nlocation:", "\nrefresh:", "http-equiv", "<script", "href=\"http", "evil"})
        QVERIFY2(!answer.contains(way), way);
}

void TestLoopbackRequests::thePageNeedsNothingElse()
{
    LoopbackListener listener(redirectUri(), Secret(state));
    QVERIFY(listener.open());
    const QByteArray answer = askFor("/kakao/callback?code=the-code&state=the-state&x=%3Cscript");
    const auto headEnd = answer.indexOf("\r\n\r\n");
    const QByteArray head = answer.first(headEnd) + "\r\n";
    const QByteArray page = answer.sliced(headEnd + 4);
    for (const QByteArray &field :
         {QByteArray("Content-Type: text/html; charset=utf-8"),
          QByteArray("Cache-Control: no-store"), QByteArray("Referrer-Policy: no-referrer"),
          QByteArray("Connection: close"), QByteArray("X-Content-Type-Options: nosniff"),
          "Content-Length: " + QByteArray::number(page.size())})
        QVERIFY2(head.contains("\r\n" + field + "\r\n"), field.constData());
    QVERIFY(head.contains("\r\nContent-Security-Policy: default-src 'none'; "
                          "style-src 'unsafe-inline'; frame-ancestors 'none';"));
    for (const char *word :
         {"<script", "http:", "https:", "src=", "url(", "@import", "the-code", "the-state"})
        QVERIFY2(!page.contains(word), word);
}

void TestLoopbackRequests::thePageIsInTheLanguageInstalled()
{
    LoudTranslator translator;
    QCoreApplication::installTranslator(&translator);
    LoopbackListener listener(redirectUri(), Secret(state));
    QVERIFY(listener.open());
    const QByteArray answer = askFor("/kakao/callback?code=c&state=the-state");
    QVERIFY(answer.contains("<h1>YOU CAN CLOSE THIS TAB&lt;&amp;&gt;</h1>"));
    QVERIFY(answer.contains("lang=\"EN&lt;&amp;&gt;\""));
}

QTEST_GUILESS_MAIN(TestLoopbackRequests)
#include "tst_loopbackrequests.moc"
