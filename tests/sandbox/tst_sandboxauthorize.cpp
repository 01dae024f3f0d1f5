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
const QByteArray leftUri = "http://127.0.0.1:52525/left";

bool isLoginPage(const Reply &reply)
{
    return reply.status == 200 && reply.shows("id=\"log-in\"");
}

bool isConsentPage(const Reply &reply)
{
    return reply.status == 200 && reply.shows("id=\"agree\"");
}

bool hasCode(const Reply &reply)
{
    return !reply.redirected(u"code"_s).isEmpty();
}

} // namespace

/// /oauth/authorize, its pages and its redirects.
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
    void redirectUrisNearlyRight_data();
    void redirectUrisNearlyRight();
    void aRedirectUriWithAQuery();
    void stateComesBackAsItWas_data();
    void stateComesBackAsItWas();
    void noStateNoState();
    void prompts_data();
    void prompts();
    void promptNone();
    void promptLoginAsksOnce();
    void cancelling();
    void tooYoung();
    void password_data();
    void password();
    void loginHint_data();
    void loginHint();
    void additionalConsent();
    void aDeclinedItem();
    void forgedForms();
    void cookies();
    void theLoginEnds();
    void pageHeaders();
    void languages_data();
    void languages();
    void accountLogout();

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
                         .logoutRedirectUris = {QString::fromLatin1(leftUri)},
                         .now = [this] { return QDateTime::fromSecsSinceEpoch(m_now, Qt::UTC); }});
    QCOMPARE(m_server->start(), std::nullopt);
    m_visitor = std::make_unique<Visitor>(m_server->url());
}

void TestSandboxAuthorize::theFirstTime()
{
    const Reply login = get();
    QVERIFY(isLoginPage(login));
    for (const char *id : {"login-id", "password", "log-in", "sandbox-ribbon"})
        QVERIFY(login.shows(QByteArray("id=\"") + id + '"'));
    for (const sandbox::Account &account : sandbox::Server::accounts())
        QVERIFY(login.shows("class=\"person\" type=\"submit\" name=\"person\" value=\""
                            + account.loginId.toUtf8() + "\" data-id=\"" + account.loginId.toUtf8()
                            + '"'));

    const Reply loggedIn = m_visitor->submit(login, {{"person", "ryan@sandbox.test"}});
    QCOMPARE(loggedIn.status, 303);
    const Reply consent = m_visitor->follow(loggedIn);
    QVERIFY(isConsentPage(consent));
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
    QVERIFY(hasCode(second));
    QVERIFY(second.redirected(u"code"_s) != first);
}

void TestSandboxAuthorize::somebodyWhoAgreedBefore()
{
    const Reply done = m_visitor->submit(get(), {{"person", "apeach@sandbox.test"}});
    QCOMPARE(done.status, 303);
    QVERIFY(hasCode(done));
}

