// SPDX-License-Identifier: Apache-2.0
#include "sandbox/server.h"
#include "visitor.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;

/// kapi: /v2/user/me and its neighbours.
class TestSandboxUser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void ryan();
    void theOthers_data();
    void theOthers();
    void aLongIdIsExact();
    void pictures();
    void declinedItems();
    void waysToAsk();
    void propertyKeys_data();
    void propertyKeys();
    void wrongArguments_data();
    void wrongArguments();
    void unauthorized_data();
    void unauthorized();
    void anExpiredToken();
    void tokenInfo();
    void logoutEndsThisSignIn();
    void unlinkEndsAll();

private:
    [[nodiscard]] QJsonObject tokens(const QByteArray &person = "ryan@sandbox.test")
    {
        Visitor visitor(m_server->url());
        const QString code = visitor.signIn(app::authorizeTarget(), person).redirected(u"code"_s);
        return visitor.post("/oauth/token", app::tokenFields(code)).json();
    }
    [[nodiscard]] static Visitor::Headers bearer(const QJsonObject &tokens)
    {
        return {
            {"Authorization", "Bearer " + tokens.value("access_token"_L1).toString().toLatin1()}};
    }
    [[nodiscard]] int refreshStatus(const QJsonObject &tokens)
    {
        return m_visitor
            ->post(
                "/oauth/token",
                Fields{{"grant_type", "refresh_token"},
                       {"client_id", "sandbox"},
                       {"refresh_token", tokens.value("refresh_token"_L1).toString().toLatin1()}})
            .status;
    }

    std::atomic<qint64> m_now = 1'800'000'000; // 2027-01-15T08:00:00Z
    std::unique_ptr<sandbox::Server> m_server;
    std::unique_ptr<Visitor> m_visitor;
};

void TestSandboxUser::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_visitor.reset();
    m_now = 1'800'000'000;
    m_server = std::make_unique<sandbox::Server>(
        sandbox::Options{.redirectUris = {app::redirectUri},
                         // without openid: a key for each test takes longer than all the rest
                         .consentItems = {u"profile_nickname"_s, u"profile_image"_s,
                                          u"account_email"_s, u"birthday"_s},
                         .now = [this] { return QDateTime::fromSecsSinceEpoch(m_now).toUTC(); }});
    QCOMPARE(m_server->start(), std::nullopt);
    m_visitor = std::make_unique<Visitor>(m_server->url());
}

void TestSandboxUser::ryan()
{
    const Reply reply = m_visitor->get("/v2/user/me", bearer(tokens()));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.header("content-type"), QByteArray("application/json;charset=UTF-8"));
    const QString base = m_server->url().toString() + u"/pictures/ryan-"_s;
    const QJsonObject profile = {{u"nickname"_s, u"라이언"_s},
                                 {u"is_default_nickname"_s, false},
                                 {u"profile_image_url"_s, base + u"640.png"_s},
                                 {u"thumbnail_image_url"_s, base + u"110.png"_s},
                                 {u"is_default_image"_s, false}};
    const QJsonObject account = {{u"profile_nickname_needs_agreement"_s, false},
                                 {u"profile_image_needs_agreement"_s, false},
                                 {u"profile"_s, profile},
                                 {u"has_email"_s, true},
                                 {u"email_needs_agreement"_s, false},
                                 {u"is_email_valid"_s, true},
                                 {u"is_email_verified"_s, true},
                                 {u"email"_s, u"ryan@sandbox.test"_s},
                                 {u"has_birthday"_s, true},
                                 {u"birthday_needs_agreement"_s, false},
                                 {u"birthday"_s, u"0317"_s},
                                 {u"birthday_type"_s, u"SOLAR"_s},
                                 {u"is_leap_month"_s, false}};
    const QJsonObject properties = {{u"nickname"_s, u"라이언"_s},
                                    {u"profile_image"_s, base + u"640.png"_s},
                                    {u"thumbnail_image"_s, base + u"110.png"_s}};
    QCOMPARE(reply.json(),
             (QJsonObject{{u"id"_s, qint64(3141592653)},
                          {u"connected_at"_s, u"2027-01-15T08:00:00Z"_s},
                          {u"properties"_s, properties},
                          {u"kakao_account"_s, account}}));
}

