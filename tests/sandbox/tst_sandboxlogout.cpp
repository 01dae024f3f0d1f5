// SPDX-License-Identifier: Apache-2.0
#include "sandbox/server.h"
#include "visitor.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QByteArray leftUri = "http://127.0.0.1:52525/left";
const QByteArray target = "/oauth/logout?"
    + encoded({{"client_id", "sandbox"}, {"logout_redirect_uri", leftUri}, {"state", "<x>"}});

} // namespace

/// /oauth/logout: out of the service, or of the Kakao account as well.
class TestSandboxLogout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void nobodyIsLoggedIn();
    void leaving_data();
    void leaving();
    void withoutAState();
    void forgedForms();
    void tokensAreTheAppsOwn();
    void refusals_data();
    void refusals();

private:
    std::unique_ptr<sandbox::Server> m_server;
    std::unique_ptr<Visitor> m_visitor;
};

void TestSandboxLogout::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_visitor.reset();
    m_server = std::make_unique<sandbox::Server>(
        sandbox::Options{.redirectUris = {app::redirectUri},
                         .logoutRedirectUris = {QString::fromLatin1(leftUri)},
                         .consentItems = {u"profile_nickname"_s}});
    QCOMPARE(m_server->start(), std::nullopt);
    m_visitor = std::make_unique<Visitor>(m_server->url());
}

void TestSandboxLogout::nobodyIsLoggedIn()
{
    const Reply reply = m_visitor->get(target);
    QCOMPARE(reply.status, 302);
    QCOMPARE(reply.location(), leftUri + "?state=%3Cx%3E");
}

void TestSandboxLogout::leaving_data()
{
    QTest::addColumn<QByteArray>("choice");
    QTest::addColumn<bool>("isStillLoggedIn");
    QTest::newRow("the service") << QByteArray("service") << true;
    QTest::newRow("the account") << QByteArray("account") << false;
}

void TestSandboxLogout::leaving()
{
    QFETCH(QByteArray, choice);
    QFETCH(bool, isStillLoggedIn);
    m_visitor->signIn(app::authorizeTarget());
    const Reply page = m_visitor->get(target);
    QVERIFY(page.shows("id=\"leave-service\"") && page.shows("id=\"leave-account\""));
    const Reply done = m_visitor->submit(page, {{"leave", choice}});
    QCOMPARE(done.status, 303);
    QCOMPARE(done.location(), leftUri + "?state=%3Cx%3E");
    const Reply again = m_visitor->get(app::authorizeTarget());
    QCOMPARE(again.hasCode(), isStillLoggedIn);
    QCOMPARE(again.isLoginPage(), !isStillLoggedIn);
}

void TestSandboxLogout::withoutAState()
{
    const QByteArray plain =
        "/oauth/logout?" + encoded({{"client_id", "sandbox"}, {"logout_redirect_uri", leftUri}});
    QCOMPARE(m_visitor->get(plain).location(), leftUri);
    m_visitor->signIn(app::authorizeTarget());
    const Reply page = m_visitor->get(plain);
    QCOMPARE(m_visitor->submit(page, {{"leave", "account"}}).location(), leftUri);
}

void TestSandboxLogout::forgedForms()
{
    m_visitor->signIn(app::authorizeTarget());
    const QByteArray action = "/sandbox/logout" + target.mid(target.indexOf('?'));
    QCOMPARE(m_visitor->post(action, {{"leave", "account"}}).status, 403);
    QVERIFY(m_visitor->get(app::authorizeTarget()).hasCode());
}

void TestSandboxLogout::tokensAreTheAppsOwn()
{
    const QString code = m_visitor->signIn(app::authorizeTarget()).redirected(u"code"_s);
    const QByteArray access = m_visitor->post("/oauth/token", app::tokenFields(code))
                                  .json()
                                  .value("access_token"_L1)
                                  .toString()
                                  .toLatin1();
    QCOMPARE(m_visitor->submit(m_visitor->get(target), {{"leave", "account"}}).status, 303);
    QCOMPARE(m_visitor->get("/v2/user/me", {{"Authorization", "Bearer " + access}}).status, 200);
}

void TestSandboxLogout::refusals_data()
{
    QTest::addColumn<Fields>("query");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char *name, const Fields &query, const QByteArray &code) {
        QTest::newRow(name) << query << code;
    };
    row("another place", {{"client_id", "sandbox"}, {"logout_redirect_uri", leftUri + '/'}},
        "KOE007");
    row("nowhere", {{"client_id", "sandbox"}}, "KOE207");
    row("no client", {{"logout_redirect_uri", leftUri}}, "KOE207");
    row("another client", {{"client_id", "x"}, {"logout_redirect_uri", leftUri}}, "KOE101");
    row("two states",
        {{"client_id", "sandbox"},
         {"logout_redirect_uri", leftUri},
         {"state", "1"},
         {"state", "2"}},
        "KOE204");
}

void TestSandboxLogout::refusals()
{
    QFETCH(Fields, query);
    QFETCH(QByteArray, code);
    const Reply reply = m_visitor->get("/oauth/logout?" + encoded(query));
    QCOMPARE(reply.status, 400);
    QVERIFY(reply.shows('(' + code + ')'));
    QVERIFY(reply.location().isEmpty());
}

QTEST_GUILESS_MAIN(TestSandboxLogout)
#include "tst_sandboxlogout.moc"
