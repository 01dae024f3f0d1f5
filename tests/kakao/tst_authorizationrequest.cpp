// SPDX-License-Identifier: Apache-2.0
#include "kakao/authorizationrequest.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QUrlQuery>

using kakao::AuthorizationOptions;
using kakao::AuthorizationRequest;
using kakao::Config;
using kakao::Prompt;
using kakao::Secret;
using namespace Qt::StringLiterals;

class TestAuthorizationRequest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void P3_challengeOfRfc7636();
    void P1_P2_verifiersAreLegalAndDistinct();
    void B1_N6_everyAttemptHasItsOwnSecrets();
    void N8_P4_url();
    void N1_everyUrlHasAChallenge_data() { options_data(); }
    void N1_everyUrlHasAChallenge();
    void nothingIsAskedForUnasked();
    void options_data();
    void options();
    void pathPrefixOfTheServerStays();

private:
    /// As it is sent, not decoded: empty when there is none.
    static QByteArray parameter(const AuthorizationRequest &request, const QByteArray &name)
    {
        const QList<QByteArray> pairs =
            request.url().query(QUrl::FullyEncoded).toLatin1().split('&');
        for (const QByteArray &pair : pairs) {
            if (pair.startsWith(name + '='))
                return pair.sliced(name.size() + 1);
        }
        return {};
    }

    Config m_config{.clientId = u"rest-key"_s,
                    .clientSecret = Secret("client-secret"),
                    .redirectUri = QUrl(u"http://127.0.0.1:52525/kakao/callback?a=b"_s),
                    .scopes = {}};
};

