// SPDX-License-Identifier: Apache-2.0
#include "session/useragent.h"
#include "webview/loginprofile.h"
#include "webview/navigationpolicy.h"
#include "webview/originbar.h"
#include "webview/requestfilter.h"
#include "webview/trouble.h"

#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;
using webview::Trouble;
using webview::Verdict;

Q_DECLARE_METATYPE(webview::Verdict)
Q_DECLARE_METATYPE(webview::Trouble)

namespace {

session::UserAgentRequest production()
{
    return {.authorizationUrl = QUrl(u"https://kauth.kakao.com/oauth/authorize?client_id=k"_s),
            .redirectUri = QUrl(u"http://127.0.0.1:52525/kakao/callback"_s),
            .allowedHosts = {u"*.kakao.com"_s, u"login.example:8443"_s}};
}

session::UserAgentRequest sandbox()
{
    return {.authorizationUrl = QUrl(u"http://127.0.0.1:8080/oauth/authorize"_s),
            .redirectUri = QUrl(u"http://127.0.0.1:52525/kakao/callback"_s),
            .allowedHosts = {u"127.0.0.1:8080"_s, u"localhost"_s, u"[::1]"_s}};
}

} // namespace

/// The rules that need no web view.
class TestNavigationPolicy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void mainFrame_data();
    void mainFrame();
    void frame_data();
    void frame();
    void intentFallback_data();
    void intentFallback();
    void loopbackIsVisitedWhenListed_data();
    void loopbackIsVisitedWhenListed();
    void request_data();
    void request();
    void origin_data();
    void origin();
    void languages_data();
    void languages();
    void kakaoCode_data();
    void kakaoCode();
    void trouble_data();
    void trouble();
};

void TestNavigationPolicy::mainFrame_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<Verdict>("verdict");

    const auto row = [](const char *url, Verdict verdict) {
        QTest::newRow(url) << QString::fromUtf8(url) << verdict;
    };
    row("https://kauth.kakao.com/oauth/authorize", Verdict::Visit);
    row("https://accounts.kakao.com/login?continue=x#a", Verdict::Visit);
    row("https://a.b.kakao.com/", Verdict::Visit);
    row("https://login.example:8443/", Verdict::Visit);

    row("http://127.0.0.1:52525/kakao/callback?code=c", Verdict::Redirect);
    row("http://127.0.0.1:52525/kakao/callback", Verdict::Redirect);

    row("https://kakao.com/", Verdict::ForeignHost); // the wildcard is for hosts below it
    row("https://evilkakao.com/", Verdict::ForeignHost);
    row("https://kauth.kakao.com.evil.example/", Verdict::ForeignHost);
    row("https://kauth.kakao.com@evil.example/", Verdict::ForeignHost);
    row("https://evil.example/kauth.kakao.com", Verdict::ForeignHost);
    row("https://user@kauth.kakao.com/", Verdict::ForeignHost);
    row("https://kauth.kakao.com:8443/", Verdict::ForeignHost);
    row("http://kauth.kakao.com/", Verdict::ForeignHost);
    row("https://login.example/", Verdict::ForeignHost);
    row("https://xn--kakao-9ta.example/", Verdict::ForeignHost);
    row("http://127.0.0.1:52525/other", Verdict::ForeignHost);
    row("http://localhost:52525/kakao/callback?code=c", Verdict::ForeignHost);
    row("http://10.0.0.1/", Verdict::ForeignHost);

    row("kakaotalk://inappbrowser", Verdict::ForeignScheme);
    row("kakaokompassauth://authorize", Verdict::ForeignScheme);
    row("mailto:a@b.example", Verdict::ForeignScheme);
    row("market://details?id=com.kakao.talk", Verdict::ForeignScheme);
    row("ftp://kauth.kakao.com/", Verdict::ForeignScheme);

    row("file:///etc/passwd", Verdict::Ignore);
    row("data:text/html,x", Verdict::Ignore);
    row("javascript:alert(1)", Verdict::Ignore);
    row("about:blank", Verdict::Ignore);
    row("blob:https://kauth.kakao.com/1", Verdict::Ignore);
}

void TestNavigationPolicy::mainFrame()
{
    QFETCH(const QString, url);
    QFETCH(const Verdict, verdict);
    QCOMPARE(webview::decide(QUrl(url), true, production()).verdict, verdict);
}

void TestNavigationPolicy::frame_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<Verdict>("verdict");
    const auto row = [](const char *url, Verdict verdict) {
        QTest::newRow(url) << QString::fromUtf8(url) << verdict;
    };
    row("https://accounts.kakao.com/frame", Verdict::Visit);
    row("https://captcha.example/", Verdict::Visit);
    row("about:blank", Verdict::Visit);
    row("http://127.0.0.1:52525/kakao/callback?code=c", Verdict::Ignore);
    row("http://127.0.0.1:52525/other", Verdict::Ignore);
    row("http://captcha.example/", Verdict::Ignore);
    row("https://localhost/", Verdict::Ignore);
    row("kakaotalk://x", Verdict::Ignore);
    row("file:///etc/passwd", Verdict::Ignore);
}

