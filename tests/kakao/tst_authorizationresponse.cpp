// SPDX-License-Identifier: Apache-2.0
#include "kakao/authorizationresponse.h"

#include "kakao/authorizationrequest.h"

#include <QRegularExpression>
#include <QTest>

using kakao::AuthorizationRequest;
using kakao::Config;
using kakao::ErrorCode;
using namespace Qt::StringLiterals;

class TestAuthorizationResponse : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void N7_lookAlikes_data();
    void N7_lookAlikes();
    void code_data();
    void code();
    void refused_data();
    void refused();
    void whoseAnswer_data();
    void whoseAnswer();
    void N6_anotherRequestsAnswer();
    void N7_anotherRedirectUri();
    void theQueryOfTheRedirectUriIsNoAnswer();
    void detailsAreClean_data();
    void detailsAreClean();

private:
    static AuthorizationRequest
    makeRequest(const QString &redirectUri = u"http://127.0.0.1:52525/cb"_s)
    {
        Config config;
        config.redirectUri = QUrl(redirectUri);
        return AuthorizationRequest(config);
    }
    /// query with {} for the request's state.
    static QUrl answerTo(const AuthorizationRequest &request, QString query)
    {
        query.replace(u"{}"_s, QString::fromLatin1(request.state().reveal()));
        return QUrl(u"http://127.0.0.1:52525/cb?"_s + query);
    }
};

void TestAuthorizationResponse::N7_lookAlikes_data()
{
    QTest::addColumn<QString>("registered");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("expected");

    const auto row = [](const char *tag, const QString &registered, const QString &url,
                        bool expected) { QTest::newRow(tag) << registered << url << expected; };
    const QString plain = u"http://127.0.0.1:52525/cb"_s;
    row("the same", plain, u"http://127.0.0.1:52525/cb?code=a&state=b"_s, true);
    row("without an answer", plain, plain, true);
    row("fragment of the page before", plain, u"http://127.0.0.1:52525/cb?code=a#login"_s, true);
    row("trailing slash", plain, u"http://127.0.0.1:52525/cb/?code=a"_s, false);
    row("case of the path", plain, u"http://127.0.0.1:52525/Cb?code=a"_s, false);
    row("longer path", plain, u"http://127.0.0.1:52525/cbx?code=a"_s, false);
    row("path below", plain, u"http://127.0.0.1:52525/cb/x?code=a"_s, false);
    row("path parameter", plain, u"http://127.0.0.1:52525/cb;x?code=a"_s, false);
    row("encoded slash", plain, u"http://127.0.0.1:52525/%2Fcb?code=a"_s, false);
    row("doubly encoded letter", plain, u"http://127.0.0.1:52525/%2563b?code=a"_s, false);
    row("double slash", plain, u"http://127.0.0.1:52525//cb?code=a"_s, false);
    row("dot segments", plain, u"http://127.0.0.1:52525/x/../cb?code=a"_s, false);
    row("backslash", plain, u"http://127.0.0.1:52525\\cb?code=a"_s, false);
    row("other port", plain, u"http://127.0.0.1:52526/cb?code=a"_s, false);
    row("no port", plain, u"http://127.0.0.1/cb?code=a"_s, false);
    row("https", plain, u"https://127.0.0.1:52525/cb?code=a"_s, false);
    row("name of the address", plain, u"http://localhost:52525/cb?code=a"_s, false);
    row("other address", plain, u"http://127.0.0.2:52525/cb?code=a"_s, false);
    row("user info", plain, u"http://u@127.0.0.1:52525/cb?code=a"_s, false);
    row("empty user info", plain, u"http://@127.0.0.1:52525/cb?code=a"_s, false);
    row("ours as user info", plain, u"http://127.0.0.1:52525@evil.example/cb?code=a"_s, false);
    row("not a URL", plain, u"http://127.0.0.1:x/cb"_s, false);

    const QString site = u"https://app.example/oauth"_s;
    row("capital host", site, u"https://APP.example/oauth?code=a"_s, true);
    row("default port", site, u"https://app.example:443/oauth?code=a"_s, true);
    row("encoded letter is the letter", site, u"https://app.example/%6fauth?code=a"_s, true);
    row("subdomain", site, u"https://x.app.example/oauth?code=a"_s, false);
    row("domain above", site, u"https://app.example.evil.example/oauth?code=a"_s, false);
    row("dot behind the host", site, u"https://app.example./oauth?code=a"_s, false);
    row("downgrade", site, u"http://app.example/oauth?code=a"_s, false);

    row("no path", u"http://127.0.0.1:52525"_s, u"http://127.0.0.1:52525/?code=a"_s, true);
    const QString query = u"http://127.0.0.1:52525/cb?from=kakao"_s;
    row("own query in front", query, query + u"&code=a"_s, true);
    row("own query alone", query, query, true);
    row("own query behind", query, u"http://127.0.0.1:52525/cb?code=a&from=kakao"_s, false);
    row("own query missing", query, u"http://127.0.0.1:52525/cb?code=a"_s, false);
    row("own query longer", query, query + u"s&code=a"_s, false);
    row("own query is empty", plain + u"?"_s, plain + u"?code=a"_s, true);
}

