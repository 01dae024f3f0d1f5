// SPDX-License-Identifier: Apache-2.0
#include "sandbox/server.h"
#include "visitor.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString ids = u"openid profile_nickname profile_image account_email birthday"_s;

QString idsOf(const Reply &reply, const QString &member = {})
{
    QStringList found;
    const QJsonArray scopes = reply.json().value("scopes"_L1).toArray();
    for (const auto &scope : scopes) {
        if (member.isEmpty() || scope.toObject().value(member).toBool())
            found.append(scope.toObject().value("id"_L1).toString());
    }
    return found.join(u' ');
}

} // namespace

/// /v2/user/scopes and /v2/user/revoke/scopes.
class TestSandboxConsent : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void scopes();
    void anItem();
    void someScopes_data();
    void someScopes();
    void openIdWithoutAPage();
    void revoking();
    void whatIsRevokedIsAskedForAgain();
    void revokingRefusals_data();
    void revokingRefusals();
    void withoutAToken();

private:
    void serve(const QStringList &items);
    [[nodiscard]] Visitor::Headers signedIn(const QByteArray &scope = {});
    [[nodiscard]] Reply revoke(const QByteArray &scopes, const Visitor::Headers &headers)
    {
        return m_visitor->post("/v2/user/revoke/scopes", {{"scopes", scopes}}, headers);
    }

    std::unique_ptr<sandbox::Server> m_server;
    std::unique_ptr<Visitor> m_visitor;
};

void TestSandboxConsent::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    QStringList items = ids.split(u' ');
    items.removeFirst(); // openid: a key for each test takes longer than all the rest
    serve(items);
}

void TestSandboxConsent::serve(const QStringList &items)
{
    m_visitor.reset();
    m_server = std::make_unique<sandbox::Server>(
        sandbox::Options{.redirectUris = {app::redirectUri}, .consentItems = items});
    QCOMPARE(m_server->start(), std::nullopt);
    m_visitor = std::make_unique<Visitor>(m_server->url());
}

Visitor::Headers TestSandboxConsent::signedIn(const QByteArray &scope)
{
    const Reply done = m_visitor->signIn(app::authorizeTarget({{"scope", scope}}));
    const QByteArray access =
        m_visitor->post("/oauth/token", app::tokenFields(done.redirected(u"code"_s)))
            .json()
            .value("access_token"_L1)
            .toString()
            .toLatin1();
    return {{"Authorization", "Bearer " + access}};
}

void TestSandboxConsent::scopes()
{
    serve(ids.split(u' '));
    const auto headers = signedIn("profile_nickname account_email");
    const Reply reply = m_visitor->get("/v2/user/scopes", headers);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.json().value("id"_L1).toInteger(), 3141592653);
    QCOMPARE(reply.json().keys(), (QStringList{u"id"_s, u"scopes"_s}));
    QCOMPARE(idsOf(reply), ids);
    QCOMPARE(idsOf(reply, u"using"_s), ids);
    QCOMPARE(idsOf(reply, u"agreed"_s), u"profile_nickname account_email"_s);
    QCOMPARE(idsOf(reply, u"revocable"_s), u"account_email"_s);
    for (const auto &scope : reply.json().value("scopes"_L1).toArray()) { // only what is agreed to
        QCOMPARE(scope.toObject().contains("revocable"_L1),
                 scope.toObject().value("agreed"_L1).toBool());
    }
}

void TestSandboxConsent::anItem()
{
    serve(ids.split(u' '));
    const auto headers = signedIn();
    const QJsonArray scopes =
        m_visitor->get("/v2/user/scopes", headers).json().value("scopes"_L1).toArray();
    QCOMPARE(scopes.at(0).toObject(),
             (QJsonObject{{u"id"_s, u"openid"_s},
                          {u"display_name"_s, u"OpenID Connect"_s},
                          {u"type"_s, u"SERVICE"_s},
                          {u"using"_s, true},
                          {u"agreed"_s, true},
                          {u"revocable"_s, false}}));
    QCOMPARE(scopes.at(3).toObject(),
             (QJsonObject{{u"id"_s, u"account_email"_s},
                          {u"display_name"_s, u"카카오계정(이메일)"_s},
                          {u"type"_s, u"PRIVACY"_s},
                          {u"using"_s, true},
                          {u"agreed"_s, true},
                          {u"revocable"_s, true}}));
}