void TestNavigationPolicy::frame()
{
    QFETCH(const QString, url);
    QFETCH(const Verdict, verdict);
    QCOMPARE(webview::decide(QUrl(url), false, production()).verdict, verdict);
}

void TestNavigationPolicy::intentFallback_data()
{
    QTest::addColumn<QString>("fallback");
    QTest::addColumn<QUrl>("visited"); // empty: none
    QTest::newRow("allowed") << u"https%3A%2F%2Faccounts.kakao.com%2Fqr%3Fa%3D1"_s
                             << QUrl(u"https://accounts.kakao.com/qr?a=1"_s);
    QTest::newRow("foreign host") << u"https%3A%2F%2Fevil.example%2F"_s << QUrl();
    QTest::newRow("plain http") << u"http%3A%2F%2Faccounts.kakao.com%2F"_s << QUrl();
    QTest::newRow("script") << u"javascript%3Aalert(1)"_s << QUrl();
    QTest::newRow("the redirect URI")
        << u"http%3A%2F%2F127.0.0.1%3A52525%2Fkakao%2Fcallback"_s << QUrl();
    QTest::newRow("none") << QString() << QUrl();
}

void TestNavigationPolicy::intentFallback()
{
    QFETCH(const QString, fallback);
    QFETCH(const QUrl, visited);
    QString intent = u"intent://authorize#Intent;scheme=kakaokompassauth;"_s;
    if (!fallback.isEmpty())
        intent += u"S.browser_fallback_url=%1;"_s.arg(fallback);
    const auto decision = webview::decide(QUrl(intent + u"end;"_s), true, production());
    QCOMPARE(decision.verdict, visited.isEmpty() ? Verdict::ForeignScheme : Verdict::Fallback);
    if (!visited.isEmpty())
        QCOMPARE(decision.url, visited);
}

void TestNavigationPolicy::loopbackIsVisitedWhenListed_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isVisited");
    QTest::newRow("listed with its port") << u"http://127.0.0.1:8080/a"_s << true;
    QTest::newRow("another port") << u"http://127.0.0.1:8081/a"_s << false;
    QTest::newRow("listed with any port") << u"http://localhost:9000/"_s << true;
    QTest::newRow("ipv6") << u"http://[::1]:9000/"_s << true;
    QTest::newRow("not listed") << u"http://127.0.0.2:8080/"_s << false;
    QTest::newRow("port of the redirect") << u"http://127.0.0.1:52525/"_s << false;
}

void TestNavigationPolicy::loopbackIsVisitedWhenListed()
{
    QFETCH(const QString, url);
    QFETCH(const bool, isVisited);
    QCOMPARE(webview::isAllowedPage(QUrl(url), sandbox()), isVisited);
    QVERIFY(!webview::isAllowedPage(QUrl(url), production()));
}

void TestNavigationPolicy::request_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isForbidden");
    const auto row = [](const char *url, bool isForbidden) {
        QTest::newRow(url) << QString::fromUtf8(url) << isForbidden;
    };
    row("https://t1.kakaocdn.net/a.js", false);
    row("https://captcha.example/a.png", false);
    row("wss://accounts.kakao.com/qr", false);
    row("data:image/png;base64,AA", false);
    row("blob:https://kauth.kakao.com/1", false);
    row("https://8.8.8.8/", false);
    row("https://172.32.0.1/", false);
    for (const char *url : {"file:///etc/passwd",
                            "chrome://gpu",
                            "qrc:/a",
                            "view-source:https://a.example",
                            "ftp://a",
                            "http://127.0.0.1:52525/kakao/callback?code=c",
                            "http://127.0.0.1/",
                            "http://127.8.8.8/",
                            "https://localhost:8443/",
                            "http://foo.localhost/",
                            "http://printer.local/",
                            "http://[::1]/",
                            "http://[::]/",
                            "http://[::ffff:127.0.0.1]/",
                            "http://[fe80::1]/",
                            "http://[fd00::1]/",
                            "http://0.0.0.0/",
                            "http://10.1.2.3/",
                            "http://172.16.0.1/",
                            "https://192.168.0.1/",
                            "http://169.254.169.254/",
                            "http://100.64.0.1/",
                            "ws://127.0.0.1:9222/"})
        row(url, true);
}