void TestSandboxUser::theOthers_data()
{
    QTest::addColumn<QByteArray>("person");
    QTest::addColumn<QStringList>("path");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *name, const QByteArray &person, const QString &path,
                        const QJsonValue &value) {
        QTest::newRow(name) << person << path.split(u'/') << value;
    };
    row("connected long ago", "apeach@sandbox.test", u"connected_at"_s, u"2024-03-02T01:30:00Z"_s);
    row("no e-mail", "neo@sandbox.test", u"kakao_account/email"_s, QJsonValue::Undefined);
    row("no e-mail to agree to", "neo@sandbox.test", u"kakao_account/email_needs_agreement"_s,
        false);
    row("placeholder for a nickname", "muzi@sandbox.test", u"kakao_account/profile/nickname"_s,
        u"닉네임을 등록해주세요"_s);
    row("default nickname", "muzi@sandbox.test", u"kakao_account/profile/is_default_nickname"_s,
        true);
    row("default picture", "muzi@sandbox.test", u"kakao_account/profile/is_default_image"_s, true);
    row("lunar birthday", "con@sandbox.test", u"kakao_account/birthday"_s, u"0230"_s);
    row("lunar", "con@sandbox.test", u"kakao_account/birthday_type"_s, u"LUNAR"_s);
    row("leap month", "con@sandbox.test", u"kakao_account/is_leap_month"_s, true);
    row("the same nickname", "jayg@sandbox.test", u"kakao_account/profile/nickname"_s, u"라이언"_s);
    row("old copy of the nickname", "jayg@sandbox.test", u"properties/nickname"_s, u"라이언"_s);
    row("another id all the same", "jayg@sandbox.test", u"id"_s, qint64(2236067977));
}

void TestSandboxUser::theOthers()
{
    QFETCH(QByteArray, person);
    QFETCH(QStringList, path);
    QFETCH(QJsonValue, value);
    QJsonValue found = m_visitor->get("/v2/user/me", bearer(tokens(person))).json();
    for (const QString &name : std::as_const(path))
        found = found.toObject().value(name);
    QCOMPARE(found, value);
}

void TestSandboxUser::aLongIdIsExact()
{
    const auto headers = bearer(tokens("tube@sandbox.test"));
    QVERIFY(m_visitor->get("/v2/user/me", headers).shows("\"id\":1376016924429759228}")
            || m_visitor->get("/v2/user/me", headers).shows("\"id\":1376016924429759228,"));
    QVERIFY(
        m_visitor->get("/v1/user/access_token_info", headers).shows("\"id\":1376016924429759228"));
    QVERIFY(
        m_visitor->post("/v1/user/unlink", Fields{}, headers).shows("\"id\":1376016924429759228"));
}

void TestSandboxUser::pictures()
{
    const QByteArray base = m_server->url().toEncoded();
    for (const char *person : {"ryan@sandbox.test", "muzi@sandbox.test", "jayg@sandbox.test"}) {
        const QJsonObject user = m_visitor->get("/v2/user/me", bearer(tokens(person))).json();
        const QJsonObject profile =
            user.value("kakao_account"_L1).toObject().value("profile"_L1).toObject();
        for (const QString &name : {u"profile_image_url"_s, u"thumbnail_image_url"_s}) {
            const QByteArray url = profile.value(name).toString().toLatin1();
            QVERIFY(url.startsWith(base + '/'));
            const Reply picture = m_visitor->get(url.mid(base.size()));
            QCOMPARE(picture.status, 200);
            QVERIFY(picture.body.startsWith("\x89PNG"));
            QVERIFY(picture.body.size() < 20 * 1024);
        }
    }
}

void TestSandboxUser::declinedItems()
{
    const Reply consent = m_visitor->follow(m_visitor->submit(
        m_visitor->get(app::authorizeTarget()), {{"person", "ryan@sandbox.test"}}));
    const QString code = m_visitor->submit(consent, {{"decision", "agree"}}).redirected(u"code"_s);
    const QJsonObject got = m_visitor->post("/oauth/token", app::tokenFields(code)).json();
    QCOMPARE(got.value("scope"_L1).toString(), u"profile_nickname"_s);
    const QJsonObject account =
        m_visitor->get("/v2/user/me", bearer(got)).json().value("kakao_account"_L1).toObject();
    QCOMPARE(account.value("email_needs_agreement"_L1), QJsonValue(true));
    QCOMPARE(account.value("birthday_needs_agreement"_L1), QJsonValue(true));
    QCOMPARE(account.value("profile_image_needs_agreement"_L1), QJsonValue(true));
    QVERIFY(!account.contains("email"_L1));
    QVERIFY(!account.contains("birthday"_L1));
    QCOMPARE(account.value("profile"_L1).toObject().keys(),
             (QStringList{u"is_default_nickname"_s, u"nickname"_s}));
}

