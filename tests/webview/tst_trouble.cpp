// SPDX-License-Identifier: Apache-2.0
#include "attempt.h"

#include "support/waituntil.h"

#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWebEngineView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using kakao::ErrorCode;

namespace {

/// A server whose certificate nobody has signed but itself.
class TlsServer : public PageServer
{
public:
    explicit TlsServer(const QString &folder)
    {
        const QString key = folder + u"/key.pem"_s;
        const QString certificate = folder + u"/cert.pem"_s;
        QProcess::execute(u"openssl"_s,
                          {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s,
                           u"-days"_s, u"2"_s, u"-subj"_s, u"/CN=localhost"_s, u"-addext"_s,
                           u"subjectAltName=DNS:localhost"_s, u"-keyout"_s, key, u"-out"_s,
                           certificate});
        m_certificate = QSslCertificate::fromPath(certificate).value(0);
        QFile file(key);
        if (file.open(QIODevice::ReadOnly))
            m_key = QSslKey(&file, QSsl::Rsa);
    }
    [[nodiscard]] bool isReady() const { return !m_key.isNull() && !m_certificate.isNull(); }

protected:
    void incomingConnection(qintptr handle) override
    {
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(handle);
        socket->setPrivateKey(m_key);
        socket->setLocalCertificate(m_certificate);
        connect(socket, &QSslSocket::readyRead, this, [this, socket] { serve(*socket); });
        connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
        ++m_connections;
        socket->startServerEncryption();
    }

private:
    QSslCertificate m_certificate;
    QSslKey m_key;
};

} // namespace

/// Whatever keeps the page away, the window says so in its own words and has a way on.
class TestTrouble : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void unreachable();
    void nameNotFound();
    void certificateIsNotAccepted();
    void serverError_data();
    void serverError();
    void kakaoErrorPage_data();
    void kakaoErrorPage();
    void kakaoCodeElsewhereIsText();
    void retryAfterKakaoErrorPage();
    void crashOnceLoadsAgain();
    void crashTwiceIsReported();
    void serverThatDoesNotAnswer();
    void slowAnswerIsStillTaken();
    void slowResourceKeepsThePage();
    void hungPageIsReplaced();

private:
    [[nodiscard]] static bool isReporting(const Attempt &attempt)
    {
        return attempt.isShown("troublePage") && !attempt.isShown("viewPage");
    }

    PageServer m_server;
    PageServer m_tripwire;
};

void TestTrouble::init()
{
    m_server.clear();
    m_tripwire.clear();
    m_server.setPage("/start", "<title>login</title>page");
}

void TestTrouble::unreachable()
{
    QTcpServer placeholder;
    QVERIFY(placeholder.listen(QHostAddress::LocalHost));
    const quint16 port = placeholder.serverPort();
    placeholder.close();
    auto request = makeRequest(m_server, m_tripwire);
    request.authorizationUrl.setPort(port);
    Attempt attempt(request);

    QTRY_VERIFY(isReporting(attempt));
    QVERIFY(attempt.textOf("troubleTitle").contains(u"127.0.0.1"_s));
    QVERIFY(!attempt.isShown("troubleCode"));
    QVERIFY(!attempt.isShown("lockLabel"));
    QVERIFY(placeholder.listen(QHostAddress::LocalHost, port)); // the network is back
    QSignalSpy connected(&placeholder, &QTcpServer::newConnection);
    attempt.find<QPushButton>("retryButton")->click();
    QTRY_VERIFY(connected.count() > 0);

    attempt.find<QPushButton>("giveUpButton")->click();
    QVERIFY(attempt.waitForFinished());
    QCOMPARE(attempt.reply->result().error().code, ErrorCode::Cancelled);
}