void TestSandboxConsent::someScopes_data()
{
    QTest::addColumn<QByteArray>("scopes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("found");
    QTest::newRow("one") << QByteArray(R"(["birthday"])") << 200 << u"birthday"_s;
    QTest::newRow("two, in the app's order")
        << QByteArray(R"(["birthday","profile_image"])") << 200 << u"profile_image birthday"_s;
    QTest::newRow("unknown") << QByteArray(R"(["friends"])") << 200 << QString();
    QTest::newRow("none") << QByteArray("[]") << 200 << QString();
    QTest::newRow("no JSON") << QByteArray("birthday") << 400 << QString();
    QTest::newRow("no texts") << QByteArray("[1]") << 400 << QString();
}

void TestSandboxConsent::someScopes()
{
    QFETCH(QByteArray, scopes);
    QFETCH(int, status);
    QFETCH(QString, found);
    const Reply reply =
        m_visitor->get("/v2/user/scopes?" + encoded({{"scopes", scopes}}), signedIn());
    QCOMPARE(reply.status, status);
    QCOMPARE(idsOf(reply), found);
    if (status == 400)
        QCOMPARE(reply.json().value("code"_L1).toInt(), -2);
}

void TestSandboxConsent::openIdWithoutAPage()
{
    serve(ids.split(u' '));
    QCOMPARE(idsOf(m_visitor->get("/v2/user/scopes", signedIn("profile_nickname")), u"agreed"_s),
             u"profile_nickname"_s);
    QCOMPARE(idsOf(m_visitor->get("/v2/user/scopes", signedIn("openid")), u"agreed"_s),
             u"openid profile_nickname"_s);
}

void TestSandboxConsent::revoking()
{
    serve(ids.split(u' '));
    const auto headers = signedIn();
    const Reply reply = revoke(R"(["account_email","profile_image"])", headers);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.json(), m_visitor->get("/v2/user/scopes", headers).json());
    QCOMPARE(idsOf(reply, u"agreed"_s), u"openid profile_nickname birthday"_s);

    const QJsonObject user = m_visitor->get("/v2/user/me", headers).json();
    const QJsonObject account = user.value("kakao_account"_L1).toObject();
    QVERIFY(!account.contains("email"_L1));
    QCOMPARE(account.value("email_needs_agreement"_L1), QJsonValue(true));
    QCOMPARE(account.value("profile_image_needs_agreement"_L1), QJsonValue(true));
    QCOMPARE(account.value("profile_nickname_needs_agreement"_L1), QJsonValue(false));
    QVERIFY(!account.value("profile"_L1).toObject().contains("thumbnail_image_url"_L1));
    QCOMPARE(user.value("properties"_L1).toObject().keys(), QStringList{u"nickname"_s});
    QVERIFY(!m_visitor->get("/v1/oidc/userinfo", headers).json().contains("email"_L1));
}

void TestSandboxConsent::whatIsRevokedIsAskedForAgain()
{
    serve(ids.split(u' '));
    const auto headers = signedIn();
    QCOMPARE(revoke(R"(["birthday"])", headers).status, 200);
    QVERIFY(m_visitor->get(app::authorizeTarget()).hasCode());
    const Reply page = m_visitor->get(app::authorizeTarget({{"scope", "birthday openid"}}));
    QVERIFY(page.isConsentPage());
    QVERIFY(m_visitor->submit(page, {{"decision", "agree"}, {"scope", "birthday"}}).hasCode());
    QCOMPARE(idsOf(m_visitor->get("/v2/user/scopes", headers), u"agreed"_s), ids);
}

void TestSandboxConsent::revokingRefusals_data()
{
    QTest::addColumn<QByteArray>("scopes");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &scopes, int status, int code,
                        const QString &message) {
        QTest::newRow(name) << scopes << status << code << message;
    };
    const QString none =
        u"There is no scopes to revoke. check out if given scope id([%1]) is correct again."_s;
    const QString required = u"[%1] is not revocable. check out if it's set as required on "
                             "developers.kakao.com"_s;
    row("required", R"(["profile_nickname"])", 403, -3, required.arg(u"profile_nickname"_s));
    row("one of them required", R"(["account_email","profile_nickname"])", 403, -3,
        required.arg(u"profile_nickname"_s));
    row("unknown", R"(["email"])", 400, -2, none.arg(u"email"_s));
    row("one of them unknown", R"(["account_email","email","phone"])", 400, -2,
        none.arg(u"email, phone"_s));
    row("not agreed to", R"(["birthday"])", 400, -2, none.arg(u"birthday"_s));
    row("none", "[]", 400, -2, none.arg(QString()));
    row("no JSON", "account_email", 400, -2, u"scopes must be a JSON array of texts"_s);
    row("empty", "", 400, -2, u"scopes must be a JSON array of texts"_s);
}

void TestSandboxConsent::revokingRefusals()
{
    QFETCH(QByteArray, scopes);
    QFETCH(int, status);
    QFETCH(int, code);
    QFETCH(QString, message);
    const auto headers = signedIn("profile_nickname account_email");
    const Reply reply = revoke(scopes, headers);
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.json(), (QJsonObject{{u"msg"_s, message}, {u"code"_s, code}}));
    QCOMPARE(idsOf(m_visitor->get("/v2/user/scopes", headers), u"agreed"_s),
             u"profile_nickname account_email"_s);
}

void TestSandboxConsent::withoutAToken()
{
    for (const Reply &reply :
         {m_visitor->get("/v2/user/scopes"), revoke(R"(["account_email"])", {}),
          m_visitor->get("/v2/user/service_terms"),
          m_visitor->post("/v2/user/revoke/service_terms", {{"tags", "marketing"}}),
          m_visitor->post("/v2/user/upgrade/service_terms", {{"tags", "marketing"}})}) {
        QCOMPARE(reply.status, 401);
        QCOMPARE(reply.header("www-authenticate"), QByteArray("Bearer error=invalid_token"));
    }
}

QTEST_GUILESS_MAIN(TestSandboxConsent)
#include "tst_sandboxconsent.moc"
