// SPDX-License-Identifier: Apache-2.0
#include "stage.h"

#include "support/waituntil.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::StringLiterals;
using State = session::Session::State;

Q_DECLARE_METATYPE(sandbox::Fault)

namespace {

sandbox::Fault json(int status, const QByteArray &body)
{
    return {.status = status, .body = body, .contentType = "application/json;charset=UTF-8"};
}

sandbox::Fault koe(int status, const QByteArray &error, const QByteArray &code)
{
    return json(status, R"({"error":")" + error + R"(","error_code":")" + code + R"("})");
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Whatever goes wrong ends in words that say what to do, and leaves nothing half-done.
class TestBadInput : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answers_data();
    void answers();
    void anAddressNobodyRegistered();
    void noNetworkAtAll();
    void aDatabaseThatIsNone();
    void aNewerDatabase();
    void anAccountUnder14();

private:
    static void signInFails(Stage &stage, const QString &message);
};

void TestBadInput::answers_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<sandbox::Fault>("fault");
    QTest::addColumn<QString>("message");

    const auto row = [](const char *tag, const char *path, const sandbox::Fault &fault,
                        const QString &message) {
        QTest::newRow(tag) << QByteArray(path) << fault << message;
    };
    constexpr auto token = "/oauth/token";
    constexpr auto me = "/v2/user/me";
    row("code expired", token, koe(400, "invalid_grant", "KOE320"), u"expired"_s);
    row("wrong client secret", token, koe(401, "invalid_client", "KOE010"), u"KOE010"_s);
    row("unknown key", token, koe(401, "invalid_client", "KOE101"), u"KOE101"_s);
    row("too many tokens", token, koe(400, "invalid_request", "KOE237"), u"no more requests"_s);
    row("redirect URI differs", token, koe(400, "invalid_grant", "KOE303"), u"KOE303"_s);
    row("server error with a page", token, {.status = 500, .body = "<html>Oops</html>"},
        u"problem of its own"_s);
    row("captive portal", token, {.status = 200, .body = "<html>Welcome to the Wi-Fi</html>"},
        u"in Kakao's place"_s);
    row("answer cut off", token,
        {.status = 200,
         .body = R"({"access_token":"abc","token_type":"bea)",
         .contentType = "application/json",
         .cut = true},
        u"not complete"_s);
    row("endless answer", token, json(200, "{\"a\":\"" + QByteArray(8 << 20, 'x') + "\"}"),
        u"not complete"_s);
    row("user without an id", me, json(200, R"({"connected_at":"2026-01-01T00:00:00Z"})"),
        u"not complete"_s);
    row("maintenance", me, json(503, R"({"msg":"maintenance","code":-9798})"),
        u"problem of its own"_s);
    row("token refused", me, json(401, R"({"msg":"this access token does not exist","code":-401})"),
        u"ended this session"_s);
}

void TestBadInput::signInFails(Stage &stage, const QString &message)
{
    QVERIFY(stage.person().logIn(u"ryan@sandbox.test"_s));
    QVERIFY(stage.person().clickInPage(u"agree"_s));
    QVERIFY(waitUntil([&] { return stage.person().sees(u"messageBar"_s); }));
    QVERIFY2(stage.person().read(u"messageLabel"_s).contains(message),
             qPrintable(stage.person().read(u"messageLabel"_s)));
    QVERIFY(!stage.person().read(u"adviceLabel"_s).isEmpty());
    QVERIFY(stage.person().noLoginWindow());
}

void TestBadInput::answers()
{
    QFETCH(const QByteArray, path);
    QFETCH(const sandbox::Fault, fault);
    QFETCH(const QString, message);
    sandbox::Options options; // without OpenID Connect, in whose way /v2/user/me comes behind
    options.consentItems.removeOne(u"openid"_s);
    Stage stage(options);
    stage.server().setFault(path, fault);
    stage.open();
    QVERIFY(stage.person().reaches(State::SignedOut));
    signInFails(stage, message);
    QVERIFY(stage.person().reaches(State::SignedOut));
    QCOMPARE(stage.requestsTo("/oauth/token"), 1); // a code is never tried twice
    stage.photograph(QString::fromUtf8(QTest::currentDataTag()).replace(u' ', u'-'));

    // Nothing half-written: the next start knows of nobody.
    stage.close();
    stage.open();
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(!stage.person().sees(u"messageBar"_s));
}