void TestTrouble::nameNotFound()
{
    auto request = makeRequest(m_server, m_tripwire);
    request.authorizationUrl = QUrl(u"https://nonexistent.invalid/oauth/authorize?client_id=k"_s);
    request.allowedHosts += u"*.invalid"_s;
    Attempt attempt(request);
    QTRY_VERIFY_WITH_TIMEOUT(isReporting(attempt), 20'000);
    QVERIFY(attempt.textOf("troubleText").contains(u"nonexistent.invalid"_s));
    QVERIFY(!attempt.textOf("troubleText").contains(u"client_id"_s));
}

void TestTrouble::certificateIsNotAccepted()
{
    QTemporaryDir folder;
    TlsServer server(folder.path());
    QVERIFY(server.isReady());
    auto request = makeRequest(server, m_tripwire);
    request.authorizationUrl = server.url(u"/start?code=1"_s, u"localhost"_s);
    request.authorizationUrl.setScheme(u"https"_s);
    request.allowedHosts += u"localhost"_s;
    Attempt attempt(request);
    QTRY_VERIFY(isReporting(attempt));
    QVERIFY(attempt.textOf("troubleTitle").contains(u"not safe"_s));
    QVERIFY(server.connections() > 0);
    QCOMPARE(server.requests().size(), 0); // nothing was asked for over that connection
    QVERIFY(!attempt.isShown("lockLabel"));
}

void TestTrouble::serverError_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isReported");
    QTest::newRow("500 with a page") << 500 << QByteArray("oops") << true;
    QTest::newRow("502 without") << 502 << QByteArray() << true;
    QTest::newRow("403 without") << 403 << QByteArray() << true;
    QTest::newRow("400 with a page") << 400 << QByteArray("Wrong password") << false;
}

void TestTrouble::serverError()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const bool, isReported);
    m_server.set("/start", {.body = body, .status = status});
    Attempt attempt(makeRequest(m_server, m_tripwire));
    if (!isReported) {
        QVERIFY(attempt.waitForLoad());
        QVERIFY(attempt.settle());
        QVERIFY(!isReporting(attempt));
        return;
    }
    QTRY_VERIFY(isReporting(attempt));
    QCOMPARE(attempt.textOf("troubleCode"), u"HTTP %1"_s.arg(status));

    init(); // the server is well again
    attempt.find<QPushButton>("retryButton")->click();
    QVERIFY(attempt.waitForLoad());
    QTRY_VERIFY(!isReporting(attempt));
}

void TestTrouble::kakaoErrorPage_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::addColumn<int>("status");
    QTest::newRow("in the title") << QByteArray("<title>KOE006</title>") << 200;
    QTest::newRow("in the text") << QByteArray("<title>오류</title><h1>잘못된 요청 (KOE006)</h1>")
                                 << 200;
    QTest::newRow("bad request") << QByteArray("<p>앱 관리자 설정 오류 (KOE006)") << 400;
}

void TestTrouble::kakaoErrorPage()
{
    QFETCH(const QByteArray, html);
    QFETCH(const int, status);
    m_server.set("/start", {.body = "<meta charset=utf-8>" + html, .status = status});
    Attempt attempt(makeRequest(m_server, m_tripwire));
    QTRY_VERIFY(isReporting(attempt));
    QCOMPARE(attempt.textOf("troubleCode"), u"KOE006"_s);

    attempt.window()->close();
    QVERIFY(attempt.waitForFinished());
    QCOMPARE(attempt.reply->result().error().code, ErrorCode::ErrorPage);
    QCOMPARE(attempt.reply->result().error().kakaoCode, u"KOE006"_s);
    QCOMPARE(attempt.reply->result().error().origin, kakao::ErrorOrigin::Authorization);
}

void TestTrouble::kakaoCodeElsewhereIsText()
{
    m_server.setPage("/help", "<title>help</title>What is KOE006?");
    auto request = makeRequest(m_server, m_tripwire);
    request.authorizationUrl = m_server.url(u"/start"_s, u"localhost"_s);
    request.allowedHosts += u"localhost"_s;
    m_server.setRedirect("/start", 302, m_server.url(u"/help"_s).toEncoded());
    Attempt attempt(request);
    QVERIFY(attempt.waitForLoad());
    QVERIFY(attempt.settle());
    QVERIFY(!isReporting(attempt));
}

