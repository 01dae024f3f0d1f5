// SPDX-License-Identifier: Apache-2.0
#include "sandbox/server.h"
#include "visitor.h"

#include <QRegularExpression>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;

namespace {

const QByteArray challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"; // RFC 7636, B
const QByteArray queryUri = "https://app.example/done?from=kakao";

} // namespace

/// /oauth/authorize: what is refused, and where the redirects lead.
class TestSandboxAuthorize : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theFirstTime();
    void theSecondTime();
    void somebodyWhoAgreedBefore();
    void byPost();
    void errorPages_data();
    void errorPages();
    void theItemsNotSetUpAreListed();
    void B10_redirectUrisNearlyRight_data();
    void B10_redirectUrisNearlyRight();
    void aRedirectUriWithAQuery();
    void stateComesBackAsItWas_data();
    void stateComesBackAsItWas();
    void noStateNoState();
    void prompts_data();
    void prompts();
    void promptNone();
    void promptLoginAsksOnce();

private:
    [[nodiscard]] Reply get(const Fields &changes = {})
    {
        return m_visitor->get(app::authorizeTarget(changes));
    }

    std::atomic<qint64> m_now = 1'800'000'000;
    std::unique_ptr<sandbox::Server> m_server;
    std::unique_ptr<Visitor> m_visitor;
};

void TestSandboxAuthorize::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_visitor.reset();
    m_server = std::make_unique<sandbox::Server>(
        sandbox::Options{.redirectUris = {app::redirectUri, QString::fromLatin1(queryUri)},
                         .now = [this] { return QDateTime::fromSecsSinceEpoch(m_now).toUTC(); }});
    QCOMPARE(m_server->start(), std::nullopt);
    m_visitor = std::make_unique<Visitor>(m_server->url());
}

void TestSandboxAuthorize::theFirstTime()
{
    const Reply login = get();
    QVERIFY(login.isLoginPage());
    for (const char *id : {"login-id", "password", "log-in", "sandbox-ribbon"})
        QVERIFY(login.shows(QByteArray("id=\"") + id + '"'));
    for (const sandbox::Account &account : sandbox::Server::accounts())
        QVERIFY(login.shows("class=\"person\" type=\"submit\" name=\"person\" value=\""
                            + account.loginId.toUtf8() + "\" data-id=\"" + account.loginId.toUtf8()
                            + '"'));

    const Reply loggedIn = m_visitor->submit(login, {{"person", "ryan@sandbox.test"}});
    QCOMPARE(loggedIn.status, 303);
    const Reply consent = m_visitor->follow(loggedIn);
    QVERIFY(consent.isConsentPage());
    QVERIFY(consent.shows("id=\"cancel\""));
    QVERIFY(consent.shows("id=\"scope-account_email\""));
    QVERIFY(!consent.shows("scope-openid"));

    const Reply done = m_visitor->submit(consent, {{"decision", "agree"}});
    QCOMPARE(done.status, 303);
    QVERIFY(done.location().startsWith(app::redirectUri.toUtf8() + '?'));
    QVERIFY(QRegularExpression(u"^[A-Za-z0-9_-]{54,56}$"_s)
                .match(done.redirected(u"code"_s))
                .hasMatch());
    QCOMPARE(done.redirected(u"state"_s), u"S"_s);
    QCOMPARE(done.header("content-length"), QByteArray("0"));
}

void TestSandboxAuthorize::theSecondTime()
{
    const QString first = m_visitor->signIn(app::authorizeTarget()).redirected(u"code"_s);
    const Reply second = get();
    QCOMPARE(second.status, 302);
    QCOMPARE(second.header("content-length"), QByteArray("0"));
    QVERIFY(second.hasCode());
    QVERIFY(second.redirected(u"code"_s) != first);
}

void TestSandboxAuthorize::somebodyWhoAgreedBefore()
{
    const Reply done = m_visitor->submit(get(), {{"person", "apeach@sandbox.test"}});
    QCOMPARE(done.status, 303);
    QVERIFY(done.hasCode());
}

void TestSandboxAuthorize::byPost()
{
    const QByteArray target = app::authorizeTarget();
    const QByteArray form = target.mid(target.indexOf('?') + 1);
    const Reply login = m_visitor->post("/oauth/authorize", form);
    QVERIFY(login.isLoginPage());
    QVERIFY(m_visitor->submit(login, {{"person", "apeach@sandbox.test"}}).hasCode());
    const Reply again = m_visitor->post("/oauth/authorize", form);
    QCOMPARE(again.status, 303);
    QVERIFY(again.hasCode());
}