void TestSandboxUser::waysToAsk()
{
    const QJsonObject got = tokens();
    const QByteArray access = got.value("access_token"_L1).toString().toLatin1();
    const QByteArray keys = R"(["kakao_account.email"])";
    const Fields arguments = {{"secure_resource", "true"}, {"property_keys", keys}};
    const QByteArray query = "/v2/user/me?" + encoded(arguments);
    const QJsonObject expected = m_visitor->get(query, bearer(got)).json();
    QVERIFY(!expected.contains("properties"_L1));
    QCOMPARE(m_visitor->post("/v2/user/me", arguments, bearer(got)).json(), expected);
    QCOMPARE(m_visitor->post(query, Fields{}, bearer(got)).json(), expected);
    QCOMPARE(m_visitor->get(query + "&access_token=" + access).json(), expected);
    QCOMPARE(m_visitor->get(query, {{"Authorization", "bearer " + access}}).json(), expected);
    QCOMPARE(m_visitor->post("/v2/user/me", arguments + Fields{{"access_token", access}}).json(),
             expected);
}

void TestSandboxUser::propertyKeys_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<QString>("top");
    QTest::addColumn<QString>("account");
    const QString always = u"connected_at id"_s;
    const QString withAccount = u"connected_at id kakao_account"_s;
    QTest::newRow("e-mail") << QByteArray(R"(["kakao_account.email"])") << withAccount
                            << u"email email_needs_agreement has_email is_email_valid "
                               "is_email_verified"_s;
    QTest::newRow("profile") << QByteArray(R"(["kakao_account.profile"])") << withAccount
                             << u"profile profile_image_needs_agreement "
                                "profile_nickname_needs_agreement"_s;
    QTest::newRow("two groups")
        << QByteArray(R"(["kakao_account.profile", "kakao_account.birthday"])") << withAccount
        << u"birthday birthday_needs_agreement birthday_type has_birthday is_leap_month profile "
           "profile_image_needs_agreement profile_nickname_needs_agreement"_s;
    QTest::newRow("all of the account")
        << QByteArray(R"(["kakao_account."])") << withAccount
        << u"birthday birthday_needs_agreement birthday_type email email_needs_agreement "
           "has_birthday has_email is_email_valid is_email_verified is_leap_month profile "
           "profile_image_needs_agreement profile_nickname_needs_agreement"_s;
    QTest::newRow("properties") << QByteArray(R"(["properties."])")
                                << u"connected_at id properties"_s << QString();
    QTest::newRow("one property") << QByteArray(R"(["properties.nickname"])")
                                  << u"connected_at id properties"_s << QString();
    QTest::newRow("nothing set up")
        << QByteArray(R"(["kakao_account.gender"])") << always << QString();
    QTest::newRow("signed up") << QByteArray(R"(["has_signed_up"])") << always << QString();
    QTest::newRow("empty list") << QByteArray("[]") << always << QString();
}

void TestSandboxUser::propertyKeys()
{
    QFETCH(QByteArray, keys);
    QFETCH(QString, top);
    QFETCH(QString, account);
    const QJsonObject user =
        m_visitor->post("/v2/user/me", {{"property_keys", keys}}, bearer(tokens())).json();
    QCOMPARE(user.keys().join(u' '), top);
    QCOMPARE(user.value("kakao_account"_L1).toObject().keys().join(u' '), account);
}

void TestSandboxUser::wrongArguments_data()
{
    QTest::addColumn<Fields>("arguments");
    QTest::addColumn<int>("code");
    QTest::newRow("no JSON") << Fields{{"property_keys", "kakao_account.email"}} << -2;
    QTest::newRow("no array") << Fields{{"property_keys", "{}"}} << -2;
    QTest::newRow("no texts") << Fields{{"property_keys", "[1]"}} << -2;
    QTest::newRow("unknown key") << Fields{{"property_keys", R"(["kakao_account.shoe"])"}} << -201;
    QTest::newRow("no group") << Fields{{"property_keys", R"(["kakao_account"])"}} << -201;
    QTest::newRow("no truth value") << Fields{{"secure_resource", "yes"}} << -2;
}

void TestSandboxUser::wrongArguments()
{
    QFETCH(Fields, arguments);
    QFETCH(int, code);
    const Reply reply = m_visitor->post("/v2/user/me", arguments, bearer(tokens()));
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.json().value("code"_L1).toInt(), code);
    QVERIFY(!reply.json().value("msg"_L1).toString().isEmpty());
}

