// SPDX-License-Identifier: Apache-2.0
#include "sandbox/server.h"
#include "support/testidentity.h"
#include "visitor.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSslCertificateExtension>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

QSslCertificate certificateOf(const sandbox::Server &server)
{
    return QSslCertificate(server.caCertificate());
}

QSslSocket &connectTo(QSslSocket &socket, const sandbox::Server &server)
{
    socket.connectToHostEncrypted(u"127.0.0.1"_s, quint16(server.url().port()));
    return socket;
}

} // namespace

/// The sandbox over TLS.
class TestSandboxTls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void oneSignIn();
    void linksAreHttps_data();
    void linksAreHttps();
    void theGuideNamesTheCertificate();
    void theCertificate();
    void anotherServerHasAnotherOne();
    void withoutTlsThereIsNone();
    void whoDoesNotTrustItLeaves();
    void whoTrustsAnotherOneLeaves();
    void twoMayBeTrusted();
    void plainHttpIsHungUpOn();
    void answersAreCutAsWithoutTls();
    void stopsDespiteAHangingRequest();
    void stopsDespiteAHandshakeThatStalls();
    void theProgram();
    void theProgramThatCannotWrite();

private:
    std::unique_ptr<sandbox::Server> m_server;
};

void TestSandboxTls::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_server = std::make_unique<sandbox::Server>(
        sandbox::Options{.usesTls = true, .redirectUris = {app::redirectUri}});
    QCOMPARE(m_server->start(), std::nullopt);
    QCOMPARE(m_server->url().scheme(), u"https"_s);
}

void TestSandboxTls::oneSignIn()
{
    const TrustedCertificate trusted(certificateOf(*m_server));
    Visitor visitor(m_server->url());
    const QString code = visitor.signIn(app::authorizeTarget()).redirected(u"code"_s);
    const QJsonObject tokens = visitor.post("/oauth/token", app::tokenFields(code)).json();
    const QByteArray access = tokens[u"access_token"].toString().toLatin1();
    const QJsonObject me =
        visitor.get("/v2/user/me", {{"Authorization", "Bearer " + access}}).json();
    QCOMPARE(me[u"id"].toInteger(), 3141592653);
    QVERIFY(me[u"properties"][u"profile_image"].toString().startsWith(m_server->url().toString()));

    const QByteArray claims =
        QByteArray::fromBase64(tokens[u"id_token"].toString().section(u'.', 1, 1).toLatin1(),
                               QByteArray::Base64UrlEncoding);
    QVERIFY(claims.contains(R"("iss":")" + m_server->url().toEncoded() + '"'));
}

void TestSandboxTls::linksAreHttps_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("guide") << QByteArray("/sandbox");
    QTest::newRow("login page") << app::authorizeTarget();
    QTest::newRow("error page") << QByteArray("/oauth/authorize?client_id=none");
    QTest::newRow("discovery") << QByteArray("/.well-known/openid-configuration");
}

