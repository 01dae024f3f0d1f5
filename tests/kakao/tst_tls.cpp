// SPDX-License-Identifier: Apache-2.0
#include "kakao/apiclient.h"
#include "support/standinserver.h"

#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QTest>

using kakao::Error;
using kakao::ErrorCode;
using kakao::Secret;
using namespace Qt::StringLiterals;

/// Nothing is said to a server that is not who it should be.
class TestTls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void cleanup() { QTRY_VERIFY(networkThreadsHaveEnded()); }
    void tlsErrorsAreNotIgnored_data();
    void tlsErrorsAreNotIgnored();
    void aServerWithoutTls();

private:
    static std::optional<Error> logOutError(const QUrl &server)
    {
        QNetworkAccessManager network;
        kakao::Config config;
        config.kapiUrl = server;
        const auto reply = kakao::ApiClient(network, config).logOut(Secret("token"));
        if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }))
            return Error{.code = ErrorCode::Cancelled, .detail = u"never finished"_s};
        const auto result = reply->result();
        return result ? std::nullopt : std::optional(result.error());
    }
};

void TestTls::tlsErrorsAreNotIgnored_data()
{
    QTest::addColumn<bool>("isTrusted");
    QTest::addColumn<TestValidity>("validity");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("reason"); // in the error's detail; none: accepted

    using Validity = TestValidity;
    QTest::newRow("trusted") << true << Validity::Today << u"127.0.0.1"_s << QString();
    QTest::newRow("unknown authority")
        << false << Validity::Today << u"127.0.0.1"_s << u"self-signed"_s;
    QTest::newRow("another name") << true << Validity::Today << u"127.0.0.2"_s
                                  << u"did not match"_s;
    QTest::newRow("expired") << true << Validity::Past << u"127.0.0.1"_s << u"has expired"_s;
    QTest::newRow("not yet valid")
        << true << Validity::Future << u"127.0.0.1"_s << u"not yet valid"_s;
}

void TestTls::tlsErrorsAreNotIgnored()
{
    QFETCH(const bool, isTrusted);
    QFETCH(const TestValidity, validity);
    QFETCH(const QString, host);
    QFETCH(const QString, reason);

    const TestIdentity identity = makeTestIdentity(validity);
    StandInServer server(identity,
                         host == "127.0.0.2"_L1 ? QHostAddress(host) : QHostAddress::LocalHost);
    server.setAnswer("/v1/user/logout", {.body = "{}"});
    const TrustedCertificate trust(isTrusted ? identity.certificate : QSslCertificate());

    const auto error = logOutError(server.url());
    QCOMPARE(!error, reason.isEmpty());
    QCOMPARE(server.requests().size(), error ? 0 : 1);
    if (error) {
        QCOMPARE(error->code, ErrorCode::TlsFailed);
        QVERIFY2(error->detail.contains(reason), qPrintable(error->detail));
    }
}

void TestTls::aServerWithoutTls()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&server] {
        server.nextPendingConnection()->write("HTTP/1.1 400 Bad Request\r\n\r\n");
    });
    const auto error = logOutError(QUrl(u"https://127.0.0.1:%1"_s.arg(server.serverPort())));
    QVERIFY(error);
    QCOMPARE(error->code, ErrorCode::TlsFailed);
}

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
