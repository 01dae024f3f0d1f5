// SPDX-License-Identifier: Apache-2.0
#include "browser/loopbacklistener.h"

#include "ports.h"
#include "support/waituntil.h"

#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTranslator>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using browser::LoopbackListener;
using kakao::ErrorCode;
using kakao::Secret;
using namespace Qt::StringLiterals;

namespace {

constexpr auto state = "the-state";
constexpr auto holdPort = "--hold-port";

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

#ifdef Q_OS_UNIX
/// Somebody else's program: listens on the port until it is killed. 1 when it may not.
int hold(quint16 port)
{
    QTcpServer server;
    const bool isListening = server.listen(QHostAddress::LocalHost, port);
    std::puts(isListening ? "holding" : "refused");
    std::fflush(stdout);
    return isListening ? QCoreApplication::exec() : 1;
}

/// Of the person nobody, when there is a way to become another person.
constexpr uid_t nobody = 65534;
#endif

} // namespace

class TestLoopbackListener : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_port = freePort();
    }
    void N2_onlyLoopbackIsBound_data();
    void N2_onlyLoopbackIsBound();
    void otherRedirectUrisAreRefused_data();
    void otherRedirectUrisAreRefused();
    void N4_isOpenOnlyWhileItIsPending();
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
    void portInUse_data();
    void portInUse();
    void anotherProcessRaces_data();
    void anotherProcessRaces();

private:
    [[nodiscard]] QUrl redirectUri(const QString &host = u"127.0.0.1"_s) const
    {
        return QUrl(u"http://%1:%2/kakao/callback"_s.arg(host).arg(m_port));
    }
    [[nodiscard]] QByteArray askFor(const QByteArray &target) const
    {
        return ask(m_port, getRequest(m_port, target));
    }

    quint16 m_port = 0;
};

void TestLoopbackListener::N2_onlyLoopbackIsBound_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QStringList>("addresses");
    QTest::newRow("the address") << u"127.0.0.1"_s << QStringList{u"127.0.0.1"_s};
    QTest::newRow("the name") << u"localhost"_s << QStringList{u"127.0.0.1"_s, u"::1"_s};
    QTest::newRow("IPv6") << u"[::1]"_s << QStringList{u"::1"_s};
}

void TestLoopbackListener::N2_onlyLoopbackIsBound()
{
#ifndef Q_OS_LINUX
    QSKIP("reads /proc");
#endif
    QFETCH(const QString, host);
    QFETCH(const QStringList, addresses);
    QTcpServer probe;
    if (addresses.contains(u"::1"_s) && !probe.listen(QHostAddress::LocalHostIPv6))
        QSKIP("no IPv6 here");
    LoopbackListener listener(redirectUri(host), Secret(state));
    QCOMPARE(listeningAddresses(m_port), QStringList());
    QVERIFY(listener.open());
    QCOMPARE(listeningAddresses(m_port), addresses);
    listener.close();
    QCOMPARE(listeningAddresses(m_port), QStringList());
}

void TestLoopbackListener::otherRedirectUrisAreRefused_data()
{
    QTest::addColumn<QUrl>("redirectUri");
    for (const auto *text :
         {"https://127.0.0.1:52525/cb", "http://0.0.0.0:52525/cb", "http://[::]:52525/cb",
          "http://127.0.0.2:52525/cb", "http://192.168.0.2:52525/cb", "http://app.example/cb",
          "http://localhost.example:52525/cb", "kakao1234://oauth", ""})
        QTest::newRow(*text == '\0' ? "none" : text) << QUrl(QString::fromLatin1(text));
}

void TestLoopbackListener::otherRedirectUrisAreRefused()
{
    QFETCH(const QUrl, redirectUri);
    LoopbackListener listener(redirectUri, Secret(state));
    const auto opened = listener.open();
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::CannotListen);
    QCOMPARE(opened.error().origin, kakao::ErrorOrigin::UserAgent);
    QVERIFY(!listener.isOpen());
}

void TestLoopbackListener::N4_isOpenOnlyWhileItIsPending()
{
    LoopbackListener listener(redirectUri(), Secret(state));
    QSignalSpy redirected(&listener, &LoopbackListener::redirected);
    QVERIFY(!canConnect(m_port));
    QVERIFY(listener.open());
    QVERIFY(canConnect(m_port));
    QVERIFY(askFor("/kakao/callback?code=c&state=the-state").startsWith("HTTP/1.1 200 OK\r\n"));
    QCOMPARE(redirected.count(), 1);
    QVERIFY(!listener.isOpen());
    QVERIFY(!canConnect(m_port));
}

void TestLoopbackListener::requests_data()
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
void TestLoopbackListener::requests()
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

