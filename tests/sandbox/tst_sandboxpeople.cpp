// SPDX-License-Identifier: Apache-2.0
#include "sandbox/peoplefile.h"
#include "sandbox/server.h"
#include "visitor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// Who can log in: people.json, /sandbox/people and Server::addPeople().
class TestSandboxPeople : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void aFile();
    void wrongFiles_data();
    void wrongFiles();
    void tenThousand();
    void madeWhileItRuns();
    void allOrNone_data();
    void allOrNone();
    void wrongFromTheStart();
    void hostileNamesAreEscaped();
    void whatEmailsAreTold_data();
    void whatEmailsAreTold();
    void thoseMadeOutliveARestart();
};

namespace {

QString wrongIn(const QByteArray &json)
{
    const auto read = sandbox::readPeopleFile(json);
    const auto *wrong = std::get_if<QString>(&read);
    return wrong ? *wrong : QString();
}

QByteArray only(const QByteArray &person)
{
    return "{\"people\":[" + person + "]}";
}

sandbox::Options optionsWith(const QList<sandbox::Person> &people)
{
    // without openid: a key for each test takes longer than all the rest
    return {.redirectUris = {app::redirectUri},
            .consentItems = {u"profile_nickname"_s, u"account_email"_s, u"birthday"_s},
            .people = people};
}

QJsonObject signedIn(Visitor &visitor, const QByteArray &loginId)
{
    visitor.cookies.clear();
    const Reply reply = visitor.signIn(app::authorizeTarget(), loginId);
    const QJsonObject tokens =
        visitor.post("/oauth/token", app::tokenFields(reply.redirected(u"code"_s))).json();
    const QByteArray bearer = "Bearer " + tokens.value("access_token"_L1).toString().toLatin1();
    return visitor.get("/v2/user/me", {{"Authorization", bearer}}).json();
}

QJsonArray listed(Visitor &visitor)
{
    return visitor.get("/sandbox/people").json().value("people"_L1).toArray();
}

} // namespace

void TestSandboxPeople::aFile()
{
    const auto read = sandbox::readPeopleFile(R"({"people":[
        {"login_id":"hana@example.test"},
        {"id":9223372036854775807,"login_id":"duri","nickname":"두리","email":"duri@example.test",
         "birthday":"0230","birthday_type":"LUNAR","is_leap_month":true,"picture":"neo",
         "connected_at":"2026-01-01","scopes":["account_email","gone"],"about":"x"}]})");
    const auto *people = std::get_if<QList<sandbox::Person>>(&read);
    QVERIFY(people);
    sandbox::Server server(optionsWith(*people));
    QCOMPARE(server.start(), std::nullopt);
    Visitor visitor(server.url());

    const QJsonArray list = listed(visitor);
    QCOMPARE(list.size(), 2);
    QCOMPARE(list.at(1).toObject().value("scopes"_L1).toArray(), QJsonArray{u"account_email"_s});
    QVERIFY(list.at(0).toObject().value("id"_L1).toInteger() > 0);

    const QJsonObject hana = signedIn(visitor, "HANA@example.test");
    QCOMPARE(hana.value("kakao_account"_L1).toObject().value("has_birthday"_L1), QJsonValue(false));
    QCOMPARE(hana.value("kakao_account"_L1)
                 .toObject()
                 .value("profile"_L1)
                 .toObject()
                 .value("is_default_nickname"_L1),
             QJsonValue(true));
    const QJsonObject duri = signedIn(visitor, "duri");
    QCOMPARE(duri.value("id"_L1).toInteger(), std::numeric_limits<qint64>::max());
    QCOMPARE(duri.value("connected_at"_L1).toString(), u"2026-01-01T00:00:00Z"_s);
    QCOMPARE(duri.value("kakao_account"_L1).toObject().value("email"_L1).toString(),
             u"duri@example.test"_s);
    visitor.cookies.clear();
    QVERIFY(!visitor.signIn(app::authorizeTarget(), "ryan@sandbox.test").hasCode());

    // What it lists can be read again.
    const auto again = sandbox::readPeopleFile(visitor.get("/sandbox/people").body);
    QVERIFY(std::holds_alternative<QList<sandbox::Person>>(again));
}

