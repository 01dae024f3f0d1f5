// SPDX-License-Identifier: Apache-2.0
#include "kakao/config.h"

#include <QRegularExpression>
#include <QTest>

using kakao::Config;
using kakao::ErrorCode;
using kakao::Result;
using namespace Qt::StringLiterals;

class TestConfig : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void endpoints_data();
    void endpoints();
    void serverUrl_data();
    void serverUrl();
    void redirectUri_data();
    void redirectUri();
    void loopback_data();
    void loopback();
    void aRefusalKeepsThePassword();
};

void TestConfig::endpoints_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("issuer");

    QTest::newRow("Kakao") << u"https://kauth.kakao.com"_s
                           << u"https://kauth.kakao.com/oauth/token"_s
                           << u"https://kauth.kakao.com"_s;
    QTest::newRow("trailing slash")
        << u"https://kauth.kakao.com/"_s << u"https://kauth.kakao.com/oauth/token"_s
        << u"https://kauth.kakao.com"_s;
    QTest::newRow("path prefix") << u"http://127.0.0.1:8080/mode/kauth"_s
                                 << u"http://127.0.0.1:8080/mode/kauth/oauth/token"_s
                                 << u"http://127.0.0.1:8080/mode/kauth"_s;
    QTest::newRow("encoded prefix")
        << u"http://127.0.0.1:8080/a%2Fb%20c/"_s << u"http://127.0.0.1:8080/a%2Fb%20c/oauth/token"_s
        << u"http://127.0.0.1:8080/a%2Fb%20c"_s;
}

void TestConfig::endpoints()
{
    QFETCH(const QString, server);
    QFETCH(const QString, endpoint);
    QFETCH(const QString, issuer);

    Config config;
    config.kauthUrl = *kakao::checkServerUrl(server);
    config.kapiUrl = config.kauthUrl;
    QCOMPARE(config.kauth(u"/oauth/token").toString(QUrl::FullyEncoded), endpoint);
    QCOMPARE(config.kapi(u"/oauth/token").toString(QUrl::FullyEncoded), endpoint);
    QCOMPARE(config.issuer(), issuer);
}

void TestConfig::serverUrl_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("allowed");

    const auto row = [](const char *tag, const QString &text, bool allowed) {
        QTest::newRow(tag) << text << allowed;
    };
    row("https", u"https://kauth.kakao.com"_s, true);
    row("https with a port", u"https://kauth.example:8443"_s, true);
    row("http on loopback", u"http://127.0.0.1:8080"_s, true);
    row("http on IPv6 loopback", u"http://[::1]:8080"_s, true);
    row("http on localhost", u"http://localhost:8080/kauth"_s, true);
    row("http elsewhere", u"http://kauth.kakao.com"_s, false);
    row("http on a name that begins like loopback", u"http://127.0.0.1.example"_s, false);
    row("http on a name that begins like localhost", u"http://localhost.example"_s, false);
    row("http on a private network", u"http://192.168.0.1"_s, false);
    row("user info", u"https://u@kauth.kakao.com"_s, false);
    row("empty user info", u"https://@kauth.kakao.com"_s, false);
    row("query", u"https://kauth.kakao.com/?a=b"_s, false);
    row("empty query", u"https://kauth.kakao.com/?"_s, false);
    row("fragment", u"https://kauth.kakao.com/#a"_s, false);
    row("no host", u"https:///kauth"_s, false);
    row("port zero", u"https://kauth.kakao.com:0"_s, false);
    row("port too large", u"https://kauth.kakao.com:65536"_s, false);
    row("no scheme", u"kauth.kakao.com"_s, false);
    row("file", u"file:///etc/passwd"_s, false);
    row("blank in front", u" https://kauth.kakao.com"_s, false);
    row("empty", u""_s, false);
}

void TestConfig::serverUrl()
{
    QFETCH(const QString, text);
    QFETCH(const bool, allowed);

    const auto url = kakao::checkServerUrl(text);
    QCOMPARE(bool(url), allowed);
    if (url) {
        QCOMPARE(url->toString(), text);
    } else {
        QCOMPARE(url.error().code, ErrorCode::ConfigInvalid);
        QVERIFY(!url.error().detail.isEmpty());
    }
}

void TestConfig::redirectUri_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("allowed");

    const auto row = [](const char *tag, const QString &text, bool allowed) {
        QTest::newRow(tag) << text << allowed;
    };
    row("loopback", u"http://127.0.0.1:52525/kakao/callback"_s, true);
    row("http elsewhere", u"http://app.example/callback"_s, true);
    row("https", u"https://app.example/callback/"_s, true);
    row("query", u"https://app.example/callback?from=kakao"_s, true);
    row("no path", u"http://127.0.0.1:52525"_s, true);
    row("encoded path", u"http://127.0.0.1/a%2Fb%20c"_s, true);
    row("fragment", u"https://app.example/callback#top"_s, false);
    row("empty fragment", u"https://app.example/callback#"_s, false);
    row("user info", u"https://u:p@app.example/callback"_s, false);
    row("scheme of its own", u"kakao0123://oauth"_s, false);
    row("relative", u"/callback"_s, false);
    row("empty", u""_s, false);
    row("capital host is not sent as written", u"http://LOCALHOST/callback"_s, false);
    row("Korean path is not sent as written", u"http://127.0.0.1/\uCE74\uCE74\uC624"_s, false);
    row("needless encoding is not sent as written", u"http://127.0.0.1/%6fauth"_s, false);
    row("dot segments do not come back", u"http://127.0.0.1/a/../callback"_s, false);
    row("double slash does not come back", u"http://127.0.0.1//callback"_s, false);
}

void TestConfig::redirectUri()
{
    QFETCH(const QString, text);
    QFETCH(const bool, allowed);

    const auto uri = kakao::checkRedirectUri(text);
    QCOMPARE(bool(uri), allowed);
    if (uri)
        QCOMPARE(uri->toEncoded(), text.toLatin1());
    else
        QCOMPARE(uri.error().code, ErrorCode::ConfigInvalid);
}

void TestConfig::loopback_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("expected");

    QTest::newRow("usual address") << u"http://127.0.0.1/"_s << true;
    QTest::newRow("last address") << u"http://127.255.255.254/"_s << true;
    QTest::newRow("IPv6") << u"http://[::1]/"_s << true;
    QTest::newRow("name") << u"http://LocalHost/"_s << true;
    QTest::newRow("any address") << u"http://0.0.0.0/"_s << false;
    QTest::newRow("another name") << u"http://localhost.kakao.com/"_s << false;
    QTest::newRow("public address") << u"http://128.0.0.1/"_s << false;
    QTest::newRow("no host") << u"file:///127.0.0.1"_s << false;
}

void TestConfig::loopback()
{
    QFETCH(const QString, url);
    QTEST(kakao::isLoopback(QUrl(url)), "expected");
}

void TestConfig::aRefusalKeepsThePassword()
{
    const auto url = kakao::checkServerUrl(u"https://user:hunter2@kauth.kakao.com"_s);
    QVERIFY(!url.error().detail.contains(u"hunter2"));
}

QTEST_GUILESS_MAIN(TestConfig)
#include "tst_config.moc"
