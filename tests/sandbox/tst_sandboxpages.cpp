// SPDX-License-Identifier: Apache-2.0
#include "sandbox/server.h"
#include "visitor.h"

#include <QRegularExpression>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;

/// The login page, the consent page and the browser session behind them.
class TestSandboxPages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
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
    void B9_afterAFormWithGet();
    void B11_pageHeaders();
    void languages_data();
    void languages();

private:
    [[nodiscard]] Reply get(const Fields &changes = {})
    {
        return m_visitor->get(app::authorizeTarget(changes));
    }

    std::atomic<qint64> m_now = 1'800'000'000;
    std::unique_ptr<sandbox::Server> m_server;
    std::unique_ptr<Visitor> m_visitor;
};

void TestSandboxPages::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_visitor.reset();
    m_server = std::make_unique<sandbox::Server>(
        sandbox::Options{.redirectUris = {app::redirectUri},
                         .now = [this] { return QDateTime::fromSecsSinceEpoch(m_now).toUTC(); }});
    QCOMPARE(m_server->start(), std::nullopt);
    m_visitor = std::make_unique<Visitor>(m_server->url());
}

void TestSandboxPages::cancelling()
{
    const Reply consent =
        m_visitor->follow(m_visitor->submit(get(), {{"person", "ryan@sandbox.test"}}));
    const Reply done = m_visitor->submit(consent, {{"decision", "cancel"}});
    QCOMPARE(done.status, 303);
    QCOMPARE(done.location(),
             app::redirectUri.toUtf8()
                 + "?error=access_denied&error_description=User%20denied%20access&state=S");
    QVERIFY(get().isConsentPage()); // still logged in, still not agreed
}

void TestSandboxPages::tooYoung()
{
    const Reply done = m_visitor->submit(get(), {{"person", "frodo@sandbox.test"}});
    QCOMPARE(done.status, 303);
    QCOMPARE(done.redirected(u"error"_s), u"access_denied"_s);
    QCOMPARE(done.redirected(u"error_description"_s), u"Not allowed under age 14"_s);
    QVERIFY(get().isLoginPage());
}

void TestSandboxPages::password_data()
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

void TestSandboxPages::password()
{
    QFETCH(QByteArray, loginId);
    QFETCH(QByteArray, password);
    QFETCH(bool, right);
    const Reply reply = m_visitor->submit(get(), {{"login_id", loginId}, {"password", password}});
    QCOMPARE(reply.hasCode(), right);
    QCOMPARE(reply.isLoginPage(), !right);
    QCOMPARE(reply.shows("id=\"failure\""), !right);
    QVERIFY(!reply.shows("<script"));
    if (!right) { // what was typed stays, and the cursor is in the password
        QVERIFY(reply.shows("value=\"" + QString::fromUtf8(loginId).toHtmlEscaped().toUtf8()));
        QVERIFY(reply.shows("placeholder=\"sandbox\" autofocus"));
        QVERIFY(
            m_visitor->submit(reply, {{"login_id", "apeach@sandbox.test"}, {"password", "sandbox"}})
                .hasCode());
    }
}

void TestSandboxPages::loginHint_data()
{
    QTest::addColumn<QByteArray>("hint");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("e-mail") << QByteArray("neo@sandbox.test") << QByteArray("neo@sandbox.test");
    QTest::newRow("phone") << QByteArray("+82 00-0000-0000") << QByteArray("+82 00-0000-0000");
    QTest::newRow("script") << QByteArray("\"><script>alert('x')</script>{{t.ribbon}}")
                            << QByteArray("&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)"
                                          "&lt;/script&gt;{{t.ribbon}}");
}

void TestSandboxPages::loginHint()
{
    QFETCH(QByteArray, hint);
    QFETCH(QByteArray, shown);
    const Reply login = get({{"login_hint", hint}});
    QVERIFY(login.shows("value=\"" + shown + "\" >"));
    QVERIFY(login.shows("placeholder=\"sandbox\" autofocus"));
    QVERIFY(!login.shows("<script"));
    QVERIFY(get().shows("value=\"\" autofocus"));
}

void TestSandboxPages::additionalConsent()
{
    const Reply done =
        m_visitor->signIn(app::authorizeTarget({{"scope", "openid profile_nickname"}}));
    QVERIFY(done.hasCode());
    QVERIFY(get().hasCode()); // without a scope nothing new is asked
    QVERIFY(get({{"scope", "profile_nickname,openid"}}).hasCode());

    const QByteArray more = "profile_nickname,account_email";
    const Reply none = get({{"scope", more}, {"prompt", "none"}});
    QCOMPARE(none.redirected(u"error"_s), u"consent_required"_s);
    const Reply consent = get({{"scope", more}});
    QVERIFY(consent.isConsentPage());
    QVERIFY(consent.shows("scope-account_email"));
    QVERIFY(!consent.shows("scope-profile_nickname"));
    QVERIFY(!consent.shows("scope-birthday"));
    QVERIFY(
        m_visitor->submit(consent, {{"decision", "agree"}, {"scope", "account_email"}}).hasCode());
    QVERIFY(get({{"scope", more}, {"prompt", "none"}}).hasCode());
}

