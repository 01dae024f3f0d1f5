// SPDX-License-Identifier: Apache-2.0
#include "household.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Options::stateFile: what is in the file, when it is written, and what else may lie there.
class TestSandboxStateFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void noSecretIsInTheFile();
    void theFileIsItsOwnersAlone();
    void writtenOnlyAfterChanges();
    void whatIsOverIsForgotten();
    void otherFiles_data();
    void otherFiles();
    void damagedFiles_data();
    void damagedFiles();
    void noFolder();
    void notWritable();

private:
    std::unique_ptr<Household> m_home;
};

void TestSandboxStateFile::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_home = std::make_unique<Household>();
    QVERIFY(m_home->restart());
}

void TestSandboxStateFile::noSecretIsInTheFile()
{
    QByteArrayList secrets;
    const QString used = m_home->code();
    const QJsonObject tokens = m_home->exchange(used);
    const QString pending = m_home->code();
    secrets << used.toLatin1() << pending.toLatin1();
    for (const auto name : {"access_token"_L1, "refresh_token"_L1})
        secrets << tokens.value(name).toString().toLatin1();
    secrets += m_home->visitor().cookies.values();
    const QByteArray file = m_home->content();
    for (const QByteArray &secret : std::as_const(secrets)) {
        QVERIFY(secret.size() > 40);
        QVERIFY(!file.contains(secret));
        QVERIFY(!file.contains(secret.toHex()) && !file.contains(secret.toBase64()));
        QVERIFY(!file.contains(secret.first(12)));
    }
    QVERIFY(!file.contains("라이언") && !file.contains("ryan@")); // a number is enough
    // What is kept in their place.
    const auto digest = [](const QByteArray &secret) {
        return QCryptographicHash::hash(secret, QCryptographicHash::Sha256).toHex();
    };
    for (const QByteArray &secret : secrets.mid(1, 3))
        QVERIFY(file.contains(digest(secret)));
    QVERIFY(!file.contains(digest(secrets.first()))); // used up
}

void TestSandboxStateFile::theFileIsItsOwnersAlone()
{
    constexpr auto all = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    QVERIFY(!QFile::exists(m_home->path())); // nothing has changed yet
    std::ignore = m_home->code();
    QCOMPARE(QFile::permissions(m_home->path()), all);
    QVERIFY(QFile::setPermissions(m_home->path(), all | QFile::ReadOther | QFile::ReadGroup));
    std::ignore = m_home->code();
    QCOMPARE(QFile::permissions(m_home->path()), all);
    QCOMPARE(QDir(m_home->folder()).entryList(QDir::Files | QDir::Hidden),
             QStringList{u"state.json"_s}); // nothing half-written beside it
}

void TestSandboxStateFile::writtenOnlyAfterChanges()
{
    const QJsonObject tokens = m_home->exchange(m_home->code());
    QVERIFY(QFile::remove(m_home->path()));
    QCOMPARE(m_home->me(tokens).status, 200);
    QCOMPARE(m_home->visitor().get("/v2/user/scopes", Household::bearer(tokens)).status, 200);
    QCOMPARE(m_home->visitor().get("/v1/user/access_token_info", Household::bearer(tokens)).status,
             200);
    QVERIFY(m_home->visitor().get(app::authorizeTarget({{"prompt", "login"}})).isLoginPage());
    QCOMPARE(m_home->exchange(u"x"_s).value("error_code"_L1).toString(), u"KOE320"_s);
    QCOMPARE(m_home->refresh({{u"refresh_token"_s, u"x"_s}}).status, 400);
    const Fields term = {{"tags", "marketing"}};
    QCOMPARE(m_home->visitor()
                 .post("/v2/user/upgrade/service_terms", term, Household::bearer(tokens))
                 .status,
             200);
    QVERIFY(!QFile::exists(m_home->path()));
    QCOMPARE(m_home->refresh(tokens).status, 200);
    QVERIFY(QFile::exists(m_home->path()));
}

