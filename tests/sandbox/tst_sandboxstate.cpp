// SPDX-License-Identifier: Apache-2.0
#include "sandbox/server.h"
#include "visitor.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Options::stateFile: what outlives a restart, and what is in the file.
class TestSandboxState : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void tokensOutliveARestart();
    void rotationsOutliveARestart();
    void consentOutlivesARestart();
    void aCodeOutlivesARestartOnce();
    void itemsTheAppHasNoMore();
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
    void restart(sandbox::Options options = {});
    [[nodiscard]] QString code(const QByteArray &person = "ryan@sandbox.test")
    {
        m_visitor->cookies.clear(); // nobody is logged in
        return m_visitor->signIn(app::authorizeTarget(), person).redirected(u"code"_s);
    }
    [[nodiscard]] QJsonObject exchange(const QString &code)
    {
        return m_visitor->post("/oauth/token", app::tokenFields(code)).json();
    }
    [[nodiscard]] Reply refresh(const QJsonObject &tokens)
    {
        return m_visitor->post(
            "/oauth/token",
            Fields{{"grant_type", "refresh_token"},
                   {"client_id", "sandbox"},
                   {"refresh_token", tokens.value("refresh_token"_L1).toString().toLatin1()}});
    }
    [[nodiscard]] static Visitor::Headers bearer(const QJsonObject &tokens)
    {
        return {
            {"Authorization", "Bearer " + tokens.value("access_token"_L1).toString().toLatin1()}};
    }
    [[nodiscard]] Reply me(const QJsonObject &tokens)
    {
        return m_visitor->get("/v2/user/me", bearer(tokens));
    }
    [[nodiscard]] QString path() const { return m_folder->filePath(u"state.json"_s); }
    [[nodiscard]] QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] bool put(const QByteArray &content) const
    {
        QFile file(path());
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<sandbox::Server> m_server;
    std::unique_ptr<Visitor> m_visitor;
};

void TestSandboxState::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_folder = std::make_unique<QTemporaryDir>();
    restart();
}

