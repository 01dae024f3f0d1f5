// SPDX-License-Identifier: Apache-2.0
#include "sandbox/server.h"
#include "visitor.h"

#include <QRegularExpression>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;

namespace {

// RFC 7636, appendix B
const QByteArray verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const QByteArray challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const Fields withChallenge = {{"code_challenge", challenge}, {"code_challenge_method", "S256"}};

constexpr qint64 day = 24 * 3600;

} // namespace

/// POST /oauth/token.
class TestSandboxToken : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aCodeForTokens();
    void refusals_data();
    void refusals();
    void theSecretIsChecked();
    void httpBasicIsNotRead();
    void aCodeWorksOnce();
    void aCodeIsShortLived();
    void B2_aCodeIsBoundToItsKey();
    void B2_P3_pkce_data();
    void B2_P3_pkce();
    void scopes();
    void withoutOpenIdConnect();
    void refreshingKeepsTheRefreshToken();
    void B7_refreshingRenewsInTheLastMonth();
    void anOldRefreshTokenExpires();
    void refreshRefusals();
    void limits();
    void theQueryIsNotTheForm();

private:
    void start(sandbox::Options options = {});
    [[nodiscard]] QString code(const Fields &changes = {})
    {
        return m_visitor->signIn(app::authorizeTarget(changes)).redirected(u"code"_s);
    }
    [[nodiscard]] Reply post(const Fields &fields)
    {
        return m_visitor->post("/oauth/token", fields);
    }
    [[nodiscard]] Reply refresh(const QJsonObject &tokens)
    {
        return post({{"grant_type", "refresh_token"},
                     {"client_id", "sandbox"},
                     {"refresh_token", tokens.value("refresh_token"_L1).toString().toLatin1()}});
    }
    [[nodiscard]] bool isGood(const QJsonObject &tokens)
    {
        const QByteArray access = tokens.value("access_token"_L1).toString().toLatin1();
        return m_visitor->get("/v2/user/me", {{"Authorization", "Bearer " + access}}).status == 200;
    }

    std::atomic<qint64> m_now = 1'800'000'000;
    std::unique_ptr<sandbox::Server> m_server;
    std::unique_ptr<Visitor> m_visitor;
};

static bool isRefusal(const Reply &reply, int status, QLatin1String error, QLatin1String code)
{
    if (reply.status == status && reply.json().value("error"_L1) == error
        && reply.json().value("error_code"_L1) == code
        && reply.header("content-type") == "application/json;charset=UTF-8"
        && reply.json().size() == 3)
        return true;
    qInfo("%d %s", reply.status, reply.body.constData());
    return false;
}

void TestSandboxToken::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    start();
}

void TestSandboxToken::start(sandbox::Options options)
{
    m_visitor.reset();
    options.redirectUris = {app::redirectUri, u"http://127.0.0.1:52525/other"_s};
    options.now = [this] { return QDateTime::fromSecsSinceEpoch(m_now).toUTC(); };
    m_server = std::make_unique<sandbox::Server>(options);
    QCOMPARE(m_server->start(), std::nullopt);
    m_visitor = std::make_unique<Visitor>(m_server->url());
}

void TestSandboxToken::aCodeForTokens()
{
    const Reply reply = post(app::tokenFields(code()));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.header("content-type"), QByteArray("application/json;charset=UTF-8"));
    QVERIFY(reply.header("cache-control").contains("no-store"));
    const QJsonObject tokens = reply.json();
    const QRegularExpression token(u"^[A-Za-z0-9_-]{54,56}$"_s);
    QVERIFY(token.match(tokens.value("access_token"_L1).toString()).hasMatch());
    QVERIFY(token.match(tokens.value("refresh_token"_L1).toString()).hasMatch());
    QCOMPARE(tokens.value("token_type"_L1).toString(), u"bearer"_s);
    QCOMPARE(tokens.value("expires_in"_L1).toInteger(), 21599);
    QCOMPARE(tokens.value("refresh_token_expires_in"_L1).toInteger(), 5183999);
    QStringList scopes = tokens.value("scope"_L1).toString().split(u' ');
    scopes.sort();
    QCOMPARE(scopes.join(u' '), u"account_email birthday openid profile_image profile_nickname"_s);
    QCOMPARE(tokens.value("id_token"_L1).toString().count(u'.'), 2);
    QVERIFY(isGood(tokens));
}