void TestSandboxPeople::wrongFiles_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("wrong");
    const auto row = [](const char *name, const QByteArray &file, const QString &wrong) {
        QTest::newRow(name) << file << wrong;
    };
    row("nothing", "", u"line 1: "_s);
    row("no JSON", "{\n\"people\": [\n{]", u"line 3: "_s);
    row("no UTF-8", only("{\"login_id\":\"\xff\xfe\"}"), u"line 1: "_s);
    row("an array", "[]", u"line 1: the file must be {\"people\":[...]}"_s);
    row("something besides", R"({"people":[],"x":1})", u"line 1: the file must be"_s);
    row("nobody", R"({"people":[]})", u"line 1: people must have somebody"_s);
    row("a person of text", "{\"people\":[\n\"x\"]}",
        u"line 2: person 1: a person must be an obj"_s);
    row("in the third line", "{\"people\":[{\"login_id\":\"a,{]\\\"\"},\n\n {\"login_id\":1}]}",
        u"line 3: person 2: login_id takes a text"_s);
    row("no login", only("{}"), u"person 1: login_id is missing"_s);
    row("empty login", only(R"({"login_id":""})"), u"login_id must be one word"_s);
    row("two words", only(R"({"login_id":"a b"})"), u"login_id must be one word"_s);
    row("a NUL", only(R"({"login_id":"a\u0000b"})"), u"login_id must be one word"_s);
    row("unknown member", only(R"({"login_id":"a","colour":1})"),
        u"there is no member \"colour\""_s);
    for (const char *id : {"0", "-1", "1.5", "\"1\"", "9223372036854775808", "null", "[1]"}) {
        row(id, only("{\"login_id\":\"a\",\"id\":" + QByteArray(id) + '}'),
            u"person 1: id takes a whole number"_s);
    }
    row("long nickname",
        only("{\"login_id\":\"a\",\"nickname\":\"" + QByteArray(1001, 'x') + "\"}"),
        u"nickname must not be longer"_s);
    row("empty nickname", only(R"({"login_id":"a","nickname":""})"),
        u"nickname must not be empty"_s);
    row("e-mail", only(R"({"login_id":"a","email":"@"})"), u"email must be an e-mail address"_s);
    row("e-mail of lines", only(R"({"login_id":"a","email":"a\r\nX: y@b.c"})"), u"email must"_s);
    row("picture", only(R"({"login_id":"a","picture":"../../x"})"), u"picture must be one of"_s);
    row("birthday", only(R"({"login_id":"a","birthday":"0230"})"), u"birthday must be a day"_s);
    row("calendar", only(R"({"login_id":"a","birthday_type":"x"})"), u"birthday_type takes"_s);
    row("leap", only(R"({"login_id":"a","is_leap_month":true})"), u"is_leap_month is for"_s);
    row("time", only(R"({"login_id":"a","connected_at":"soon"})"), u"connected_at takes a time"_s);
    row("scopes", only(R"({"login_id":"a","scopes":["x"]})"), u"scopes is for somebody with"_s);
    row("truth", only(R"({"login_id":"a","under_14":"yes"})"), u"under_14 takes true or false"_s);
    row("same id", only("{\"id\":7,\"login_id\":\"a\"},\n{\"id\":7,\"login_id\":\"b\"}"),
        u"line 2: person 2: id is that of a, too"_s);
    row("same login", only("{\"login_id\":\"a\"},\n{\"login_id\":\"A\"}"),
        u"line 2: person 2: login_id is that of a, too"_s);
    row("same e-mail",
        only("{\"login_id\":\"a\",\"email\":\"a@b.c\"},\n{\"login_id\":\"b\",\"email\":\"A@b.c\"}"),
        u"line 2: person 2: email is that of a, too"_s);
    row("deep", QByteArray(100'000, '['), u"line 1: "_s);
}

void TestSandboxPeople::wrongFiles()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, wrong);
    const QString said = wrongIn(file);
    QVERIFY2(!said.isEmpty() && said.contains(wrong), qPrintable(said));
}