void TestAuthorizationResponse::N7_lookAlikes()
{
    QFETCH(const QString, registered);
    QFETCH(const QString, url);
    QTEST(kakao::isRedirect(QUrl(url), QUrl(registered)), "expected");
}

void TestAuthorizationResponse::code_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("plain") << u"code=abc-_123&state={}"_s << QByteArray("abc-_123");
    QTest::newRow("state first") << u"state={}&code=abc"_s << QByteArray("abc");
    QTest::newRow("delimiters") << u"code=a%2Bb%2Fc%3Dd%26e&state={}"_s << QByteArray("a+b/c=d&e");
    QTest::newRow("unknown parameters") << u"code=abc&x=1&&y&z&state={}"_s << QByteArray("abc");
    QTest::newRow("empty error") << u"code=abc&error=&state={}"_s << QByteArray("abc");
    QTest::newRow("fragment") << u"code=abc&state={}#login"_s << QByteArray("abc");
    QTest::newRow("B4 its issuer")
        << u"code=abc&iss=https%3A%2F%2Fkauth.kakao.com&state={}"_s << QByteArray("abc");
}

void TestAuthorizationResponse::code()
{
    QFETCH(const QString, query);
    QFETCH(const QByteArray, expected);
    const auto request = makeRequest();
    const auto code = kakao::parseAuthorizationResponse(answerTo(request, query), request);
    QVERIFY(code);
    QCOMPARE(code->reveal(), expected);
}

void TestAuthorizationResponse::refused_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<ErrorCode>("expected");

    const auto row = [](const char *tag, const QString &query, ErrorCode expected) {
        QTest::newRow(tag) << query << expected;
    };
    row("N6 missing-state", u"code=abc"_s, ErrorCode::StateMismatch);
    row("N6 empty state", u"code=abc&state="_s, ErrorCode::StateMismatch);
    row("N6 invalid-state", u"code=abc&state=x{}"_s, ErrorCode::StateMismatch);
    row("N6 state in the fragment", u"code=abc#state={}"_s, ErrorCode::StateMismatch);
    row("N6 authz-error-wrong-state", u"error=access_denied&state=x"_s, ErrorCode::StateMismatch);
    row("nothing", u""_s, ErrorCode::StateMismatch);
    row("N6 authz-duplicate-state", u"code=abc&state={}&state={}"_s, ErrorCode::InvalidRedirect);
    row("code twice", u"code=abc&code=def&state={}"_s, ErrorCode::InvalidRedirect);
    row("code twice, once encoded", u"code=abc&%63ode=def&state={}"_s, ErrorCode::InvalidRedirect);
    row("unknown one twice", u"x=1&x=1&code=abc&state={}"_s, ErrorCode::InvalidRedirect);
    row("code twice, once without a value", u"code&code=abc&state={}"_s,
        ErrorCode::InvalidRedirect);
    row("code and error", u"code=abc&error=access_denied&state={}"_s, ErrorCode::InvalidRedirect);
    row("neither", u"state={}"_s, ErrorCode::InvalidRedirect);
    row("empty code", u"code=&state={}"_s, ErrorCode::InvalidRedirect);
    row("code with a space", u"code=a+b&state={}"_s, ErrorCode::InvalidRedirect);
    row("code with a line end", u"code=a%0D%0Ab&state={}"_s, ErrorCode::InvalidRedirect);
    row("code with a NUL", u"code=a%00b&state={}"_s, ErrorCode::InvalidRedirect);
    row("N8 authz-code-in-fragment", u"state={}#code=abc"_s, ErrorCode::InvalidRedirect);
    const QString from = u"code=abc&state={}&iss="_s;
    row("B4 invalid-authorization-response-iss", from + u"https%3A%2F%2Fevil.example"_s,
        ErrorCode::InvalidRedirect);
    row("B4 iss with a slash", from + u"https%3A%2F%2Fkauth.kakao.com%2F"_s,
        ErrorCode::InvalidRedirect);
    row("B4 iss in capitals", from + u"https%3A%2F%2FKAUTH.kakao.com"_s,
        ErrorCode::InvalidRedirect);
    row("B4 empty iss", from, ErrorCode::InvalidRedirect);
    row("B4 a refusal of another issuer",
        u"error=access_denied&state={}&iss=https%3A%2F%2Fevil.example"_s,
        ErrorCode::InvalidRedirect);
    row("consent refused",
        u"error=access_denied&error_description=User%20denied%20access&state={}"_s,
        ErrorCode::AccessDenied);
    row("other error", u"error=server_error&state={}"_s, ErrorCode::AuthorizationFailed);
    row("nearly access_denied", u"error=access_denied%20&state={}"_s,
        ErrorCode::AuthorizationFailed);
}

