// SPDX-License-Identifier: Apache-2.0
#include "desk.h"

#include "browser/ports.h"
#include "support/proxyserver.h"
#include "support/standinserver.h"

#include <QRegularExpression>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

/// Kakao behind a proxy that wants a password, as the environment of a shell names it.
class TestCtlProxy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void passwords_data();
    void passwords();

private:
    /// As a browser comes back that was led to link, with a code.
    static bool comeBack(const QByteArray &link)
    {
        const QUrlQuery query(QUrl::fromEncoded(link));
        const QUrl redirect(query.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded));
        const auto port = quint16(redirect.port());
        const QByteArray target = redirect.path().toLatin1()
            + "?code=a-code&state=" + query.queryItemValue(u"state"_s).toLatin1();
        return ask(port, getRequest(port, target)).startsWith("HTTP/1.1 200 ");
    }
};

void TestCtlProxy::passwords_data()
{
    QTest::addColumn<QString>("somebody");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QByteArray>("words");
    const auto refused = "This network's proxy asks for a password or does not let Daemun through.";
    QTest::newRow("nobody") << QString() << u"ProxyRefused"_s << QByteArray(refused);
    QTest::newRow("a wrong password") << u"kim:wrong"_s << u"ProxyRefused"_s << QByteArray(refused);
    // On to a Kakao whose certificate only this test could believe.
    QTest::newRow("the right one")
        << u"kim:the-password"_s << u"TlsFailed"_s << QByteArray("is not secure");
}

void TestCtlProxy::passwords()
{
    QFETCH(const QString, somebody);
    QFETCH(const QString, code);
    QFETCH(const QByteArray, words);
    const StandInServer kakao(makeTestIdentity(TestValidity::Today, TestName::Other));
    ProxyServer proxy;
    proxy.setCredentials("kim:the-password");
    proxy.setRoute(u"kauth.example"_s, kakao.serverPort());
    Desk desk;
    for (const QString &name : {u"DAEMUN_KAUTH_URL"_s, u"DAEMUN_KAPI_URL"_s})
        desk.environment.insert(name, u"https://kauth.example"_s);
    for (const QString &name : {u"http_proxy"_s, u"https_proxy"_s})
        desk.environment.insert(name, proxy.url(somebody).toString());

    const auto login = desk.start({u"login"_s, u"--no-browser"_s, u"--json"_s});
    QVERIFY(login->hasLink());
    QVERIFY(comeBack(login->link()));
    QCOMPARE(login->exitCode(), 4);
    QCOMPARE(login->errorCode(), code);
    QVERIFY2(login->errors().contains(words), login->errors().constData());
    QVERIFY(!login->errors().contains("the-password"));
    QVERIFY(proxy.challenges() > 0);
    QCOMPARE(proxy.passages() > 0, code == "TlsFailed"_L1);
    QCOMPARE(kakao.requests().size(), 0);

    const auto doctor = desk.start({u"doctor"_s});
    QCOMPARE(doctor->exitCode(), 4);
    QVERIFY2(doctor->output().contains("bad\tkauth.example\t"), doctor->output().constData());
    QVERIFY2(doctor->output().contains(words), doctor->output().constData());
    QVERIFY(!doctor->output().contains("the-password"));
}

QTEST_GUILESS_MAIN(TestCtlProxy)
#include "tst_ctlproxy.moc"