void TestSandboxPeople::tenThousand()
{
    QByteArrayList people;
    for (int i = 0; i < 10'000; ++i) {
        const QByteArray number = QByteArray::number(i);
        people.append(R"({"login_id":"person)" + number + R"(@example.test","nickname":"N)" + number
                      + "\"}");
    }
    const auto read = sandbox::readPeopleFile(only(people.join(",\n")));
    QVERIFY(std::holds_alternative<QList<sandbox::Person>>(read));
    sandbox::Server server(optionsWith(std::get<QList<sandbox::Person>>(read)));
    QCOMPARE(server.start(), std::nullopt);
    Visitor visitor(server.url());
    QCOMPARE(listed(visitor).size(), 10'000);
    const Reply login = visitor.get(app::authorizeTarget({{"lang", "en"}}));
    QCOMPARE(login.body.count("class=\"person\""), 50);
    QVERIFY(login.shows("and 9950 more"));
    QVERIFY(visitor.get("/sandbox?lang=en").shows("and 9950 more"));
    QCOMPARE(signedIn(visitor, "person9999@example.test")
                 .value("properties"_L1)
                 .toObject()
                 .value("nickname"_L1)
                 .toString(),
             u"N9999"_s);
    people.append(R"({"login_id":"person77@example.test"})");
    QVERIFY(wrongIn(only(people.join(",\n"))).startsWith(u"line 10001: person 10001: login_id"_s));
}

void TestSandboxPeople::madeWhileItRuns()
{
    sandbox::Server server(optionsWith({}));
    QCOMPARE(server.start(), std::nullopt);
    Visitor visitor(server.url());
    const Reply made = visitor.send("POST", "/sandbox/people", R"({"login_id":"hana"})", {});
    QCOMPARE(made.status, 200);
    const QJsonArray people = made.json().value("people"_L1).toArray();
    QCOMPARE(people.size(), 1);
    QCOMPARE(signedIn(visitor, "hana").value("id"_L1), people.at(0).toObject().value("id"_L1));

    QCOMPARE(server.addPerson({.loginId = u"duri"_s, .nickname = u"두리"_s}), std::nullopt);
    QVERIFY(signedIn(visitor, "duri").value("id"_L1).toInteger() > 0);
    QCOMPARE(server.people().size(), 10);
    QCOMPARE(server.addPerson({.loginId = u"DURI"_s, .nickname = u"x"_s}),
             u"login_id is that of duri, too"_s);
    QCOMPARE(server.addPeople({{.loginId = u"a"_s, .nickname = u"x"_s}, {.loginId = u"b"_s}})
                 .value_or(QString())
                 .first(19),
             u"person 2: nickname "_s);
    QCOMPARE(server.people().size(), 10);
}

void TestSandboxPeople::allOrNone_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("message");
    QTest::newRow("nothing") << QByteArray() << u"the body must be"_s;
    QTest::newRow("no JSON") << QByteArray("{") << u"the body must be"_s;
    QTest::newRow("empty") << QByteArray("[]") << u"the body must be"_s;
    QTest::newRow("number") << QByteArray("[1]") << u"a person must be an object"_s;
    QTest::newRow("second is wrong") << QByteArray(R"([{"login_id":"a"},{"login_id":1}])")
                                     << u"person 2: login_id takes a text"_s;
    QTest::newRow("second is there") << QByteArray(R"([{"login_id":"a"},{"login_id":"a"}])")
                                     << u"person 2: login_id is that of a, too"_s;
    QTest::newRow("id of the ready-made")
        << QByteArray(R"({"login_id":"a","id":3141592653})") << u"id is that of ryan@sand"_s;
    QTest::newRow("e-mail of the ready-made")
        << QByteArray(R"({"login_id":"a","email":"ryan@sandbox.test"})") << u"email is that of"_s;
}