void TestSandboxAuthorize::errorPages_data()
{
    QTest::addColumn<Fields>("changes");
    QTest::addColumn<QByteArray>("heading");

    const QByteArray settings = "앱 관리자 설정 오류 ";
    const QByteArray request = "잘못된 요청 ";
    const auto row = [](const char *name, const Fields &changes, const QByteArray &heading) {
        QTest::newRow(name) << changes << heading;
    };
    row("unregistered redirect URI", {{"redirect_uri", "http://127.0.0.1:1/"}},
        settings + "(KOE006)");
    row("unknown client", {{"client_id", "<b>nobody"}}, settings + "(KOE101)");
    row("unknown response type", {{"response_type", "code token"}}, request + "(KOE201)");
    row("N8 implicit grant", {{"response_type", "token"}}, request + "(KOE202)");
    row("consent item not set up", {{"scope", "openid,gender"}}, request + "(KOE205)");
    row("consent items not set up, spaces", {{"scope", "openid friends"}}, request + "(KOE205)");
    row("no client", {{"client_id", QByteArray()}}, request + "(KOE207)");
    row("no redirect URI", {{"redirect_uri", QByteArray()}}, request + "(KOE207)");
    row("empty redirect URI", {{"redirect_uri", ""}}, request + "(KOE207)");
    row("no response type", {{"response_type", QByteArray()}}, request + "(KOE207)");
    row("challenge without a method", {{"code_challenge", challenge}}, request + "(KOE204)");
    row("P3 plain challenge", {{"code_challenge", challenge}, {"code_challenge_method", "plain"}},
        request + "(KOE204)");
    row("method in small letters",
        {{"code_challenge", challenge}, {"code_challenge_method", "s256"}}, request + "(KOE204)");
    row("method without a challenge", {{"code_challenge_method", "S256"}}, request + "(KOE204)");
    row("short challenge", {{"code_challenge", "abc"}, {"code_challenge_method", "S256"}},
        request + "(KOE204)");
    row("padded challenge",
        {{"code_challenge", challenge + '='}, {"code_challenge_method", "S256"}},
        request + "(KOE204)");
    row("unknown prompt", {{"prompt", "maybe"}}, request + "(KOE204)");
    row("prompt none with others", {{"prompt", "none login"}}, request + "(KOE204)");
}

void TestSandboxAuthorize::errorPages()
{
    QFETCH(Fields, changes);
    QFETCH(QByteArray, heading);
    const Reply reply = get(changes);
    QCOMPARE(reply.status, 400);
    QVERIFY(reply.location().isEmpty());
    QVERIFY(reply.shows("<title>" + heading + "</title>"));
    QVERIFY(reply.shows("<h1>" + heading + "</h1>"));
    QVERIFY(reply.shows("SANDBOX"));
    QVERIFY(!reply.shows("<b>nobody"));
    QCOMPARE(reply.header("x-frame-options"), QByteArray("DENY"));

    QCOMPARE(m_visitor->get(app::authorizeTarget() + "&state=twice").status, 400);
}

void TestSandboxAuthorize::theItemsNotSetUpAreListed()
{
    const Reply reply = get({{"scope", "openid,gender,friends"}});
    QVERIFY(reply.shows("설정하지 않은 동의 항목: gender, friends"));
    QVERIFY(get({{"scope", "gender"}, {"lang", "en"}}).shows("Consent items not set up: gender"));
}

void TestSandboxAuthorize::B10_redirectUrisNearlyRight_data()
{
    QTest::addColumn<QByteArray>("uri");
    QTest::newRow("slash at the end") << QByteArray("http://127.0.0.1:52525/kakao/callback/");
    QTest::newRow("other port") << QByteArray("http://127.0.0.1:52526/kakao/callback");
    QTest::newRow("no port") << QByteArray("http://127.0.0.1/kakao/callback");
    QTest::newRow("other case") << QByteArray("http://127.0.0.1:52525/kakao/Callback");
    QTest::newRow("scheme in capitals") << QByteArray("HTTP://127.0.0.1:52525/kakao/callback");
    QTest::newRow("https") << QByteArray("https://127.0.0.1:52525/kakao/callback");
    QTest::newRow("localhost") << QByteArray("http://localhost:52525/kakao/callback");
    QTest::newRow("with a query") << QByteArray("http://127.0.0.1:52525/kakao/callback?x=1");
    QTest::newRow("with a question mark") << QByteArray("http://127.0.0.1:52525/kakao/callback?");
    QTest::newRow("with a fragment") << QByteArray("http://127.0.0.1:52525/kakao/callback#x");
    QTest::newRow("only the beginning") << QByteArray("http://127.0.0.1:52525/kakao");
    QTest::newRow("more at the end") << QByteArray("http://127.0.0.1:52525/kakao/callbackx");
    QTest::newRow("with a name") << QByteArray(
        "http://127.0.0.1:52525@evil.example/kakao/callback");
    QTest::newRow("dots") << QByteArray("http://127.0.0.1:52525/x/../kakao/callback");
    QTest::newRow("encoded") << QByteArray("http://127.0.0.1:52525/kakao%2Fcallback");
    QTest::newRow("space at the end") << QByteArray("http://127.0.0.1:52525/kakao/callback ");
    QTest::newRow("other query") << QByteArray("https://app.example/done?from=kakao&x=1");
    QTest::newRow("script") << QByteArray("javascript:alert(1)");
}

