// SPDX-License-Identifier: Apache-2.0
#include "kakao/logoutrequest.h"

#include <QRegularExpression>
#include <QTest>

using kakao::Config;
using kakao::ErrorCode;
using kakao::LogoutRequest;
using namespace Qt::StringLiterals;

class TestLogoutRequest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void theUrl();
    void aPathPrefixStays();
    void theRedirectUriArrivesAsItIs();
    void theStateIsOfThisAttempt();
    void answered_data();
    void answered();
    void refused_data();
    void refused();
    void anotherRequestsAnswer();
    void withoutARegisteredUriNothingIsAnAnswer();

private:
    static Config makeConfig()
    {
        return {.clientId = u"rest-key"_s,
                .clientSecret = kakao::Secret("hunter2"),
                .redirectUri = QUrl(u"http://127.0.0.1:52525/cb"_s),
                .logoutRedirectUri = QUrl(u"http://127.0.0.1:52525/out"_s),
                .scopes = {u"openid"_s}};
    }
    /// answer with {} for the request's state.
    static QUrl answerTo(const LogoutRequest &request, QString answer)
    {
        answer.replace(u"{}"_s, QString::fromLatin1(request.state().reveal()));
        return QUrl(answer);
    }
};

void TestLogoutRequest::theUrl()
{
    const LogoutRequest request(makeConfig());
    QCOMPARE(request.redirectUri(), QUrl(u"http://127.0.0.1:52525/out"_s));
    QCOMPARE(request.url().toEncoded(),
             "https://kauth.kakao.com/oauth/logout?client_id=rest-key"
             "&logout_redirect_uri=http%3A%2F%2F127.0.0.1%3A52525%2Fout&state="
                 + request.state().reveal());
}

void TestLogoutRequest::aPathPrefixStays()
{
    Config config = makeConfig();
    config.kauthUrl = QUrl(u"http://127.0.0.1:1/kauth/"_s);
    QVERIFY(LogoutRequest(config).url().toEncoded().startsWith(
        "http://127.0.0.1:1/kauth/oauth/logout?client_id="));
}

void TestLogoutRequest::theRedirectUriArrivesAsItIs()
{
    Config config = makeConfig();
    config.logoutRedirectUri = QUrl(u"http://127.0.0.1/out?a=b+c&d=%26"_s);
    QVERIFY(LogoutRequest(config).url().toEncoded().contains(
        "&logout_redirect_uri=http%3A%2F%2F127.0.0.1%2Fout%3Fa%3Db%2Bc%26d%3D%2526&"));
}

void TestLogoutRequest::theStateIsOfThisAttempt()
{
    const LogoutRequest first(makeConfig());
    const LogoutRequest second(makeConfig());
    QCOMPARE(first.state().reveal().size(), 43); // 256 bits as base64url
    QVERIFY(first.state() != second.state());
    QCOMPARE(first.url(), first.url());
}

void TestLogoutRequest::answered_data()
{
    QTest::addColumn<QString>("answer");
    QTest::newRow("plain") << u"http://127.0.0.1:52525/out?state={}"_s;
    QTest::newRow("unknown parameters") << u"http://127.0.0.1:52525/out?x=1&state={}&y"_s;
    QTest::newRow("fragment") << u"http://127.0.0.1:52525/out?state={}#login"_s;
    QTest::newRow("empty error") << u"http://127.0.0.1:52525/out?error=&state={}"_s;
}

void TestLogoutRequest::answered()
{
    QFETCH(const QString, answer);
    const LogoutRequest request(makeConfig());
    QVERIFY(kakao::parseLogoutResponse(answerTo(request, answer), request));
}

void TestLogoutRequest::refused_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<ErrorCode>("expected");

    const auto row = [](const char *tag, const QString &answer, ErrorCode expected) {
        QTest::newRow(tag) << answer << expected;
    };
    const QString uri = u"http://127.0.0.1:52525/out"_s;
    row("no answer", uri, ErrorCode::StateMismatch);
    row("empty state", uri + u"?state="_s, ErrorCode::StateMismatch);
    row("other state", uri + u"?state=x{}"_s, ErrorCode::StateMismatch);
    row("state in the fragment", uri + u"#state={}"_s, ErrorCode::StateMismatch);
    row("error with another state", uri + u"?error=server_error&state=x"_s,
        ErrorCode::StateMismatch);
    row("state twice", uri + u"?state={}&state={}"_s, ErrorCode::InvalidRedirect);
    row("unknown one twice", uri + u"?x=1&x=1&state={}"_s, ErrorCode::InvalidRedirect);
    row("the sign-in's redirect URI", u"http://127.0.0.1:52525/cb?state={}"_s,
        ErrorCode::InvalidRedirect);
    row("other port", u"http://127.0.0.1:52526/out?state={}"_s, ErrorCode::InvalidRedirect);
    row("trailing slash", uri + u"/?state={}"_s, ErrorCode::InvalidRedirect);
    row("user info", u"http://u@127.0.0.1:52525/out?state={}"_s, ErrorCode::InvalidRedirect);
    row("not a URL", u"http://127.0.0.1:x/out?state={}"_s, ErrorCode::InvalidRedirect);
    row("refused", uri + u"?error=access_denied&state={}"_s, ErrorCode::AccessDenied);
    row("other error", uri + u"?error=server_error&state={}"_s, ErrorCode::AuthorizationFailed);
}

void TestLogoutRequest::refused()
{
    QFETCH(const QString, answer);
    const LogoutRequest request(makeConfig());
    const auto done = kakao::parseLogoutResponse(answerTo(request, answer), request);
    QVERIFY(!done);
    QTEST(done.error().code, "expected");
    QCOMPARE(done.error().origin, kakao::ErrorOrigin::Authorization);
    QVERIFY(!done.error().endsSession);
}

void TestLogoutRequest::anotherRequestsAnswer()
{
    const LogoutRequest mine(makeConfig());
    const LogoutRequest other(makeConfig());
    const QUrl answer = answerTo(other, u"http://127.0.0.1:52525/out?state={}"_s);
    QVERIFY(kakao::parseLogoutResponse(answer, other));
    QCOMPARE(kakao::parseLogoutResponse(answer, mine).error().code, ErrorCode::StateMismatch);
}

void TestLogoutRequest::withoutARegisteredUriNothingIsAnAnswer()
{
    Config config = makeConfig();
    config.logoutRedirectUri = {};
    const LogoutRequest request(config);
    for (const auto &answer : {u"?state={}"_s, u"http://127.0.0.1:52525/out?state={}"_s}) {
        const auto done = kakao::parseLogoutResponse(answerTo(request, answer), request);
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::InvalidRedirect);
    }
}

QTEST_GUILESS_MAIN(TestLogoutRequest)
#include "tst_logoutrequest.moc"