void TestSandboxState::restart(sandbox::Options options)
{
    m_visitor.reset();
    m_server.reset();
    options.redirectUris = {app::redirectUri};
    options.stateFile = path();
    // without openid: a key for each test takes longer than all the rest
    options.consentItems.removeAll(u"openid"_s);
    options.now = [] { return QDateTime::fromSecsSinceEpoch(1'800'000'000).toUTC(); };
    m_server = std::make_unique<sandbox::Server>(options);
    QCOMPARE(m_server->start(), std::nullopt);
    m_visitor = std::make_unique<Visitor>(m_server->url());
}

void TestSandboxState::tokensOutliveARestart()
{
    const QJsonObject here = exchange(code());
    const QJsonObject elsewhere = exchange(code());
    QCOMPARE(m_visitor->post("/v1/user/logout", Fields{}, bearer(elsewhere)).status, 200);
    restart();
    QCOMPARE(me(here).json().value("id"_L1).toInteger(), 3141592653);
    QCOMPARE(refresh(here).status, 200);
    QCOMPARE(me(elsewhere).status, 401);
    QCOMPARE(refresh(elsewhere).status, 400);
    m_server->advanceClock(6h);
    QCOMPARE(me(here).status, 401);

    // A new sign-in is another one than those of before.
    const QJsonObject later = exchange(code());
    QCOMPARE(m_visitor->post("/v1/user/logout", Fields{}, bearer(later)).status, 200);
    QCOMPARE(refresh(here).status, 200);
}

void TestSandboxState::rotationsOutliveARestart()
{
    const QJsonObject first = exchange(code());
    m_server->advanceClock(31 * 24h);
    const QJsonObject second = refresh(first).json();
    QVERIFY(second.contains("refresh_token"_L1));
    restart({.clockOffset = 31 * 24h});
    QCOMPARE(refresh(first).json().value("error_code"_L1).toString(), u"KOE322"_s);
    QCOMPARE(refresh(second).status, 200);
}

void TestSandboxState::consentOutlivesARestart()
{
    const QJsonObject ryan = exchange(code());
    const QJsonObject apeach = exchange(code("apeach@sandbox.test"));
    const Fields item = {{"scopes", R"(["account_email"])"}};
    QCOMPARE(m_visitor->post("/v2/user/revoke/scopes", item, bearer(ryan)).status, 200);
    QCOMPARE(m_visitor->post("/v1/user/unlink", Fields{}, bearer(apeach)).status, 200);
    const QJsonObject user = me(ryan).json();
    const QByteArray terms = m_visitor->get("/v2/user/service_terms", bearer(ryan)).body;
    QVERIFY(terms.contains("KAUTH"));
    const QByteArray scopes = m_visitor->get("/v2/user/scopes", bearer(ryan)).body;
    m_server->advanceClock(1h); // connected_at is no matter of now

    restart();
    QCOMPARE(me(ryan).json().value("connected_at"_L1), user.value("connected_at"_L1));
    QCOMPARE(m_visitor->get("/v2/user/service_terms", bearer(ryan)).body, terms);
    QCOMPARE(m_visitor->get("/v2/user/scopes", bearer(ryan)).body, scopes);
    QVERIFY(!me(ryan).shows("\"email\""));
    const Reply consent = m_visitor->follow(m_visitor->submit(
        m_visitor->get(app::authorizeTarget()), {{"person", "apeach@sandbox.test"}}));
    QVERIFY(consent.isConsentPage()); // who is connected at first, and is so no more
}

void TestSandboxState::aCodeOutlivesARestartOnce()
{
    const QString name = code();
    restart();
    QVERIFY(exchange(name).contains("access_token"_L1));
    restart();
    QCOMPARE(exchange(name).value("error_code"_L1).toString(), u"KOE320"_s);
}

void TestSandboxState::itemsTheAppHasNoMore()
{
    const QJsonObject tokens = exchange(code());
    restart({.consentItems = {u"profile_nickname"_s}});
    QVERIFY(!me(tokens).shows("thumbnail_image"));
    QVERIFY(!me(tokens).shows("email"));
}

void TestSandboxState::noSecretIsInTheFile()
{
    QByteArrayList secrets;
    const QString used = code();
    const QJsonObject tokens = exchange(used);
    const QString pending = code();
    secrets << used.toLatin1() << pending.toLatin1();
    for (const auto name : {"access_token"_L1, "refresh_token"_L1})
        secrets << tokens.value(name).toString().toLatin1();
    secrets += m_visitor->cookies.values();
    const QByteArray file = content();
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

void TestSandboxState::theFileIsItsOwnersAlone()
{
    constexpr auto all = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    QVERIFY(!QFile::exists(path())); // nothing has changed yet
    std::ignore = code();
    QCOMPARE(QFile::permissions(path()), all);
    QVERIFY(QFile::setPermissions(path(), all | QFile::ReadOther | QFile::ReadGroup));
    std::ignore = code();
    QCOMPARE(QFile::permissions(path()), all);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden),
             QStringList{u"state.json"_s}); // nothing half-written beside it
}

void TestSandboxState::writtenOnlyAfterChanges()
{
    const QJsonObject tokens = exchange(code());
    QVERIFY(QFile::remove(path()));
    QCOMPARE(me(tokens).status, 200);
    QCOMPARE(m_visitor->get("/v2/user/scopes", bearer(tokens)).status, 200);
    QCOMPARE(m_visitor->get("/v1/user/access_token_info", bearer(tokens)).status, 200);
    QVERIFY(m_visitor->get(app::authorizeTarget({{"prompt", "login"}})).isLoginPage());
    QCOMPARE(exchange(u"x"_s).value("error_code"_L1).toString(), u"KOE320"_s);
    QCOMPARE(refresh({{u"refresh_token"_s, u"x"_s}}).status, 400);
    const Fields term = {{"tags", "marketing"}};
    QCOMPARE(m_visitor->post("/v2/user/upgrade/service_terms", term, bearer(tokens)).status, 200);
    QVERIFY(!QFile::exists(path()));
    QCOMPARE(refresh(tokens).status, 200);
    QVERIFY(QFile::exists(path()));
}

void TestSandboxState::whatIsOverIsForgotten()
{
    const QJsonObject tokens = exchange(code());
    const auto sizeOf = [this](QLatin1String member) {
        return QJsonDocument::fromJson(content()).object().value(member).toObject().size();
    };
    QCOMPARE(sizeOf("access_tokens"_L1), 1);
    QCOMPARE(sizeOf("refresh_tokens"_L1), 1);
    m_server->advanceClock(6h + 24h - 1s);
    QCOMPARE(refresh(tokens).status, 200);
    QCOMPARE(sizeOf("access_tokens"_L1), 2);
    m_server->advanceClock(1s);
    QCOMPARE(refresh(tokens).status, 200);
    QCOMPARE(sizeOf("access_tokens"_L1), 2); // one more, one less
    QCOMPARE(sizeOf("refresh_tokens"_L1), 1);
}

void TestSandboxState::otherFiles_data()
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

void TestSandboxState::otherFiles()
{
    QFETCH(QByteArray, file);
    QVERIFY(put(file));
    restart();
    const QJsonObject tokens = exchange(code("apeach@sandbox.test")); // who is connected at first
    restart();
    QCOMPARE(me(tokens).status, 200); // it was replaced
}

void TestSandboxState::damagedFiles_data()
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

void TestSandboxState::damagedFiles()
{
    QFETCH(QByteArray, good);
    QFETCH(QByteArray, bad);
    const QJsonObject tokens = exchange(code());
    QByteArray file = content();
    QVERIFY2(file.contains(good), file.constData());
    QVERIFY(put(file.replace(good, bad)));
    restart();
    QCOMPARE(me(tokens).status, 401);
    QCOMPARE(content(), file); // not touched until there is something to write
    const QJsonObject later = exchange(code());
    restart();
    QCOMPARE(me(later).status, 200);
}

void TestSandboxState::noFolder()
{
    sandbox::Server server({.stateFile = m_folder->filePath(u"none/state.json"_s)});
    const std::optional<QString> error = server.start();
    QVERIFY(error);
    QVERIFY(error->contains(u"none/state.json"_s));
}

void TestSandboxState::notWritable()
{
    QVERIFY(QDir(m_folder->path()).mkdir(u"state.json"_s)); // a folder stands in its place
    restart();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"state.json could not be written"_s));
    const QJsonObject tokens = exchange(code()); // told once, and it works all the same
    QCOMPARE(me(tokens).status, 200);
}

QTEST_GUILESS_MAIN(TestSandboxState)
#include "tst_sandboxstate.moc"