void TestSandboxAuthorize::B10_redirectUrisNearlyRight()
{
    QFETCH(QByteArray, uri);
    const Reply reply = get({{"redirect_uri", uri}});
    QCOMPARE(reply.status, 400);
    QVERIFY(reply.shows("(KOE006)</title>"));
    QVERIFY(reply.location().isEmpty());
}

void TestSandboxAuthorize::aRedirectUriWithAQuery()
{
    const Reply done = m_visitor->signIn(app::authorizeTarget({{"redirect_uri", queryUri}}));
    QVERIFY(done.location().startsWith(queryUri + "&code="));
}

void TestSandboxAuthorize::stateComesBackAsItWas_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::newRow("markup") << QByteArray("\"><script>alert('1')</script>&amp;{{client}}");
    QTest::newRow("line ends") << QByteArray("a\r\nSet-Cookie: x=1");
    QTest::newRow("Korean") << QByteArray("상태 값");
    QTest::newRow("plus and percent") << QByteArray("a+b%2B c=d&e");
    QTest::newRow("no text at all") << QByteArray("\xff\xfe");
}

void TestSandboxAuthorize::stateComesBackAsItWas()
{
    QFETCH(QByteArray, state);
    const QByteArray target = app::authorizeTarget({{"state", state}});
    const Reply login = m_visitor->get(target);
    QVERIFY(login.isLoginPage());
    QVERIFY(!login.shows("<script"));
    const Reply done = m_visitor->signIn(target);
    QVERIFY(done.hasCode());
    QVERIFY(done.location().endsWith("&state=" + state.toPercentEncoding()));
}

void TestSandboxAuthorize::noStateNoState()
{
    const Reply done = m_visitor->signIn(app::authorizeTarget({{"state", QByteArray()}}));
    QVERIFY(done.hasCode());
    QVERIFY(!done.location().contains("state"));
}

void TestSandboxAuthorize::prompts_data()
{
    QTest::addColumn<QByteArray>("prompt");
    QTest::addColumn<bool>("showsLogin");
    QTest::newRow("none given") << QByteArray() << false;
    QTest::newRow("empty") << QByteArray("") << false;
    QTest::newRow("login") << QByteArray("login") << true;
    QTest::newRow("select account") << QByteArray("select_account") << true;
    QTest::newRow("create") << QByteArray("create") << true;
    QTest::newRow("comma list") << QByteArray("create,select_account") << true;
    QTest::newRow("space list with a space at the end")
        << QByteArray("select_account login ") << true;
}

void TestSandboxAuthorize::prompts()
{
    QFETCH(QByteArray, prompt);
    QFETCH(bool, showsLogin);
    m_visitor->signIn(app::authorizeTarget());
    const Reply reply = get({{"prompt", prompt}, {"through_account", "true"}, {"ka", "sdk/1"}});
    QCOMPARE(reply.isLoginPage(), showsLogin);
    QCOMPARE(reply.hasCode(), !showsLogin);
}

void TestSandboxAuthorize::promptNone()
{
    const Reply nobody = get({{"prompt", "none"}});
    QCOMPARE(nobody.status, 302);
    QCOMPARE(nobody.redirected(u"error"_s), u"login_required"_s);
    QCOMPARE(nobody.redirected(u"state"_s), u"S"_s);

    const Reply consent =
        m_visitor->follow(m_visitor->submit(get(), {{"person", "ryan@sandbox.test"}}));
    QVERIFY(consent.isConsentPage());
    const Reply stranger = get({{"prompt", "none"}});
    QCOMPARE(stranger.redirected(u"error"_s), u"consent_required"_s);
    QCOMPARE(stranger.redirected(u"error_description"_s), u"user consent required."_s);

    m_visitor->submit(consent, {{"decision", "agree"}});
    QVERIFY(get({{"prompt", "none"}}).hasCode());
}

void TestSandboxAuthorize::promptLoginAsksOnce()
{
    const QByteArray target = app::authorizeTarget({{"prompt", "login"}});
    QVERIFY(m_visitor->signIn(target).hasCode());
    const Reply login = m_visitor->get(target); // the same request again is asked again
    QVERIFY(login.isLoginPage());
    const Reply other = m_visitor->submit(login, {{"person", "con@sandbox.test"}});
    const Reply consent = m_visitor->follow(other);
    QVERIFY(consent.isConsentPage());
    QVERIFY(consent.shows("con@sandbox.test"));
    QVERIFY(m_visitor->follow(other).isConsentPage()); // reloading the page
}

QTEST_GUILESS_MAIN(TestSandboxAuthorize)
#include "tst_sandboxauthorize.moc"