void TestAuthorizationResponse::refused()
{
    QFETCH(const QString, query);
    QFETCH(const ErrorCode, expected);
    const auto request = makeRequest();
    const auto code = kakao::parseAuthorizationResponse(answerTo(request, query), request);
    QVERIFY(!code);
    QCOMPARE(code.error().code, expected);
    QCOMPARE(code.error().origin, kakao::ErrorOrigin::Authorization);
}

void TestAuthorizationResponse::whoseAnswer_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<std::optional<ErrorCode>>("error");
    using E = std::optional<ErrorCode>;
    QTest::newRow("a code") << u"code=c&state={}"_s << E();
    QTest::newRow("a refusal") << u"error=access_denied&state={}"_s << E();
    QTest::newRow("a logout") << u"state={}"_s << E();
    QTest::newRow("code and error") << u"code=c&error=e&state={}"_s << E(); // is for the parser
    QTest::newRow("another state") << u"code=c&state={}x"_s << E(ErrorCode::StateMismatch);
    QTest::newRow("no state") << u"code=c"_s << E(ErrorCode::StateMismatch);
    QTest::newRow("state twice") << u"state={}&state={}"_s << E(ErrorCode::InvalidRedirect);
}

void TestAuthorizationResponse::whoseAnswer()
{
    QFETCH(const QString, query);
    QFETCH(const std::optional<ErrorCode>, error);
    const AuthorizationRequest request = makeRequest();
    const auto check = [&](const QUrl &redirectUri) -> std::optional<ErrorCode> {
        const auto checked =
            kakao::checkAnswer(answerTo(request, query), redirectUri, request.state());
        return checked ? std::nullopt : std::optional(checked.error().code);
    };
    QCOMPARE(check(request.redirectUri()), error);
    QCOMPARE(check(QUrl(u"http://127.0.0.1:52525/cb2"_s)), ErrorCode::InvalidRedirect);
}

void TestAuthorizationResponse::N6_anotherRequestsAnswer()
{
    const auto mine = makeRequest();
    const auto other = makeRequest();
    const auto code =
        kakao::parseAuthorizationResponse(answerTo(other, u"code=abc&state={}"_s), mine);
    QCOMPARE(code.error().code, ErrorCode::StateMismatch);
}

void TestAuthorizationResponse::N7_anotherRedirectUri()
{
    const auto request = makeRequest(u"http://127.0.0.1:52525/other"_s);
    const auto code =
        kakao::parseAuthorizationResponse(answerTo(request, u"code=abc&state={}"_s), request);
    QCOMPARE(code.error().code, ErrorCode::InvalidRedirect);
}

void TestAuthorizationResponse::theQueryOfTheRedirectUriIsNoAnswer()
{
    const auto request = makeRequest(u"http://127.0.0.1:52525/cb?code=fixed"_s);
    const auto code = kakao::parseAuthorizationResponse(
        answerTo(request, u"code=fixed&code=abc&state={}"_s), request);
    QVERIFY(code);
    QCOMPARE(code->reveal(), "abc");
    const auto none =
        kakao::parseAuthorizationResponse(answerTo(request, u"code=fixed&state={}"_s), request);
    QCOMPARE(none.error().code, ErrorCode::InvalidRedirect);
}

void TestAuthorizationResponse::detailsAreClean_data()
{
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("expected");

    QTest::newRow("name") << u"login_required"_s << u"login_required"_s;
    QTest::newRow("markup") << u"%3Cb%3Ehi%0A%1B[1m"_s << u"bhi1m"_s;
    QTest::newRow("Korean") << u"%EB%8C%80%EB%AC%B8"_s << u""_s;
    QTest::newRow("too long") << u"a"_s.repeated(500) << u"a"_s.repeated(40);
}

void TestAuthorizationResponse::detailsAreClean()
{
    QFETCH(const QString, error);
    const auto request = makeRequest();
    const auto code = kakao::parseAuthorizationResponse(
        answerTo(request, u"error="_s + error + u"&state={}"_s), request);
    QTEST(code.error().detail, "expected");
}

QTEST_GUILESS_MAIN(TestAuthorizationResponse)
#include "tst_authorizationresponse.moc"