void TestSandboxStateFile::whatIsOverIsForgotten()
{
    const QJsonObject tokens = m_home->exchange(m_home->code());
    const auto sizeOf = [this](QLatin1String member) {
        return QJsonDocument::fromJson(m_home->content()).object().value(member).toObject().size();
    };
    QCOMPARE(sizeOf("access_tokens"_L1), 1);
    QCOMPARE(sizeOf("refresh_tokens"_L1), 1);
    m_home->server().advanceClock(6h + 24h - 1s);
    QCOMPARE(m_home->refresh(tokens).status, 200);
    QCOMPARE(sizeOf("access_tokens"_L1), 2);
    m_home->server().advanceClock(1s);
    QCOMPARE(m_home->refresh(tokens).status, 200);
    QCOMPARE(sizeOf("access_tokens"_L1), 2); // one more, one less
    QCOMPARE(sizeOf("refresh_tokens"_L1), 1);
}

void TestSandboxStateFile::otherFiles_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("Hello");
    QTest::newRow("JSON of somebody else") << QByteArray(R"({"links":{}})");
    QTest::newRow("of a later version")
        << QByteArray(R"({"format":"kakao-sandbox state","version":2})");
    QTest::newRow("nothing else in it")
        << QByteArray(R"({"format":"kakao-sandbox state","version":1})");
}

void TestSandboxStateFile::otherFiles()
{
    QFETCH(QByteArray, file);
    QVERIFY(m_home->put(file));
    QVERIFY(m_home->restart());
    const QJsonObject tokens =
        m_home->exchange(m_home->code("apeach@sandbox.test")); // who is connected at first
    QVERIFY(m_home->restart());
    QCOMPARE(m_home->me(tokens).status, 200); // it was replaced
}

void TestSandboxStateFile::damagedFiles_data()
{
    QTest::addColumn<QByteArray>("good");
    QTest::addColumn<QByteArray>("bad");
    const auto row = [](const char *name, const QByteArray &good, const QByteArray &bad) {
        QTest::newRow(name) << good << bad;
    };
    row("cut short", "\n}", "\n");
    row("nobody's token", "\"person\": 3141592653", "\"person\": 1");
    row("nobody's consent", "\"3141592653\": {", "\"1\": {");
    row("a time of nowhere", "2027-01-15T14:00:00.000Z", "soon");
    row("a local time", "2027-01-15T14:00:00.000Z", "2027-01-15T14:00:00.000");
    row("another type", "\"openid\": false", "\"openid\": 0");
    row("a missing member", "\"client\"", "\"clients\"");
    row("a short digest", "\"access_tokens\": {\n        \"", "\"access_tokens\": {\n        \"ab");
}

void TestSandboxStateFile::damagedFiles()
{
    QFETCH(QByteArray, good);
    QFETCH(QByteArray, bad);
    const QJsonObject tokens = m_home->exchange(m_home->code());
    QByteArray file = m_home->content();
    QVERIFY2(file.contains(good), file.constData());
    QVERIFY(m_home->put(file.replace(good, bad)));
    QVERIFY(m_home->restart());
    QCOMPARE(m_home->me(tokens).status, 401);
    QCOMPARE(m_home->content(), file); // not touched until there is something to write
    const QJsonObject later = m_home->exchange(m_home->code());
    QVERIFY(m_home->restart());
    QCOMPARE(m_home->me(later).status, 200);
}

void TestSandboxStateFile::noFolder()
{
    sandbox::Server server({.stateFile = m_home->folder() + u"/none/state.json"_s});
    const std::optional<QString> error = server.start();
    QVERIFY(error);
    QVERIFY(error->contains(u"none/state.json"_s));
}

void TestSandboxStateFile::notWritable()
{
    QVERIFY(QDir(m_home->folder()).mkdir(u"state.json"_s)); // a folder stands in its place
    QVERIFY(m_home->restart());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"state.json could not be written"_s));
    const QJsonObject tokens =
        m_home->exchange(m_home->code()); // told once, and it works all the same
    QCOMPARE(m_home->me(tokens).status, 200);
}

QTEST_GUILESS_MAIN(TestSandboxStateFile)
#include "tst_sandboxstatefile.moc"