void TestTrouble::retryAfterKakaoErrorPage()
{
    m_server.setPage("/start", "<title>KOE101</title>");
    Attempt attempt(makeRequest(m_server, m_tripwire));
    QTRY_VERIFY(isReporting(attempt));
    init();
    attempt.find<QToolButton>("reloadButton")->click(); // as good as "Try again"
    QVERIFY(attempt.waitForLoad());
    attempt.window()->close();
    QVERIFY(attempt.waitForFinished());
    QCOMPARE(attempt.reply->result().error().code, ErrorCode::Cancelled);
}

void TestTrouble::crashOnceLoadsAgain()
{
    Attempt attempt(makeRequest(m_server, m_tripwire));
    QVERIFY(attempt.waitForLoad());
    attempt.page()->load(QUrl(u"chrome://crash"_s));
    QTRY_COMPARE(m_server.seen("/start"), 2);
    QVERIFY(attempt.waitForLoad());
    QVERIFY(!isReporting(attempt));
}

void TestTrouble::crashTwiceIsReported()
{
    Attempt attempt(makeRequest(m_server, m_tripwire));
    QVERIFY(attempt.waitForLoad());
    attempt.page()->load(QUrl(u"chrome://crash"_s));
    QTRY_COMPARE(m_server.seen("/start"), 2);
    QVERIFY(attempt.waitForLoad());
    attempt.page()->load(QUrl(u"chrome://kill"_s));
    QTRY_VERIFY(isReporting(attempt));
    QCOMPARE(m_server.seen("/start"), 2);

    attempt.find<QPushButton>("retryButton")->click();
    QVERIFY(attempt.waitForLoad());
    QVERIFY(attempt.settle());
    QCOMPARE(m_server.seen("/start"), 3); // the person's, and none by itself
    QCOMPARE(attempt.finished.count(), 0);
}

void TestTrouble::serverThatDoesNotAnswer()
{
    m_server.set("/start", {.hangs = true});
    Attempt attempt(makeRequest(m_server, m_tripwire), {.patience = 300ms});
    QTRY_VERIFY(isReporting(attempt));
    QCOMPARE(attempt.finished.count(), 0);
    init();
    attempt.find<QPushButton>("retryButton")->click();
    QVERIFY(attempt.waitForLoad());
    QVERIFY(!isReporting(attempt));
}

void TestTrouble::slowAnswerIsStillTaken()
{
    m_server.set("/start", {.hangs = true});
    Attempt attempt(makeRequest(m_server, m_tripwire), {.patience = 300ms});
    QTRY_VERIFY(isReporting(attempt));
    m_server.release(); // what was waited for comes after all
    QTRY_VERIFY(!isReporting(attempt));
    QCOMPARE(m_server.seen("/start"), 1);
}

void TestTrouble::slowResourceKeepsThePage()
{
    m_server.setPage("/start", "<title>qr</title><p>scan<img src=/hangs>");
    m_server.set("/hangs", {.hangs = true});
    Attempt attempt(makeRequest(m_server, m_tripwire), {.patience = 1000ms});
    QTRY_VERIFY(attempt.isShown("messageBar"));
    QVERIFY(!isReporting(attempt)); // a page that waits for a phone may take minutes
    QCOMPARE(attempt.page()->title(), u"qr"_s);

    attempt.find<QPushButton>("messageButton")->click();
    QTRY_COMPARE(m_server.seen("/start"), 2);
}

void TestTrouble::hungPageIsReplaced()
{
    Attempt attempt(makeRequest(m_server, m_tripwire), {.patience = 1000ms});
    QVERIFY(attempt.waitForLoad());
    attempt.page()->load(QUrl(u"chrome://hang"_s)); // of which Chromium tells nothing
    QVERIFY(waitUntil([&] { return !attempt.evaluate(u"1"_s).isValid(); }));
    attempt.find<QToolButton>("reloadButton")->click();
    QTRY_VERIFY(isReporting(attempt));
    attempt.find<QPushButton>("retryButton")->click();
    QVERIFY(attempt.waitForLoad());
    QVERIFY(!isReporting(attempt));
}

QTEST_MAIN(TestTrouble)
#include "tst_trouble.moc"