void TestSandboxTls::linksAreHttps()
{
    QFETCH(const QByteArray, target);
    const TrustedCertificate trusted(certificateOf(*m_server));
    const Reply page = Visitor(m_server->url()).get(target);
    QVERIFY(page.body.size() > 200);
    static const QRegularExpression url(uR"(https?://[^"'<>\s]+)"_s);
    auto found = url.globalMatch(QString::fromUtf8(page.body));
    while (found.hasNext()) {
        const QString link = found.next().captured();
        QVERIFY2(link == app::redirectUri || link.startsWith(m_server->url().toString()),
                 qPrintable(link));
    }
}

void TestSandboxTls::theGuideNamesTheCertificate()
{
    const TrustedCertificate trusted(certificateOf(*m_server));
    QVERIFY(Visitor(m_server->url()).get("/sandbox").shows("curl --cacert certificate.pem "));
}

void TestSandboxTls::theCertificate()
{
    const QSslCertificate certificate = certificateOf(*m_server);
    QVERIFY(!certificate.isNull());
    QVERIFY(!m_server->caCertificate().contains("PRIVATE KEY"));
    const auto names = certificate.subjectAlternativeNames();
    QCOMPARE(names.values(QSsl::DnsEntry), QStringList{u"localhost"_s});
    QSet<QHostAddress> addresses;
    for (const QString &address : names.values(QSsl::IpAddressEntry))
        addresses.insert(QHostAddress(address));
    QCOMPARE(addresses, (QSet<QHostAddress>{QHostAddress::LocalHost, QHostAddress::LocalHostIPv6}));
    const auto extensions = certificate.extensions();
    const auto constraints =
        std::ranges::find(extensions, u"basicConstraints"_s, &QSslCertificateExtension::name);
    QVERIFY(constraints != extensions.end());
    QCOMPARE(constraints->value().toMap()[u"ca"_s], QVariant(false));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(certificate.effectiveDate() < now.addSecs(-3600));
    QVERIFY(certificate.expiryDate() > now.addDays(29));
    QVERIFY(certificate.expiryDate() < now.addDays(31));

    m_server->stop();
    QCOMPARE(m_server->start(), std::nullopt);
    QCOMPARE(certificateOf(*m_server), certificate); // whoever trusted it goes on
}

void TestSandboxTls::anotherServerHasAnotherOne()
{
    sandbox::Server other({.usesTls = true});
    QVERIFY(other.caCertificate().isEmpty());
    QCOMPARE(other.start(), std::nullopt);
    QVERIFY(certificateOf(other) != certificateOf(*m_server));
    QVERIFY(certificateOf(other).serialNumber() != certificateOf(*m_server).serialNumber());
}

void TestSandboxTls::withoutTlsThereIsNone()
{
    sandbox::Server plain;
    QCOMPARE(plain.start(), std::nullopt);
    QCOMPARE(plain.caCertificate(), QByteArray());
    QCOMPARE(plain.url().scheme(), u"http"_s);
}

void TestSandboxTls::whoDoesNotTrustItLeaves()
{
    QSslSocket socket;
    QVERIFY(!connectTo(socket, *m_server).waitForEncrypted());
    QCOMPARE(socket.error(), QAbstractSocket::SslHandshakeFailedError);
    QCOMPARE(socket.sslHandshakeErrors().value(0).error(), QSslError::SelfSignedCertificate);
    QTRY_COMPARE(m_server->openConnections(), 0);
    QCOMPARE(m_server->requests(), {});

    const TrustedCertificate trusted(certificateOf(*m_server));
    QCOMPARE(Visitor(m_server->url()).get("/sandbox").status, 200);
}

void TestSandboxTls::whoTrustsAnotherOneLeaves()
{
    sandbox::Server other({.usesTls = true});
    QCOMPARE(other.start(), std::nullopt);
    const TrustedCertificate trusted(certificateOf(other));
    QSslSocket socket;
    QVERIFY(!connectTo(socket, *m_server).waitForEncrypted());
    QCOMPARE(socket.error(), QAbstractSocket::SslHandshakeFailedError);
}

void TestSandboxTls::twoMayBeTrusted()
{
    sandbox::Server other({.usesTls = true});
    QCOMPARE(other.start(), std::nullopt);
    const TrustedCertificate first(certificateOf(*m_server));
    const TrustedCertificate second(certificateOf(other));
    QCOMPARE(Visitor(m_server->url()).get("/sandbox").status, 200);
    QCOMPARE(Visitor(other.url()).get("/sandbox").status, 200);
}

void TestSandboxTls::plainHttpIsHungUpOn()
{
    QUrl plain = m_server->url();
    plain.setScheme(u"http"_s);
    const Reply reply = Visitor(plain).get("/sandbox");
    QCOMPARE(reply.status, 0);
    QVERIFY(!reply.shows("HTTP"));
    QTRY_COMPARE(m_server->openConnections(), 0);
    QCOMPARE(m_server->requests(), {});
}

void TestSandboxTls::answersAreCutAsWithoutTls()
{
    const TrustedCertificate trusted(certificateOf(*m_server));
    m_server->setFault("/v2/user/me", {.status = 200, .body = "0123456789", .cut = true});
    const Reply reply = Visitor(m_server->url()).get("/v2/user/me");
    QCOMPARE(reply.status, 0);
    QVERIFY(reply.body.endsWith("\r\n\r\n01234") || reply.body == "01234");
}

void TestSandboxTls::stopsDespiteAHangingRequest()
{
    const TrustedCertificate trusted(certificateOf(*m_server));
    m_server->setFault("/v2/user/me", {.hang = true});
    QSslSocket socket;
    QVERIFY(connectTo(socket, *m_server).waitForEncrypted());
    socket.write("GET /v2/user/me HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    QVERIFY(socket.waitForBytesWritten());
    QTRY_COMPARE(m_server->requests().size(), 1);
    QElapsedTimer timer;
    timer.start();
    m_server->stop();
    QVERIFY(timer.elapsed() < 5000); // the time-out of a read is a minute
}

void TestSandboxTls::stopsDespiteAHandshakeThatStalls()
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, quint16(m_server->url().port()));
    QVERIFY(socket.waitForConnected());
    socket.write("\x16\x03\x01"); // the head of a ClientHello, and no more
    QVERIFY(socket.waitForBytesWritten());
    QTRY_COMPARE(m_server->openConnections(), 1);
    QElapsedTimer timer;
    timer.start();
    m_server->stop();
    QVERIFY(timer.elapsed() < 5000);
}

void TestSandboxTls::theProgram()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"sandbox.pem"_s);
    QProcess program;
    program.start(QStringLiteral(KAKAO_SANDBOX),
                  {u"--port=0"_s, u"--tls"_s, u"--certificate"_s, file});
    QVERIFY(program.waitForReadyRead());
    const QString greeting = QString::fromUtf8(program.readLine());
    const QUrl url(QRegularExpression(uR"(https://\S+)"_s).match(greeting).captured());
    QVERIFY2(url.port() > 0, qPrintable(greeting));
    QVERIFY(!program.readAll().contains("BEGIN CERTIFICATE"));
    const TrustedCertificate trusted(QSslCertificate::fromPath(file).value(0));
    QCOMPARE(Visitor(url).get("/sandbox").status, 200);
    program.terminate();
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitCode(), 0);
}

void TestSandboxTls::theProgramThatCannotWrite()
{
    const QTemporaryDir folder;
    QProcess program;
    program.start(QStringLiteral(KAKAO_SANDBOX),
                  {u"--port=0"_s, u"--tls"_s, u"--certificate"_s, folder.path()});
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitCode(), 1);
    QVERIFY(program.readAllStandardError().contains("cannot be written"));
}

QTEST_GUILESS_MAIN(TestSandboxTls)
#include "tst_sandboxtls.moc"