void TestNavigationPolicy::request()
{
    QFETCH(const QString, url);
    QFETCH(const bool, isForbidden);
    const QUrl page(u"https://accounts.kakao.com/login"_s);
    QCOMPARE(webview::isForbiddenRequest(QUrl(url), page, production()), isForbidden);

    // A sandbox's own pages may use its own machine, and nothing else changes.
    const bool isLocal = url.startsWith("http://1"_L1)
        && !webview::isForbiddenRequest(QUrl(url), QUrl(u"http://127.0.0.1:8080/"_s), sandbox());
    QCOMPARE(isLocal, url.startsWith("http://1"_L1) && !url.contains("52525"_L1));
    QCOMPARE(webview::isForbiddenRequest(QUrl(url), QUrl(u"http://127.0.0.1:9999/"_s), sandbox()),
             isForbidden);
}

void TestNavigationPolicy::origin_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("text");
    QTest::newRow("no path, no query")
        << u"https://kauth.kakao.com/oauth/authorize?state=s#f"_s << u"https://kauth.kakao.com"_s;
    QTest::newRow("usual port") << u"https://a.example:443/"_s << u"https://a.example"_s;
    QTest::newRow("unusual port") << u"http://127.0.0.1:8080/a"_s << u"http://127.0.0.1:8080"_s;
    QTest::newRow("no user") << u"https://kauth.kakao.com@a.example/"_s << u"https://a.example"_s;
    QTest::newRow("punycode") << u"https://xn--e1awd7f.com/"_s << u"https://xn--e1awd7f.com"_s;
    QTest::newRow("letters that look alike")
        << u"https://kаkао.com/"_s << u"https://xn--kk-7kcb4e.com"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void TestNavigationPolicy::origin()
{
    QFETCH(const QString, url);
    QFETCH(const QString, text);
    QCOMPARE(webview::originText(QUrl(url)), text);
}

void TestNavigationPolicy::languages_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("header");
    QTest::newRow("korean") << QLocale(u"ko_KR"_s) << u"ko-KR,ko;q=0.9,en;q=0.8"_s;
    QTest::newRow("english") << QLocale(u"en_GB"_s) << u"en-GB,en;q=0.9"_s;
    QTest::newRow("japanese") << QLocale(u"ja_JP"_s) << u"ja-JP,ja;q=0.9,en;q=0.8"_s;
    QTest::newRow("none") << QLocale::c() << u"en"_s;
}

void TestNavigationPolicy::languages()
{
    QFETCH(const QLocale, locale);
    QFETCH(const QString, header);
    QCOMPARE(webview::acceptLanguage(locale), header);
}

void TestNavigationPolicy::kakaoCode_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::newRow("title") << u"KOE006"_s << u"KOE006"_s;
    QTest::newRow("in brackets") << u"잘못된 요청 (KOE205)입니다"_s << u"KOE205"_s;
    QTest::newRow("beside Korean") << u"오류KOE101가"_s << u"KOE101"_s;
    QTest::newRow("too long") << u"KOE0061"_s << QString();
    QTest::newRow("in a word") << u"XKOE006"_s << QString();
    QTest::newRow("lower case") << u"koe006"_s << QString();
    QTest::newRow("nothing") << u"카카오 로그인"_s << QString();
}

void TestNavigationPolicy::kakaoCode()
{
    QFETCH(const QString, text);
    QFETCH(const QString, code);
    QCOMPARE(webview::kakaoCodeIn(text), code);
}

void TestNavigationPolicy::trouble_data()
{
    QTest::addColumn<int>("netError");
    QTest::addColumn<Trouble>("trouble");
    QTest::newRow("name not resolved") << -105 << Trouble::HostNotFound;
    QTest::newRow("offline") << -106 << Trouble::HostNotFound;
    QTest::newRow("refused") << -102 << Trouble::Unreachable;
    QTest::newRow("timed out") << -118 << Trouble::Unreachable;
    QTest::newRow("empty") << -324 << Trouble::Unreachable;
    QTest::newRow("unknown authority") << -202 << Trouble::Certificate;
    QTest::newRow("old protocol") << -107 << Trouble::Certificate;
    QTest::newRow("expired") << -201 << Trouble::Clock;
    QTest::newRow("proxy password") << -127 << Trouble::Proxy;
    QTest::newRow("unsafe redirect") << -311 << Trouble::Other;
}

void TestNavigationPolicy::trouble()
{
    QFETCH(const int, netError);
    QFETCH(const Trouble, trouble);
    QCOMPARE(webview::troubleOfCode(netError), trouble);
    QVERIFY(!webview::describe(trouble, u"a.example"_s).title.isEmpty());
    QVERIFY(!webview::describe(trouble, u"a.example"_s).explanation.contains(u'%'));
}

QTEST_GUILESS_MAIN(TestNavigationPolicy)
#include "tst_navigationpolicy.moc"