void TestSandboxPeople::allOrNone()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, message);
    sandbox::Server server(optionsWith({}));
    QCOMPARE(server.start(), std::nullopt);
    Visitor visitor(server.url());
    const Reply reply = visitor.send("POST", "/sandbox/people", body, {});
    QCOMPARE(reply.status, 400);
    const QString said = reply.json().value("message"_L1).toString();
    QVERIFY2(said.contains(message), qPrintable(said));
    QCOMPARE(listed(visitor).size(), 8);
}

void TestSandboxPeople::wrongFromTheStart()
{
    sandbox::Server server(optionsWith({{.loginId = u"a"_s, .nickname = u"A"_s}, {}}));
    const std::optional<QString> wrong = server.start();
    QVERIFY(wrong && wrong->startsWith(u"person 2: login_id"_s));
}

void TestSandboxPeople::hostileNamesAreEscaped()
{
    const QString hostile = u"</b><script>alert(1)</script>'\" {{t.ribbon}} %1"_s;
    const QString login = u"<img/src=x>@example.test"_s;
    sandbox::Server server(
        optionsWith({{.loginId = login, .nickname = hostile, .about = hostile}}));
    QCOMPARE(server.start(), std::nullopt);
    Visitor visitor(server.url());
    for (const QByteArray &target : {app::authorizeTarget(), QByteArray("/sandbox?lang=en")}) {
        const Reply reply = visitor.get(target);
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.shows("&lt;/b&gt;&lt;script&gt;alert(1)&lt;/script&gt;"));
        QVERIFY(reply.shows("&lt;img/src=x&gt;"));
        QVERIFY(reply.shows("{{t.ribbon}} %1")); // never looked into again
        QVERIFY(!reply.shows("<script>") && !reply.shows("<img/src"));
    }
    const Reply consent = visitor.follow(
        visitor.submit(visitor.get(app::authorizeTarget()), {{"person", login.toUtf8()}}));
    QVERIFY(consent.isConsentPage());
    QVERIFY(!consent.shows("<script>") && consent.shows("&lt;script&gt;"));
}

void TestSandboxPeople::whatEmailsAreTold_data()
{
    QTest::addColumn<bool>("isValid");
    QTest::addColumn<bool>("isVerified");
    QTest::addColumn<QString>("email");
    QTest::newRow("good") << true << true << u"hana@example.test"_s;
    QTest::newRow("not verified") << true << false << u"hana@example.test"_s;
    QTest::newRow("of another account by now") << false << true << u"ha***@example.test"_s;
}

void TestSandboxPeople::whatEmailsAreTold()
{
    QFETCH(bool, isValid);
    QFETCH(bool, isVerified);
    QFETCH(QString, email);
    sandbox::Server server(optionsWith({{.loginId = u"hana"_s,
                                         .nickname = u"H"_s,
                                         .email = u"hana@example.test"_s,
                                         .isEmailValid = isValid,
                                         .isEmailVerified = isVerified}}));
    QCOMPARE(server.start(), std::nullopt);
    Visitor visitor(server.url());
    const QJsonObject account = signedIn(visitor, "hana").value("kakao_account"_L1).toObject();
    QCOMPARE(account.value("email"_L1).toString(), email);
    QCOMPARE(account.value("is_email_valid"_L1), QJsonValue(isValid));
    QCOMPARE(account.value("is_email_verified"_L1), QJsonValue(isVerified));
}

void TestSandboxPeople::thoseMadeOutliveARestart()
{
    const QTemporaryDir folder;
    sandbox::Options options = optionsWith({});
    options.stateFile = folder.filePath(u"state.json"_s);
    {
        sandbox::Server server(options);
        QCOMPARE(server.start(), std::nullopt);
        QCOMPARE(server.addPerson({.loginId = u"hana"_s, .nickname = u"H"_s}), std::nullopt);
        Visitor visitor(server.url());
        QVERIFY(signedIn(visitor, "hana").contains("id"_L1));
    }
    sandbox::Server server(options);
    QCOMPARE(server.start(), std::nullopt);
    QCOMPARE(server.people().size(), 9);
    Visitor visitor(server.url());
    QVERIFY(listed(visitor).at(8).toObject().contains("connected_at"_L1));
}

QTEST_GUILESS_MAIN(TestSandboxPeople)
#include "tst_sandboxpeople.moc"