void TestAuthorizationRequest::P3_challengeOfRfc7636()
{
    QCOMPARE(kakao::codeChallenge(Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")),
             "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"); // appendix B
}

void TestAuthorizationRequest::P1_P2_verifiersAreLegalAndDistinct()
{
    constexpr int attempts = 10'000;
    const QRegularExpression legal(u"\\A[A-Za-z0-9._~-]{43,128}\\z"_s); // RFC 7636 4.1
    QSet<QByteArray> seen;
    for (int i = 0; i < attempts; ++i) {
        const AuthorizationRequest request(m_config);
        const QByteArray verifier = request.codeVerifier().reveal();
        QVERIFY(legal.match(QString::fromLatin1(verifier)).hasMatch());
        QCOMPARE(QByteArray::fromBase64(verifier, QByteArray::Base64UrlEncoding).size(), 32);
        seen.insert(verifier);
    }
    QCOMPARE(seen.size(), attempts);
}

void TestAuthorizationRequest::B1_N6_everyAttemptHasItsOwnSecrets()
{
    const AuthorizationRequest first(m_config);
    const AuthorizationRequest second(m_config);
    const QSet<QByteArray> secrets{first.state().reveal(),        first.nonce().reveal(),
                                   first.codeVerifier().reveal(), second.state().reveal(),
                                   second.nonce().reveal(),       second.codeVerifier().reveal()};
    QCOMPARE(secrets.size(), 6);
    QCOMPARE(first.url(), first.url());
}

void TestAuthorizationRequest::N8_P4_url()
{
    const AuthorizationRequest request(m_config);
    QVERIFY(request.url().toString().startsWith("https://kauth.kakao.com/oauth/authorize?"_L1));
    QCOMPARE(parameter(request, "response_type"), "code");
    QCOMPARE(parameter(request, "client_id"), "rest-key");
    QCOMPARE(parameter(request, "redirect_uri"),
             "http%3A%2F%2F127.0.0.1%3A52525%2Fkakao%2Fcallback%3Fa%3Db");
    QCOMPARE(parameter(request, "state"), request.state().reveal());
    QCOMPARE(parameter(request, "nonce"), request.nonce().reveal());
    QCOMPARE(parameter(request, "code_challenge"), kakao::codeChallenge(request.codeVerifier()));
    QCOMPARE(parameter(request, "code_challenge_method"), "S256");

    const QByteArray whole = request.url().toEncoded();
    QVERIFY(!whole.contains(request.codeVerifier().reveal()));
    QVERIFY(!whole.contains("client-secret"));
}

/// Whatever is asked for, and with a client secret as well.
void TestAuthorizationRequest::N1_everyUrlHasAChallenge()
{
    QFETCH(const AuthorizationOptions, options);
    for (const Secret &clientSecret : {Secret(), Secret("client-secret")}) {
        Config config = m_config;
        config.clientSecret = clientSecret;
        const AuthorizationRequest request(config, options);
        QCOMPARE(parameter(request, "code_challenge"),
                 kakao::codeChallenge(request.codeVerifier()));
        QCOMPARE(parameter(request, "code_challenge_method"), "S256");
        QCOMPARE(parameter(request, "response_type"), "code");
    }
}

void TestAuthorizationRequest::nothingIsAskedForUnasked()
{
    const QUrlQuery query(AuthorizationRequest(m_config).url());
    QVERIFY(!query.hasQueryItem(u"scope"_s));
    QVERIFY(!query.hasQueryItem(u"prompt"_s));
    QVERIFY(!query.hasQueryItem(u"login_hint"_s));
}

void TestAuthorizationRequest::options_data()
{
    QTest::addColumn<QStringList>("configured");
    QTest::addColumn<AuthorizationOptions>("options");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("expected");

    const QStringList email{u"account_email"_s};
    QTest::newRow("configured scopes")
        << QStringList{u"openid"_s, u"account_email"_s} << AuthorizationOptions{}
        << QByteArray("scope") << QByteArray("openid%2Caccount_email");
    QTest::newRow("asked scopes replace them")
        << email << AuthorizationOptions{.scopes = {u"gender"_s}, .prompts = {}, .loginHint = {}}
        << QByteArray("scope") << QByteArray("gender");
    const auto prompts = [](const char *tag, const QList<Prompt> &asked, const char *expected) {
        QTest::newRow(tag) << QStringList()
                           << AuthorizationOptions{.scopes = {}, .prompts = asked, .loginHint = {}}
                           << QByteArray("prompt") << QByteArray(expected);
    };
    prompts("login", {Prompt::Login}, "login");
    prompts("none", {Prompt::None}, "none");
    prompts("create an account, then log in", {Prompt::Create, Prompt::Login}, "create%2Clogin");
    prompts("select account", {Prompt::SelectAccount}, "select_account");
    const auto hint = [](const char *tag, const QString &text, const char *expected) {
        QTest::newRow(tag) << QStringList()
                           << AuthorizationOptions{.scopes = {}, .prompts = {}, .loginHint = text}
                           << QByteArray("login_hint") << QByteArray(expected);
    };
    hint("plus in an address", u"a+b@kakao.com"_s, "a%2Bb%40kakao.com");
    hint("phone number", u"+82 00-0000-0000"_s, "%2B82%2000-0000-0000");
    hint("delimiters", u"a&state=b#c%20"_s, "a%26state%3Db%23c%2520");
    hint("Korean", u"\uB300\uBB38"_s, "%EB%8C%80%EB%AC%B8");
}

void TestAuthorizationRequest::options()
{
    QFETCH(const QStringList, configured);
    QFETCH(const AuthorizationOptions, options);
    QFETCH(const QByteArray, name);

    m_config.scopes = configured;
    const AuthorizationRequest request(m_config, options);
    m_config.scopes.clear();
    QTEST(parameter(request, name), "expected");
}

void TestAuthorizationRequest::pathPrefixOfTheServerStays()
{
    Config config = m_config;
    config.kauthUrl = QUrl(u"http://127.0.0.1:8080/kauth/"_s);
    const AuthorizationRequest request(config);
    QCOMPARE(request.url().adjusted(QUrl::RemoveQuery),
             QUrl(u"http://127.0.0.1:8080/kauth/oauth/authorize"_s));
    QCOMPARE(request.issuer(), u"http://127.0.0.1:8080/kauth"_s);
}

QTEST_GUILESS_MAIN(TestAuthorizationRequest)
#include "tst_authorizationrequest.moc"