void TestBadInput::anAddressNobodyRegistered()
{
    Stage stage;
    stage.open({u"--redirect-uri=http://127.0.0.1:9/elsewhere"_s});
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(stage.person().click(u"startButton"_s));
    QVERIFY(waitUntil([&] { return stage.person().loginWindow(); }));
    auto *retry = stage.person().loginWindow()->findChild<QWidget *>(u"retryButton"_s);
    QVERIFY(retry);
    QVERIFY(waitUntil([&] { return retry->isVisible(); }));
    stage.photograph(u"koe006"_s);
    stage.person().loginWindow()->close();
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(waitUntil([&] { return stage.person().sees(u"messageBar"_s); }));
    QVERIFY(stage.person().read(u"messageLabel"_s).contains(u"KOE006"_s));
    QVERIFY(stage.person().read(u"adviceLabel"_s).contains(u"redirect URI"_s));
}

void TestBadInput::noNetworkAtAll()
{
    Stage stage;
    stage.open();
    QVERIFY(stage.person().reaches(State::SignedOut));
    stage.server().stop();
    QVERIFY(stage.person().click(u"startButton"_s));
    QVERIFY(waitUntil([&] { return stage.person().loginWindow(); }));
    auto *retry = stage.person().loginWindow()->findChild<QWidget *>(u"retryButton"_s);
    QVERIFY(retry);
    QVERIFY(waitUntil([&] { return retry->isVisible(); }));
    stage.photograph(u"no-network"_s);
    QVERIFY(stage.person().click(u"cancelButton"_s));
    QVERIFY(stage.person().reaches(State::SignedOut));
}

void TestBadInput::aDatabaseThatIsNone()
{
    Stage stage;
    const QByteArray nonsense = "This is not a database, and it is long enough to be looked at. ";
    const QFileInfo info(stage.databaseFile());
    QVERIFY(QDir().mkpath(info.path()));
    QFile file(stage.databaseFile());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(nonsense.repeated(40));
    file.close();

    stage.open();
    QVERIFY(stage.person().signIn(u"ryan@sandbox.test"_s));
    QVERIFY(stage.person().read(u"messageLabel"_s).contains(u"set aside"_s));
    stage.photograph(u"set-aside"_s);
    const QStringList aside = info.dir().entryList({u"members.db.broken-*"_s});
    QCOMPARE(aside.size(), 1);
    QCOMPARE(contents(info.dir().filePath(aside.constFirst())), nonsense.repeated(40));
}

void TestBadInput::aNewerDatabase()
{
    Stage stage;
    QVERIFY(QDir().mkpath(QFileInfo(stage.databaseFile()).path()));
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"newer"_s);
        database.setDatabaseName(stage.databaseFile());
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(u"CREATE TABLE tomorrow (x)"_s));
        QVERIFY(QSqlQuery(database).exec(u"PRAGMA user_version = 99"_s));
    }
    QSqlDatabase::removeDatabase(u"newer"_s);
    const QByteArray before = contents(stage.databaseFile());

    stage.open();
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(waitUntil([&] { return stage.person().sees(u"messageBar"_s); }));
    QVERIFY(stage.person().read(u"messageLabel"_s).contains(u"newer version"_s));
    stage.photograph(u"newer-database"_s);
    signInFails(stage, u"newer version"_s);
    stage.close();
    QCOMPARE(contents(stage.databaseFile()), before);
}

void TestBadInput::anAccountUnder14()
{
    Stage stage;
    stage.open();
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(stage.person().submitLogin(u"frodo@sandbox.test"_s));
    QVERIFY(waitUntil([&] { return stage.person().sees(u"messageBar"_s); }));
    QVERIFY(stage.person().read(u"adviceLabel"_s).contains(u"14"_s));
}

QTEST_MAIN(TestBadInput)
#include "tst_badinput.moc"