void TestSandboxToken::refusals_data()
{
    QTest::addColumn<Fields>("changes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QLatin1String>("error");
    QTest::addColumn<QLatin1String>("code");
    QTest::addColumn<QString>("description");

    const auto row = [](const char *name, const Fields &changes, int status, QLatin1String error,
                        QLatin1String code, const QString &description) {
        QTest::newRow(name) << changes << status << error << code << description;
    };
    row("unknown client", {{"client_id", "x"}}, 401, "invalid_client"_L1, "KOE101"_L1,
        u"Not exist client_id [x]"_s);
    row("no client", {{"client_id", QByteArray()}}, 401, "invalid_client"_L1, "KOE101"_L1,
        u"Not exist client_id [null]"_s);
    row("no grant type", {{"grant_type", QByteArray()}}, 400, "unsupported_grant_type"_L1,
        "KOE310"_L1, u"unsupported grant type"_s);
    row("other grant type", {{"grant_type", "password"}}, 400, "unsupported_grant_type"_L1,
        "KOE310"_L1, u"unsupported grant type"_s);
    row("wrong code", {{"code", "x"}}, 400, "invalid_grant"_L1, "KOE320"_L1,
        u"authorization code not found for code=x"_s);
    row("no code", {{"code", QByteArray()}}, 400, "invalid_grant"_L1, "KOE320"_L1,
        u"authorization code not found for code=null"_s);
    row("other redirect URI", {{"redirect_uri", "http://127.0.0.1:52525/other"}}, 400,
        "invalid_grant"_L1, "KOE303"_L1, u"Redirect URI mismatch."_s);
    row("redirect URI with a slash", {{"redirect_uri", app::redirectUri.toUtf8() + '/'}}, 400,
        "invalid_grant"_L1, "KOE303"_L1, u"Redirect URI mismatch."_s);
    row("no redirect URI", {{"redirect_uri", QByteArray()}}, 400, "invalid_grant"_L1, "KOE303"_L1,
        u"Redirect URI mismatch."_s);
}

void TestSandboxToken::refusals()
{
    QFETCH(Fields, changes);
    QFETCH(int, status);
    QFETCH(QLatin1String, error);
    QFETCH(QLatin1String, code);
    QFETCH(QString, description);
    const Reply reply = post(app::tokenFields(this->code(), changes));
    QVERIFY(isRefusal(reply, status, error, code));
    QCOMPARE(reply.json().value("error_description"_L1).toString(), description);
}

void TestSandboxToken::theSecretIsChecked()
{
    start({.clientSecret = u"s3cret+/="_s});
    for (const QByteArray &wrong : {QByteArray(), QByteArray(""), QByteArray("s3cret")}) {
        const Reply reply = post(app::tokenFields(code(), {{"client_secret", wrong}}));
        QVERIFY(isRefusal(reply, 401, "invalid_client"_L1, "KOE010"_L1));
        QCOMPARE(reply.json().value("error_description"_L1).toString(),
                 u"Bad client credentials"_s);
    }
    const Reply good = post(app::tokenFields(code(), {{"client_secret", "s3cret+/="}}));
    QCOMPARE(good.status, 200);
    QVERIFY(isRefusal(refresh(good.json()), 401, "invalid_client"_L1, "KOE010"_L1));
}

void TestSandboxToken::httpBasicIsNotRead()
{
    start({.clientSecret = u"secret"_s});
    const Fields fields = app::tokenFields(code(), {{"client_id", QByteArray()}});
    const QByteArray basic = "Basic " + QByteArray("sandbox:secret").toBase64();
    const Reply reply = m_visitor->post("/oauth/token", fields, {{"Authorization", basic}});
    QVERIFY(isRefusal(reply, 401, "invalid_client"_L1, "KOE101"_L1));
    QCOMPARE(reply.json().value("error_description"_L1).toString(),
             u"Not exist client_id [null]"_s);
}

void TestSandboxToken::aCodeWorksOnce()
{
    const Fields fields = app::tokenFields(code());
    const Reply first = post(fields);
    QCOMPARE(first.status, 200);
    QVERIFY(isRefusal(post(fields), 400, "invalid_grant"_L1, "KOE320"_L1));
    QVERIFY(isGood(first.json()));
}

void TestSandboxToken::aCodeIsShortLived()
{
    const QString inTime = code();
    const QString late = code();
    m_now += 599;
    QCOMPARE(post(app::tokenFields(inTime)).status, 200);
    m_now += 1;
    QVERIFY(isRefusal(post(app::tokenFields(late)), 400, "invalid_grant"_L1, "KOE320"_L1));
}

void TestSandboxToken::B2_aCodeIsBoundToItsKey()
{
    start({.otherClientIds = {u"javascript"_s}});
    const Reply reply = post(app::tokenFields(code(), {{"client_id", "javascript"}}));
    QVERIFY(isRefusal(reply, 400, "invalid_grant"_L1, "KOE114"_L1));
    QCOMPARE(reply.json().value("error_description"_L1).toString(), u"Application ID mismatch"_s);
    const Reply tokens =
        post(app::tokenFields(code({{"client_id", "javascript"}}), {{"client_id", "javascript"}}));
    QCOMPARE(tokens.status, 200);
    QVERIFY(isRefusal(refresh(tokens.json()), 400, "invalid_grant"_L1, "KOE114"_L1));
}

void TestSandboxToken::B2_P3_pkce_data()
{
    QTest::addColumn<bool>("challenged");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<bool>("good");
    QTest::newRow("the RFC's vector") << true << verifier << true;
    QTest::newRow("neither") << false << QByteArray() << true;
    QTest::newRow("challenge without a verifier") << true << QByteArray() << false;
    QTest::newRow("challenge and an empty verifier") << true << QByteArray("") << false;
    QTest::newRow("verifier without a challenge") << false << verifier << false;
    QTest::newRow("another verifier") << true << QByteArray(verifier).replace('d', 'e') << false;
    QTest::newRow("the challenge itself") << true << challenge << false;
}

void TestSandboxToken::B2_P3_pkce()
{
    QFETCH(bool, challenged);
    QFETCH(QByteArray, sent);
    QFETCH(bool, good);
    const QString name = code(challenged ? withChallenge : Fields());
    const Reply reply = post(app::tokenFields(name, {{"code_verifier", sent}}));
    if (good)
        QCOMPARE(reply.status, 200);
    else
        QVERIFY(isRefusal(reply, 400, "invalid_grant"_L1, "KOE320"_L1));
}

void TestSandboxToken::scopes()
{
    const auto scopeOf = [](const Reply &reply) {
        return reply.json().value("scope"_L1).toString();
    };
    const Reply first = post(app::tokenFields(code({{"scope", "profile_nickname,account_email"}})));
    QCOMPARE(scopeOf(first), u"profile_nickname account_email"_s);
    QVERIFY(!first.json().contains("id_token"_L1)); // openid was not asked for
    const Reply second = post(app::tokenFields(code({{"scope", "openid birthday"}})));
    QCOMPARE(scopeOf(second), u"profile_nickname account_email birthday openid"_s);
    QVERIFY(second.json().contains("id_token"_L1));
}

void TestSandboxToken::withoutOpenIdConnect()
{
    start({.consentItems = {u"profile_nickname"_s}});
    const QJsonObject tokens = post(app::tokenFields(code())).json();
    QVERIFY(!tokens.contains("id_token"_L1));
    QCOMPARE(tokens.value("scope"_L1).toString(), u"profile_nickname"_s);
    QVERIFY(m_visitor->get(app::authorizeTarget({{"scope", "openid"}})).shows("KOE205"));
}

void TestSandboxToken::refreshingKeepsTheRefreshToken()
{
    const QJsonObject first = post(app::tokenFields(code({{"nonce", "n"}}))).json();
    m_now += 21600;
    QVERIFY(!isGood(first));
    m_now += 30 * day - 21600; // 30 days are left, and no less
    const Reply second = refresh(first);
    QCOMPARE(second.status, 200);
    QVERIFY(isGood(second.json()));
    QStringList names = second.json().keys();
    QCOMPARE(names.join(u' '), u"access_token expires_in id_token token_type"_s);
    QVERIFY(second.json().value("access_token"_L1) != first.value("access_token"_L1));
    QCOMPARE(refresh(first).status, 200);
}

void TestSandboxToken::B7_refreshingRenewsInTheLastMonth()
{
    const QJsonObject first = post(app::tokenFields(code())).json();
    m_now += 30 * day + 1;
    const Reply second = refresh(first);
    QCOMPARE(second.json().value("refresh_token_expires_in"_L1).toInteger(), 5183999);
    QVERIFY(second.json().value("refresh_token"_L1) != first.value("refresh_token"_L1));
    QVERIFY(!second.json().contains("scope"_L1));
    QVERIFY(isRefusal(refresh(first), 400, "invalid_grant"_L1, "KOE322"_L1));
    QCOMPARE(refresh(second.json()).status, 200);
}

void TestSandboxToken::anOldRefreshTokenExpires()
{
    const QJsonObject tokens = post(app::tokenFields(code())).json();
    m_now += 60 * day;
    QVERIFY(isRefusal(refresh(tokens), 400, "invalid_grant"_L1, "KOE322"_L1));
}

void TestSandboxToken::refreshRefusals()
{
    QVERIFY(isRefusal(refresh({}), 400, "invalid_grant"_L1, "KOE319"_L1));
    const Reply wrong = refresh({{u"refresh_token"_s, u"x"_s}});
    QVERIFY(isRefusal(wrong, 400, "invalid_grant"_L1, "KOE322"_L1));
    QCOMPARE(wrong.json().value("error_description"_L1).toString(),
             u"expired_or_invalid_refresh_token"_s);
    // An access token is none.
    const QJsonObject tokens = post(app::tokenFields(code())).json();
    QVERIFY(isRefusal(refresh({{u"refresh_token"_s, tokens.value("access_token"_L1)}}), 400,
                      "invalid_grant"_L1, "KOE322"_L1));
}

void TestSandboxToken::limits()
{
    start({.tokenLimits = true});
    const QJsonObject tokens = post(app::tokenFields(code())).json();
    for (int i = 0; i < 19; ++i)
        QCOMPARE(refresh(tokens).status, 200);
    const Reply tooMany = refresh(tokens);
    QVERIFY(isRefusal(tooMany, 400, "invalid_request"_L1, "KOE237"_L1));
    QCOMPARE(tooMany.json().value("error_description"_L1).toString(),
             u"token request rate limit exceeded"_s);
    QVERIFY(isRefusal(post(app::tokenFields(code())), 400, "invalid_request"_L1, "KOE237"_L1));
    Visitor other(m_server->url()); // limits are each person's own
    const QString code =
        other.signIn(app::authorizeTarget(), "apeach@sandbox.test").redirected(u"code"_s);
    QCOMPARE(post(app::tokenFields(code)).status, 200);
    m_now += 600;
    QCOMPARE(refresh(tokens).status, 200);
}

void TestSandboxToken::theQueryIsNotTheForm()
{
    const QByteArray query = encoded(app::tokenFields(code()));
    QVERIFY(isRefusal(m_visitor->post("/oauth/token?" + query, Fields{}), 401, "invalid_client"_L1,
                      "KOE101"_L1));
    QVERIFY(isRefusal(
        m_visitor->send("POST", "/oauth/token", query, {{"Content-Type", "application/json"}}), 401,
        "invalid_client"_L1, "KOE101"_L1));
}

QTEST_GUILESS_MAIN(TestSandboxToken)
#include "tst_sandboxtoken.moc"