void TestSandboxPages::aDeclinedItem()
{
    const Reply consent =
        m_visitor->follow(m_visitor->submit(get(), {{"person", "ryan@sandbox.test"}}));
    // What the app did not ask for is not granted, whatever the form says.
    QVERIFY(
        m_visitor
            ->submit(consent, {{"decision", "agree"}, {"scope", "birthday"}, {"scope", "friends"}})
            .hasCode());
    QVERIFY(get().hasCode());
    QVERIFY(get({{"scope", "account_email"}}).isConsentPage());
    QVERIFY(get({{"scope", "birthday"}}).hasCode());
}

void TestSandboxPages::forgedForms()
{
    const Reply login = get();
    const QByteArray target = app::authorizeTarget();
    const QByteArray query = target.mid(target.indexOf('?'));
    Visitor stranger(m_server->url());
    const Fields person = {{"person", "apeach@sandbox.test"}};
    QCOMPARE(stranger.submit(login, person).status, 403); // another browser's token
    QCOMPARE(m_visitor->post("/sandbox/login" + query, person).status, 403);
    QCOMPARE(m_visitor->post("/sandbox/consent" + query, {{"decision", "agree"}}).status, 403);
    QVERIFY(get().isLoginPage());

    // A form's request is checked like any other: it leads nowhere that is not registered.
    const QByteArray elsewhere = app::authorizeTarget({{"redirect_uri", "https://evil.example/"}});
    const Reply refused =
        m_visitor->post("/sandbox/login" + elsewhere.mid(elsewhere.indexOf('?')), person);
    QCOMPARE(refused.status, 400);
    QVERIFY(refused.shows("KOE006"));
    QCOMPARE(m_visitor->get("/sandbox/login" + query).status, 405);
}

void TestSandboxPages::cookies()
{
    const Reply login = get();
    const QByteArray name = "sandbox_" + QByteArray::number(m_server->url().port());
    const QByteArray before = m_visitor->cookies.value(name);
    QVERIFY(!before.isEmpty());
    QCOMPARE(login.header("set-cookie"), name + '=' + before + "; Path=/; HttpOnly; SameSite=Lax");

    const Reply done = m_visitor->submit(login, {{"person", "apeach@sandbox.test"}});
    QVERIFY(m_visitor->cookies.value(name) != before);
    QVERIFY(!done.header("set-cookie").contains("Max-Age"));
    QVERIFY(get().hasCode());

    Visitor holder(m_server->url()); // of the cookie from before the login
    holder.cookies.insert(name, before);
    QVERIFY(holder.get(app::authorizeTarget()).isLoginPage());
}

void TestSandboxPages::theLoginEnds()
{
    const Fields person = {{"person", "apeach@sandbox.test"}};
    QVERIFY(m_visitor->submit(get(), person).hasCode());
    m_now += 24 * 3600 - 1;
    QVERIFY(get().hasCode());
    m_now += 1; // use does not prolong it
    const Reply login = get();
    QVERIFY(login.isLoginPage());

    const Reply done = m_visitor->submit(login, person + Fields{{"stay", "yes"}});
    QVERIFY(done.header("set-cookie").endsWith("; Max-Age=2592000"));
    m_now += 29 * 24 * 3600;
    QVERIFY(get().hasCode());
    m_now += 24 * 3600;
    QVERIFY(get().isLoginPage());
}

/// 303: else a browser would post the password to wherever it is sent next.
void TestSandboxPages::B9_afterAFormWithGet()
{
    const Reply loggedIn =
        m_visitor->submit(get(), {{"login_id", "ryan@sandbox.test"}, {"password", "sandbox"}});
    QCOMPARE(loggedIn.status, 303);
    const Reply agreed = m_visitor->submit(m_visitor->follow(loggedIn), {{"decision", "agree"}});
    QCOMPARE(agreed.status, 303);
    QVERIFY(agreed.hasCode());
}

void TestSandboxPages::B11_pageHeaders()
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

void TestSandboxPages::languages_data()
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

void TestSandboxPages::languages()
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

QTEST_GUILESS_MAIN(TestSandboxPages)
#include "tst_sandboxpages.moc"