void TestSandboxUser::unauthorized_data()
{
    QTest::addColumn<Visitor::Headers>("headers");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QByteArray>("challenge");
    const QByteArray invalid = "Bearer error=invalid_token";
    using Headers = Visitor::Headers;
    QTest::newRow("no token") << Headers{} << 401 << -401 << u"no authentication key!"_s << invalid;
    QTest::newRow("empty token") << Headers{{"Authorization", "Bearer "}} << 401 << -401
                                 << u"no authentication key!"_s << invalid;
    QTest::newRow("unknown token") << Headers{{"Authorization", "Bearer x"}} << 401 << -401
                                   << u"this access token does not exist"_s << invalid;
    QTest::newRow("long token") << Headers{{"Authorization", "Bearer " + QByteArray(500, 'x')}}
                                << 400 << -2 << u"too long for access token."_s << QByteArray();
    QTest::newRow("admin key") << Headers{{"Authorization", "KakaoAK x"}} << 401 << -401
                               << u"invalid app key."_s
                               << QByteArray("KakaoAK error=invalid_token");
    QTest::newRow("another scheme") << Headers{{"Authorization", "Basic eDp5"}} << 401 << -401
                                    << u"no authentication key!"_s << invalid;
}

void TestSandboxUser::unauthorized()
{
    QFETCH(Visitor::Headers, headers);
    QFETCH(int, status);
    QFETCH(int, code);
    QFETCH(QString, message);
    QFETCH(QByteArray, challenge);
    const Reply replies[] = {m_visitor->get("/v2/user/me", headers),
                             m_visitor->get("/v1/user/access_token_info", headers),
                             m_visitor->get("/v1/oidc/userinfo", headers),
                             m_visitor->post("/v1/user/logout", Fields{}, headers),
                             m_visitor->post("/v1/user/unlink", Fields{}, headers)};
    for (const Reply &reply : replies) {
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.json(), (QJsonObject{{u"msg"_s, message}, {u"code"_s, code}}));
        QCOMPARE(reply.header("www-authenticate"), challenge);
    }
}

void TestSandboxUser::anExpiredToken()
{
    const auto headers = bearer(tokens());
    m_now += 21599;
    QCOMPARE(m_visitor->get("/v2/user/me", headers).status, 200);
    m_now += 1;
    const Reply reply = m_visitor->get("/v2/user/me", headers);
    QCOMPARE(reply.status, 401);
    QCOMPARE(reply.json().value("msg"_L1).toString(), u"this access token is already expired"_s);
    QCOMPARE(reply.header("www-authenticate"), QByteArray("Bearer error=invalid_token"));
}

void TestSandboxUser::tokenInfo()
{
    const auto headers = bearer(tokens());
    m_now += 100;
    const QJsonObject info = m_visitor->get("/v1/user/access_token_info", headers).json();
    QCOMPARE(info.value("id"_L1).toInteger(), 3141592653);
    QCOMPARE(info.value("expires_in"_L1).toInteger(), 21500);
    QCOMPARE(info.value("expiresInMillis"_L1).toInteger(), 21500000);
    QVERIFY(info.value("app_id"_L1).toInteger() > 0);
    QCOMPARE(info.value("appId"_L1), info.value("app_id"_L1));
}

void TestSandboxUser::logoutEndsThisSignIn()
{
    const QJsonObject here = tokens();
    const QJsonObject elsewhere = tokens();
    const Reply reply = m_visitor->post("/v1/user/logout", Fields{}, bearer(here));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, QByteArray("{\"id\":3141592653}"));
    QCOMPARE(m_visitor->get("/v2/user/me", bearer(here)).json().value("msg"_L1).toString(),
             u"this access token does not exist"_s);
    QCOMPARE(refreshStatus(here), 400);
    QCOMPARE(m_visitor->get("/v2/user/me", bearer(elsewhere)).status, 200);
    QCOMPARE(refreshStatus(elsewhere), 200);
}

void TestSandboxUser::unlinkEndsAll()
{
    const QJsonObject here = tokens();
    const QJsonObject elsewhere = tokens();
    const QJsonObject stranger = tokens("con@sandbox.test");
    m_visitor->signIn(app::authorizeTarget());
    QCOMPARE(m_visitor->post("/v1/user/unlink", Fields{}, bearer(here)).body,
             QByteArray("{\"id\":3141592653}"));
    for (const QJsonObject &gone : {here, elsewhere}) {
        QCOMPARE(m_visitor->get("/v2/user/me", bearer(gone)).status, 401);
        QCOMPARE(refreshStatus(gone), 400);
    }
    QCOMPARE(m_visitor->get("/v2/user/me", bearer(stranger)).status, 200);

    // The browser is still logged in, but everything has to be agreed to again.
    m_now += 60;
    const Reply consent = m_visitor->get(app::authorizeTarget());
    QVERIFY(consent.shows("id=\"agree\""));
    const QJsonObject user = m_visitor->get("/v2/user/me", bearer(tokens())).json();
    QCOMPARE(user.value("connected_at"_L1).toString(), u"2027-01-15T08:01:00Z"_s);
}

QTEST_GUILESS_MAIN(TestSandboxUser)
#include "tst_sandboxuser.moc"