void TestLoopbackListener::N6_foreignAnswers_data()
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

void TestLoopbackListener::N6_foreignAnswers()
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

void TestLoopbackListener::answers_data()
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

void TestLoopbackListener::answers()
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

void TestLoopbackListener::N7_theQueryOfTheRedirectUriIsKept()
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
void TestLoopbackListener::N9_B6_theAnswerIsTakenOnce()
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

void TestLoopbackListener::B8_leadsNowhere_data()
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
void TestLoopbackListener::B8_leadsNowhere()
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

void TestLoopbackListener::thePageNeedsNothingElse()
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

void TestLoopbackListener::thePageIsInTheLanguageInstalled()
{
    LoudTranslator translator;
    QCoreApplication::installTranslator(&translator);
    LoopbackListener listener(redirectUri(), Secret(state));
    QVERIFY(listener.open());
    const QByteArray answer = askFor("/kakao/callback?code=c&state=the-state");
    QVERIFY(answer.contains("<h1>YOU CAN CLOSE THIS TAB&lt;&amp;&gt;</h1>"));
    QVERIFY(answer.contains("lang=\"EN&lt;&amp;&gt;\""));
}

void TestLoopbackListener::portInUse_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QHostAddress>("taken");
    const QHostAddress loopback(QHostAddress::LocalHost);
    const QHostAddress loopback6(QHostAddress::LocalHostIPv6);
    QTest::newRow("the address") << u"127.0.0.1"_s << loopback;
    QTest::newRow("every address") << u"127.0.0.1"_s << QHostAddress(QHostAddress::AnyIPv4);
    QTest::newRow("every address of both kinds")
        << u"127.0.0.1"_s << QHostAddress(QHostAddress::Any);
    QTest::newRow("IPv6") << u"[::1]"_s << loopback6;
    QTest::newRow("the name, first address") << u"localhost"_s << loopback;
    QTest::newRow("the name, second address") << u"localhost"_s << loopback6;
}

void TestLoopbackListener::portInUse()
{
    QFETCH(const QString, host);
    QFETCH(const QHostAddress, taken);
    QTcpServer other;
    if (!other.listen(taken, m_port))
        QSKIP("no such address here");
    LoopbackListener listener(redirectUri(host), Secret(state));
    const auto opened = listener.open();
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::PortInUse);
    QCOMPARE(opened.error().detail, QString::number(m_port));
    QVERIFY(!listener.isOpen());
#ifdef Q_OS_LINUX
    QCOMPARE(listeningAddresses(m_port).size(), 1); // the first of two was let go
#endif
    other.close();
    QVERIFY(listener.open());
}

void TestLoopbackListener::anotherProcessRaces_data()
{
    QTest::addColumn<bool>("isAnotherUser");
    QTest::newRow("of this user") << false;
    QTest::newRow("of another user") << true;
}

/// Before the first attempt and between two it can have the port, and we say so; never during one.
void TestLoopbackListener::anotherProcessRaces()
{
#ifdef Q_OS_UNIX
    QFETCH(const bool, isAnotherUser);
    if (isAnotherUser && geteuid() != 0)
        QSKIP("only root can become another user");
    const auto start = [&](QProcess &process) {
        if (isAnotherUser)
            process.setChildProcessModifier([] {
                if (setuid(nobody) != 0)
                    _exit(2);
            });
        process.start(QCoreApplication::applicationFilePath(),
                      {QString::fromLatin1(holdPort), QString::number(m_port)});
        return process.waitForReadyRead() ? process.readAll().trimmed() : QByteArray();
    };
    const auto end = [](QProcess &process) {
        process.kill();
        return process.waitForFinished();
    };
    LoopbackListener listener(redirectUri(), Secret(state));
    for (int attempt = 0; attempt < 2; ++attempt) {
        QProcess racer;
        QCOMPARE(start(racer), "holding");
        const auto opened = listener.open();
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::PortInUse);
        QVERIFY(end(racer));

        QVERIFY(listener.open());
        QProcess late;
        QCOMPARE(start(late), "refused");
        QVERIFY(late.waitForFinished());
        QSignalSpy redirected(&listener, &LoopbackListener::redirected);
        QVERIFY(askFor("/kakao/callback?code=c&state=the-state").contains(" 200 "));
        QCOMPARE(redirected.count(), 1);
    }
#else
    QSKIP("of Unix");
#endif
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
#ifdef Q_OS_UNIX
    if (argc == 3 && QLatin1StringView(argv[1]) == QLatin1StringView(holdPort))
        return hold(QByteArray(argv[2]).toUShort());
#endif
    TestLoopbackListener test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_loopbacklistener.moc"