void TestSandboxAuthorize::byPost()
{
    const QByteArray target = app::authorizeTarget();
    const QByteArray form = target.mid(target.indexOf('?') + 1);
    const Reply login = m_visitor->post("/oauth/authorize", form);
    QVERIFY(isLoginPage(login));
    QVERIFY(hasCode(m_visitor->submit(login, {{"person", "apeach@sandbox.test"}})));
    const Reply again = m_visitor->post("/oauth/authorize", form);
    QCOMPARE(again.status, 303);
    QVERIFY(hasCode(again));
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
    row("implicit grant", {{"response_type", "token"}}, request + "(KOE202)");
    row("consent item not set up", {{"scope", "openid,gender"}}, request + "(KOE205)");
    row("consent items not set up, spaces", {{"scope", "openid friends"}}, request + "(KOE205)");
    row("no client", {{"client_id", QByteArray()}}, request + "(KOE207)");
    row("no redirect URI", {{"redirect_uri", QByteArray()}}, request + "(KOE207)");
    row("empty redirect URI", {{"redirect_uri", ""}}, request + "(KOE207)");
    row("no response type", {{"response_type", QByteArray()}}, request + "(KOE207)");
    row("challenge without a method", {{"code_challenge", challenge}}, request + "(KOE204)");
    row("plain challenge", {{"code_challenge", challenge}, {"code_challenge_method", "plain"}},
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

void TestSandboxAuthorize::redirectUrisNearlyRight_data()
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

void TestSandboxAuthorize::redirectUrisNearlyRight()
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
    QVERIFY(isLoginPage(login));
    QVERIFY(!login.shows("<script"));
    const Reply done = m_visitor->signIn(target);
    QVERIFY(hasCode(done));
    QVERIFY(done.location().endsWith("&state=" + state.toPercentEncoding()));
}

void TestSandboxAuthorize::noStateNoState()
{
    const Reply done = m_visitor->signIn(app::authorizeTarget({{"state", QByteArray()}}));
    QVERIFY(hasCode(done));
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
    QCOMPARE(isLoginPage(reply), showsLogin);
    QCOMPARE(hasCode(reply), !showsLogin);
}

void TestSandboxAuthorize::promptNone()
{
    const Reply nobody = get({{"prompt", "none"}});
    QCOMPARE(nobody.status, 302);
    QCOMPARE(nobody.redirected(u"error"_s), u"login_required"_s);
    QCOMPARE(nobody.redirected(u"state"_s), u"S"_s);

    const Reply consent =
        m_visitor->follow(m_visitor->submit(get(), {{"person", "ryan@sandbox.test"}}));
    QVERIFY(isConsentPage(consent));
    const Reply stranger = get({{"prompt", "none"}});
    QCOMPARE(stranger.redirected(u"error"_s), u"consent_required"_s);
    QCOMPARE(stranger.redirected(u"error_description"_s), u"user consent required."_s);

    m_visitor->submit(consent, {{"decision", "agree"}});
    QVERIFY(hasCode(get({{"prompt", "none"}})));
}

void TestSandboxAuthorize::promptLoginAsksOnce()
{
    const QByteArray target = app::authorizeTarget({{"prompt", "login"}});
    QVERIFY(hasCode(m_visitor->signIn(target)));
    const Reply login = m_visitor->get(target); // the same request again is asked again
    QVERIFY(isLoginPage(login));
    const Reply other = m_visitor->submit(login, {{"person", "con@sandbox.test"}});
    const Reply consent = m_visitor->follow(other);
    QVERIFY(isConsentPage(consent));
    QVERIFY(consent.shows("con@sandbox.test"));
    QVERIFY(isConsentPage(m_visitor->follow(other))); // reloading the page
}

void TestSandboxAuthorize::cancelling()
{
    const Reply consent =
        m_visitor->follow(m_visitor->submit(get(), {{"person", "ryan@sandbox.test"}}));
    const Reply done = m_visitor->submit(consent, {{"decision", "cancel"}});
    QCOMPARE(done.status, 303);
    QCOMPARE(done.location(),
             app::redirectUri.toUtf8()
                 + "?error=access_denied&error_description=User%20denied%20access&state=S");
    QVERIFY(isConsentPage(get())); // still logged in, still not agreed
}

void TestSandboxAuthorize::tooYoung()
{
    const Reply done = m_visitor->submit(get(), {{"person", "frodo@sandbox.test"}});
    QCOMPARE(done.status, 303);
    QCOMPARE(done.redirected(u"error"_s), u"access_denied"_s);
    QCOMPARE(done.redirected(u"error_description"_s), u"Not allowed under age 14"_s);
    QVERIFY(isLoginPage(get()));
}

void TestSandboxAuthorize::password_data()
{
    QTest::addColumn<QByteArray>("loginId");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<bool>("right");
    QTest::newRow("right") << QByteArray("apeach@sandbox.test") << QByteArray("sandbox") << true;
    QTest::newRow("capitals and spaces around")
        << QByteArray(" APEACH@sandbox.test ") << QByteArray("sandbox") << true;
    QTest::newRow("wrong password")
        << QByteArray("apeach@sandbox.test") << QByteArray("Sandbox") << false;
    QTest::newRow("no password") << QByteArray("apeach@sandbox.test") << QByteArray() << false;
    QTest::newRow("nobody") << QByteArray("\"><script>@sandbox.test") << QByteArray("sandbox")
                            << false;
}

void TestSandboxAuthorize::password()
{
    QFETCH(QByteArray, loginId);
    QFETCH(QByteArray, password);
    QFETCH(bool, right);
    const Reply reply = m_visitor->submit(get(), {{"login_id", loginId}, {"password", password}});
    QCOMPARE(hasCode(reply), right);
    QCOMPARE(isLoginPage(reply), !right);
    QCOMPARE(reply.shows("id=\"failure\""), !right);
    QVERIFY(!reply.shows("<script"));
    if (!right) { // what was typed stays, and the cursor is in the password
        QVERIFY(reply.shows("value=\"" + QString::fromUtf8(loginId).toHtmlEscaped().toUtf8()));
        QVERIFY(reply.shows("placeholder=\"sandbox\" autofocus"));
        QVERIFY(hasCode(m_visitor->submit(
            reply, {{"login_id", "apeach@sandbox.test"}, {"password", "sandbox"}})));
    }
}

void TestSandboxAuthorize::loginHint_data()
{
    QTest::addColumn<QByteArray>("hint");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("e-mail") << QByteArray("neo@sandbox.test") << QByteArray("neo@sandbox.test");
    QTest::newRow("phone") << QByteArray("+82 00-0000-0000") << QByteArray("+82 00-0000-0000");
    QTest::newRow("script") << QByteArray("\"><script>alert('x')</script>{{t.ribbon}}")
                            << QByteArray("&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)"
                                          "&lt;/script&gt;{{t.ribbon}}");
}

void TestSandboxAuthorize::loginHint()
{
    QFETCH(QByteArray, hint);
    QFETCH(QByteArray, shown);
    const Reply login = get({{"login_hint", hint}});
    QVERIFY(login.shows("value=\"" + shown + "\" >"));
    QVERIFY(login.shows("placeholder=\"sandbox\" autofocus"));
    QVERIFY(!login.shows("<script"));
    QVERIFY(get().shows("value=\"\" autofocus"));
}

void TestSandboxAuthorize::additionalConsent()
{
    const Reply done =
        m_visitor->signIn(app::authorizeTarget({{"scope", "openid profile_nickname"}}));
    QVERIFY(hasCode(done));
    QVERIFY(hasCode(get())); // without a scope nothing new is asked
    QVERIFY(hasCode(get({{"scope", "profile_nickname,openid"}})));

    const QByteArray more = "profile_nickname,account_email";
    const Reply none = get({{"scope", more}, {"prompt", "none"}});
    QCOMPARE(none.redirected(u"error"_s), u"consent_required"_s);
    const Reply consent = get({{"scope", more}});
    QVERIFY(isConsentPage(consent));
    QVERIFY(consent.shows("scope-account_email"));
    QVERIFY(!consent.shows("scope-profile_nickname"));
    QVERIFY(!consent.shows("scope-birthday"));
    QVERIFY(
        hasCode(m_visitor->submit(consent, {{"decision", "agree"}, {"scope", "account_email"}})));
    QVERIFY(hasCode(get({{"scope", more}, {"prompt", "none"}})));
}

void TestSandboxAuthorize::aDeclinedItem()
{
    const Reply consent =
        m_visitor->follow(m_visitor->submit(get(), {{"person", "ryan@sandbox.test"}}));
    // What the app did not ask for is not granted, whatever the form says.
    QVERIFY(hasCode(m_visitor->submit(
        consent, {{"decision", "agree"}, {"scope", "birthday"}, {"scope", "friends"}})));
    QVERIFY(hasCode(get()));
    QVERIFY(isConsentPage(get({{"scope", "account_email"}})));
    QVERIFY(hasCode(get({{"scope", "birthday"}})));
}

void TestSandboxAuthorize::forgedForms()
{
    const Reply login = get();
    const QByteArray target = app::authorizeTarget();
    const QByteArray query = target.mid(target.indexOf('?'));
    Visitor stranger(m_server->url());
    const Fields person = {{"person", "apeach@sandbox.test"}};
    QCOMPARE(stranger.submit(login, person).status, 403); // another browser's token
    QCOMPARE(m_visitor->post("/sandbox/login" + query, person).status, 403);
    QCOMPARE(m_visitor->post("/sandbox/consent" + query, {{"decision", "agree"}}).status, 403);
    QVERIFY(isLoginPage(get()));

    // A form's request is checked like any other: it leads nowhere that is not registered.
    const QByteArray elsewhere = app::authorizeTarget({{"redirect_uri", "https://evil.example/"}});
    const Reply refused =
        m_visitor->post("/sandbox/login" + elsewhere.mid(elsewhere.indexOf('?')), person);
    QCOMPARE(refused.status, 400);
    QVERIFY(refused.shows("KOE006"));
    QCOMPARE(m_visitor->get("/sandbox/login" + query).status, 405);
}

void TestSandboxAuthorize::cookies()
{
    const Reply login = get();
    const QByteArray name = "sandbox_" + QByteArray::number(m_server->url().port());
    const QByteArray before = m_visitor->cookies.value(name);
    QVERIFY(!before.isEmpty());
    QCOMPARE(login.header("set-cookie"), name + '=' + before + "; Path=/; HttpOnly; SameSite=Lax");

    const Reply done = m_visitor->submit(login, {{"person", "apeach@sandbox.test"}});
    QVERIFY(m_visitor->cookies.value(name) != before);
    QVERIFY(!done.header("set-cookie").contains("Max-Age"));
    QVERIFY(hasCode(get()));

    Visitor holder(m_server->url()); // of the cookie from before the login
    holder.cookies.insert(name, before);
    QVERIFY(isLoginPage(holder.get(app::authorizeTarget())));
}

void TestSandboxAuthorize::theLoginEnds()
{
    const Fields person = {{"person", "apeach@sandbox.test"}};
    QVERIFY(hasCode(m_visitor->submit(get(), person)));
    m_now += 24 * 3600 - 1;
    QVERIFY(hasCode(get()));
    m_now += 1; // use does not prolong it
    const Reply login = get();
    QVERIFY(isLoginPage(login));

    const Reply done = m_visitor->submit(login, person + Fields{{"stay", "yes"}});
    QVERIFY(done.header("set-cookie").endsWith("; Max-Age=2592000"));
    m_now += 29 * 24 * 3600;
    QVERIFY(hasCode(get()));
    m_now += 24 * 3600;
    QVERIFY(isLoginPage(get()));
}

void TestSandboxAuthorize::pageHeaders()
{
    const Reply login = get();
    QCOMPARE(login.header("cache-control"), QByteArray("no-store"));
    QCOMPARE(login.header("x-frame-options"), QByteArray("DENY"));
    QCOMPARE(login.header("referrer-policy"), QByteArray("no-referrer"));
    const QByteArray policy = login.header("content-security-policy");
    QVERIFY(policy.contains("default-src 'none'"));
    QVERIFY(policy.contains("frame-ancestors 'none'"));
    // It would hold for the redirect after the form as well.
    QVERIFY(!policy.contains("form-action"));
    QVERIFY(!login.shows("style=") && !login.shows("<script") && !login.shows("http://"));
}

void TestSandboxAuthorize::languages_data()
{
    QTest::addColumn<QByteArray>("accepted");
    QTest::addColumn<Fields>("parameters");
    QTest::addColumn<QByteArray>("language");
    const QByteArray ko = "ko";
    const QByteArray en = "en";
    QTest::newRow("not said") << QByteArray() << Fields{} << ko;
    QTest::newRow("Korean") << QByteArray("ko-KR,ko;q=0.9,en-US;q=0.8") << Fields{} << ko;
    QTest::newRow("English first") << QByteArray("en-US,en;q=0.9,ko;q=0.8") << Fields{} << en;
    QTest::newRow("weights out of order") << QByteArray("ko;q=0.3, en;q=0.7") << Fields{} << en;
    QTest::newRow("refused") << QByteArray("ko;q=0, en;q=0.1") << Fields{} << en;
    QTest::newRow("neither") << QByteArray("de") << Fields{} << en;
    QTest::newRow("lang") << QByteArray("ko") << Fields{{"lang", "en"}} << en;
    QTest::newRow("ui_locales") << QByteArray("ko") << Fields{{"ui_locales", "fr en-GB"}} << en;
}

void TestSandboxAuthorize::languages()
{
    QFETCH(QByteArray, accepted);
    QFETCH(Fields, parameters);
    QFETCH(QByteArray, language);
    Visitor::Headers headers;
    if (!accepted.isNull())
        headers.insert("Accept-Language", accepted);
    const Reply login = m_visitor->get(app::authorizeTarget(parameters), headers);
    QVERIFY(login.shows("<html lang=\"" + language + "\">"));
    QVERIFY(login.shows(language == "ko" ? "<title>카카오 로그인 연습 - 샌드박스</title>"
                                         : "<title>Practice Kakao login - Sandbox</title>"));
    QVERIFY(!login.shows("{{"));
}

void TestSandboxAuthorize::accountLogout()
{
    const QByteArray target = "/oauth/logout?"
        + encoded({{"client_id", "sandbox"}, {"logout_redirect_uri", leftUri}, {"state", "<x>"}});
    QCOMPARE(m_visitor->get(target).location(), leftUri + "?state=%3Cx%3E");
    QVERIFY(m_visitor
                ->get("/oauth/logout?"
                      + encoded({{"client_id", "sandbox"}, {"logout_redirect_uri", leftUri + '/'}}))
                .shows("(KOE007)"));

    m_visitor->signIn(app::authorizeTarget());
    const Reply page = m_visitor->get(target);
    QVERIFY(page.shows("id=\"leave-service\""));
    QCOMPARE(m_visitor->submit(page, {{"leave", "service"}}).location(),
             leftUri + "?state=%3Cx%3E");
    QVERIFY(hasCode(get()));
    QCOMPARE(m_visitor->submit(page, {{"leave", "account"}}).status, 303);
    QVERIFY(isLoginPage(get()));
}

QTEST_GUILESS_MAIN(TestSandboxAuthorize)
#include "tst_sandboxauthorize.moc"
