// SPDX-License-Identifier: Apache-2.0
#include "sandbox/server.h"
#include "visitor.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

/// Options::isLenient: what an app's settings in Kakao's console are for is let through, what is
/// wrong in the protocol is not.
class TestSandboxLenient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void authorizing_data();
    void authorizing();
    void loggingOut_data();
    void loggingOut();
    void consentThatIsMissing_data();
    void consentThatIsMissing();
    void theSecret_data();
    void theSecret();

private:
    void begin(bool isLenient);

    std::unique_ptr<sandbox::Server> m_server;
    std::unique_ptr<Visitor> m_visitor;
};

void TestSandboxLenient::begin(bool isLenient)
{
    m_visitor.reset();
    m_server = std::make_unique<sandbox::Server>(
        sandbox::Options{.clientSecret = u"s3cret"_s,
                         .redirectUris = {app::redirectUri},
                         .consentItems = {u"profile_nickname"_s, u"account_email"_s, u"birthday"_s},
                         .isLenient = isLenient});
    QCOMPARE(m_server->start(), std::nullopt);
    m_visitor = std::make_unique<Visitor>(m_server->url());
}

void TestSandboxLenient::authorizing_data()
{
    QTest::addColumn<Fields>("changes");
    QTest::addColumn<QByteArray>("strictly");
    QTest::addColumn<QByteArray>("leniently"); ///< empty: the login page
    const auto row = [](const char *name, const Fields &changes, const QByteArray &strictly,
                        const QByteArray &leniently = {}) {
        QTest::newRow(name) << changes << strictly << leniently;
    };
    row("all is well", {}, {});
    row("another key", {{"client_id", "other"}}, "KOE101");
    row("no key", {{"client_id", ""}}, "KOE207", "KOE207");
    row("redirect URI", {{"redirect_uri", "http://127.0.0.1:1/x"}}, "KOE006");
    row("scheme of an app", {{"redirect_uri", "kakaokey://oauth"}}, "KOE006");
    row("no URI", {{"redirect_uri", "/callback"}}, "KOE006", "KOE006");
    row("fragment", {{"redirect_uri", "http://127.0.0.1:1/#x"}}, "KOE006", "KOE006");
    row("script", {{"redirect_uri", "javascript:alert(1)"}}, "KOE006", "KOE006");
    row("scope", {{"scope", "gender,account_email"}}, "KOE205");
    row("response type", {{"response_type", "token"}}, "KOE202", "KOE202");
    row("prompt", {{"prompt", "x"}}, "KOE204", "KOE204");
    row("plain challenge", {{"code_challenge", "x"}}, "KOE204", "KOE204");
}

void TestSandboxLenient::authorizing()
{
    QFETCH(Fields, changes);
    QFETCH(QByteArray, strictly);
    QFETCH(QByteArray, leniently);
    for (const auto &[isLenient, code] : {std::pair(false, strictly), std::pair(true, leniently)}) {
        begin(isLenient);
        const Reply reply = m_visitor->get(app::authorizeTarget(changes));
        QVERIFY2(code.isEmpty() ? reply.isLoginPage() : reply.shows(code), reply.body.constData());
    }
}

void TestSandboxLenient::loggingOut_data()
{
    QTest::addColumn<bool>("isLenient");
    QTest::addColumn<int>("status");
    QTest::newRow("strict") << false << 400;
    QTest::newRow("lenient") << true << 302;
}

void TestSandboxLenient::loggingOut()
{
    QFETCH(bool, isLenient);
    QFETCH(int, status);
    begin(isLenient);
    QCOMPARE(m_visitor->get("/oauth/logout?client_id=sandbox&logout_redirect_uri=http%3A%2F%2Fa%2F")
                 .status,
             status);
}

void TestSandboxLenient::consentThatIsMissing_data()
{
    QTest::addColumn<bool>("isLenient");
    QTest::newRow("strict") << false;
    QTest::newRow("lenient") << true;
}

void TestSandboxLenient::consentThatIsMissing()
{
    QFETCH(bool, isLenient);
    begin(isLenient);
    Reply page = m_visitor->follow(m_visitor->submit(m_visitor->get(app::authorizeTarget()),
                                                     {{"person", "ryan@sandbox.test"}}));
    QVERIFY(page.isConsentPage()); // asked all the same
    const QString code = m_visitor->submit(page, {{"decision", "agree"}}).redirected(u"code"_s);
    const QJsonObject tokens =
        m_visitor->post("/oauth/token", app::tokenFields(code, {{"client_secret", "s3cret"}}))
            .json();
    const Visitor::Headers bearer = {
        {"Authorization", "Bearer " + tokens.value("access_token"_L1).toString().toLatin1()}};
    const QJsonObject account =
        m_visitor->get("/v2/user/me", bearer).json().value("kakao_account"_L1).toObject();
    QCOMPARE(account.contains("email"_L1), isLenient);
    QCOMPARE(account.value("email_needs_agreement"_L1), QJsonValue(!isLenient));
    QCOMPARE(account.contains("birthday"_L1), isLenient);
    QCOMPARE(m_visitor->get("/v1/oidc/userinfo", bearer).status, isLenient ? 200 : 403);
    QVERIFY(m_visitor->get("/v2/user/scopes", bearer).shows("\"agreed\":false")); // the truth
}

void TestSandboxLenient::theSecret_data()
{
    QTest::addColumn<Fields>("changes");
    QTest::addColumn<QString>("strictly");
    QTest::addColumn<QString>("leniently");
    QTest::newRow("missing") << Fields() << u"KOE010"_s << QString();
    QTest::newRow("wrong") << Fields{{"client_secret", "x"}} << u"KOE010"_s << QString();
    QTest::newRow("another key") << Fields{{"client_id", "other"}} << u"KOE101"_s << u"KOE114"_s;
    QTest::newRow("another redirect URI")
        << Fields{{"client_secret", "s3cret"}, {"redirect_uri", "http://a/"}} << u"KOE303"_s
        << u"KOE303"_s;
    QTest::newRow("another code") << Fields{{"client_secret", "s3cret"}, {"code", "x"}}
                                  << u"KOE320"_s << u"KOE320"_s;
}

void TestSandboxLenient::theSecret()
{
    QFETCH(Fields, changes);
    QFETCH(QString, strictly);
    QFETCH(QString, leniently);
    for (const auto &[isLenient, error] :
         {std::pair(false, strictly), std::pair(true, leniently)}) {
        begin(isLenient);
        const QString code = m_visitor->signIn(app::authorizeTarget()).redirected(u"code"_s);
        const QJsonObject answer =
            m_visitor->post("/oauth/token", app::tokenFields(code, changes)).json();
        QCOMPARE(answer.value("error_code"_L1).toString(), error);
    }
}

QTEST_GUILESS_MAIN(TestSandboxLenient)
#include "tst_sandboxlenient.moc"
