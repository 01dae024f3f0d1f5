// SPDX-License-Identifier: Apache-2.0
#include "fixture.h"
#include "version1.h"

#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QSqlRecord>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using kakao::ErrorCode;
using session::NicknameVerdict;

namespace {

constexpr int processTimeout = 20000;

/// Whatever the statement gives, NULL told from empty text.
QStringList rowsOf(const QSqlDatabase &database, const QString &statement)
{
    QSqlQuery query(database);
    if (!query.exec(statement))
        return {query.lastError().databaseText()};
    QStringList rows;
    while (query.next()) {
        QStringList values;
        for (int column = 0; column < query.record().count(); ++column) {
            const QVariant value = query.value(column);
            values.append(value.isNull() ? u"NULL"_s : u"'%1'"_s.arg(value.toString()));
        }
        rows.append(values.join(u", "_s));
    }
    return rows;
}

QStringList read(const QString &file, const QStringList &statements)
{
    const QString name = u"reader"_s;
    QStringList rows;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(file);
        if (database.open()) {
            for (const QString &statement : statements)
                rows += rowsOf(database, statement);
        }
    }
    QSqlDatabase::removeDatabase(name);
    return rows;
}

/// All that is in the file: schema, version and rows.
QStringList everything(const QString &file)
{
    return read(file,
                {u"PRAGMA integrity_check"_s, u"PRAGMA user_version"_s,
                 u"SELECT name, sql FROM sqlite_master ORDER BY name"_s,
                 u"SELECT * FROM members ORDER BY id"_s, u"SELECT * FROM stored_session"_s,
                 u"SELECT * FROM accounts"_s, u"SELECT * FROM departures"_s});
}

/// What version 1 knew of its members, in either version.
QStringList columnsOfVersion1(const QString &file)
{
    return read(file,
                {u"SELECT id, kakao_id, nickname, kakao_nickname, picture_url, thumbnail_url, "
                 "email, birthday, birthday_calendar, birthday_leap_month, is_host, joined_at, "
                 "last_sign_in_at FROM members ORDER BY id"_s});
}

/// The child: opens the directory and is killed meanwhile, or not.
int openDirectory(const QString &folder)
{
    FakeSecretStore secrets;
    FakeClock clock;
    members::SqliteDirectory directory(folder, u"sandbox"_s, secrets, clock);
    return resultOf(directory.open()) ? 0 : 1;
}

} // namespace

/// From the file of an older program to that of this one.
class TestMigration : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_home.reset(); }

    void everybodyKeepsEverything();
    void everybodyIsKnown();
    void noNicknameIsFree_data();
    void noNicknameIsFree();
    void aNewerFileIsLeftAlone();
    void killed_data();
    void killed();

private:
    [[nodiscard]] QString folder() const { return m_home->filePath(u"data"_s); }
    [[nodiscard]] QString file() const { return folder() + u"/members.db"_s; }
    [[nodiscard]] QString original() const { return m_home->filePath(u"version1.db"_s); }
    [[nodiscard]] QStringList files() const { return QDir(folder()).entryList(QDir::Files); }

    /// An older program's file in the folder, and nothing else.
    bool startAnew() const
    {
        return QDir(folder()).removeRecursively() && QDir().mkpath(folder())
            && QFile::copy(original(), file());
    }
    std::unique_ptr<members::SqliteDirectory> makeDirectory()
    {
        return std::make_unique<members::SqliteDirectory>(folder(), u"sandbox"_s, m_secrets,
                                                          m_clock);
    }
    bool runChild(QProcess &child, const QString &killAt, int count) const;
    [[nodiscard]] QStringList seenByAnother() const;

    std::optional<QTemporaryDir> m_home;
    FakeSecretStore m_secrets;
    FakeClock m_clock;
};

void TestMigration::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    // In memory where there is such a place: a killed process loses nothing that it has written,
    // and nothing waits for a disk.
    const QString memory = u"/dev/shm"_s;
    m_home.emplace((QFileInfo(memory).isWritable() ? memory : QDir::tempPath())
                   + u"/daemun-XXXXXX"_s);
    QVERIFY(m_home->isValid());
    QVERIFY(version1::write(original()));
    QVERIFY(startAnew());
}

void TestMigration::everybodyKeepsEverything()
{
    const QStringList before = columnsOfVersion1(file());
    QCOMPARE(before.size(), version1::nicknames().size());
    const auto directory = makeDirectory();
    QVERIFY(resultOf(directory->open()));
    QVERIFY(!directory->setAside());

    QCOMPARE(columnsOfVersion1(file()), before);
    QCOMPARE(runSql(file(), u"PRAGMA user_version"_s).toInt(), 3);
    QCOMPARE(runSql(file(), u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
    QCOMPARE(files(), QStringList(u"members.db"_s));
    QCOMPARE(*resultOf(directory->storedSession()), 7104);
}

void TestMigration::everybodyIsKnown()
{
    const auto directory = makeDirectory();
    qint64 id = version1::firstId;
    for (const QString &nickname : version1::nicknames()) {
        const qint64 kakaoId = id + version1::fromIdToKakaoId;
        const auto shown = resultOf(directory->lookUp(kakaoId));
        QVERIFY2(shown, qPrintable(nickname));
        QCOMPARE(shown->id, id);
        QCOMPARE(shown->nickname, nickname);
        const auto signedIn = signInTo(*directory, userCalled(u"whatever"_s, kakaoId));
        QVERIFY2(signedIn && !signedIn->isNew, qPrintable(nickname));
        const auto restored = resultOf(directory->restore(signedIn->token));
        QVERIFY2(restored, qPrintable(nickname));
        QCOMPARE(restored->id, id++);
        QCOMPARE(restored->nickname, nickname);
    }
}

void TestMigration::noNicknameIsFree_data()
{
    using enum NicknameVerdict;
    QTest::addColumn<QString>("nickname");
    QTest::addColumn<NicknameVerdict>("verdict");

    QTest::newRow("as the first has it") << u"라이언"_s << Taken;
    QTest::newRow("as the second has it") << u"라 이언"_s << TooAlike;
    QTest::newRow("as nobody has it") << u"라이 언"_s << TooAlike;
    QTest::newRow("with a Cyrillic letter") << u"Rуan"_s << TooAlike;
    QTest::newRow("in capitals") << u"RYAN"_s << Taken;
    QTest::newRow("with an i for an l") << u"paypaI"_s << TooAlike;
    QTest::newRow("with digits for letters") << u"007"_s << TooAlike;
    QTest::newRow("with a quote") << u"a' OR 1 --"_s << Taken;
    QTest::newRow("refused now") << u"ᄅᄋᄋ"_s << NotAllowed;
    QTest::newRow("reserved now") << u"운영자"_s << Reserved;
    QTest::newRow("too long now") << u"🦁"_s.repeated(20) << TooLong;
}

void TestMigration::noNicknameIsFree()
{
    QFETCH(QString, nickname);
    QFETCH(NicknameVerdict, verdict);
    const auto directory = makeDirectory();
    const auto question = questionTo(*directory, userCalled(u"Newcomer"_s), nickname);
    QVERIFY(question);
    QCOMPARE(question->refused.verdict, verdict);
}

void TestMigration::aNewerFileIsLeftAlone()
{
    QVERIFY(resultOf(makeDirectory()->open()));
    runSql(file(), u"PRAGMA user_version = 4"_s);
    const QByteArray content = contentOf(file());
    const QDateTime longAgo({2020, 1, 1}, {}, Qt::UTC);
    QFile touched(file());
    QVERIFY(touched.open(QFile::ReadWrite)
            && touched.setFileTime(longAgo, QFileDevice::FileModificationTime));
    touched.close();

    const auto directory = makeDirectory();
    QCOMPARE(errorOf(resultOf(directory->open())), ErrorCode::DatabaseNewer);
    QCOMPARE(errorOf(signInTo(*directory, userCalled(u"춘식이"_s))), ErrorCode::DatabaseNewer);
    QCOMPARE(contentOf(file()), content);
    QCOMPARE(QFileInfo(file()).lastModified(), longAgo);
    QCOMPARE(files(), QStringList(u"members.db"_s)); // no journal, nothing set aside
}

/// True when it was killed; then what it left is as another process would find it.
bool TestMigration::runChild(QProcess &child, const QString &killAt, int count) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
#ifdef KILL_LIBRARY
    environment.insert(u"LD_PRELOAD"_s, QStringLiteral(KILL_LIBRARY));
#endif
    environment.insert(u"DAEMUN_TEST_KILL_FOLDER"_s, QFileInfo(folder()).canonicalFilePath());
    environment.insert(killAt, QString::number(count));
    child.setProcessEnvironment(environment);
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), {u"--child"_s, folder()});
    return child.waitForFinished(processTimeout) && child.exitStatus() == QProcess::CrashExit;
}

/// Read from a copy, so that what was left is still there for the program itself.
QStringList TestMigration::seenByAnother() const
{
    const QTemporaryDir copy(m_home->filePath(u"copy-XXXXXX"_s));
    for (const QString &name : files())
        QFile::copy(folder() + u'/' + name, copy.filePath(name));
    return everything(copy.filePath(u"members.db"_s));
}

void TestMigration::killed_data()
{
    QTest::addColumn<QString>("killAt");
    QTest::newRow("before a statement") << u"DAEMUN_TEST_KILL_AT_STATEMENT"_s;
    QTest::newRow("after a write") << u"DAEMUN_TEST_KILL_AT_WRITE"_s;
}

/// At every one of them in turn, until none is left.
void TestMigration::killed()
{
#if !defined(KILL_LIBRARY)
    QSKIP("needs LD_PRELOAD");
#else
    QFETCH(QString, killAt);
    if (!contentOf(u"/proc/self/maps"_s).contains("/libsqlite3.so"))
        QSKIP("this Qt has a SQLite of its own, whose statements are not seen");
    const QStringList before = everything(file());
    QVERIFY(resultOf(makeDirectory()->open()));
    const QStringList after = everything(file());
    int leftOld = 0;
    int leftNew = 0;
    for (int count = 1;; ++count) {
        QVERIFY(startAnew());
        QProcess child;
        if (!runChild(child, killAt, count)) {
            QCOMPARE(child.exitCode(), 0);
            QCOMPARE(everything(file()), after);
            break;
        }
        QCOMPARE(child.exitCode(), SIGKILL);
        const QStringList seen = seenByAnother();
        QVERIFY2(seen == before || seen == after,
                 qPrintable(u"killed at %1: %2"_s.arg(count).arg(seen.join(u'\n'))));
        ++(seen == before ? leftOld : leftNew);
        QVERIFY(resultOf(makeDirectory()->open()));
        QCOMPARE(everything(file()), after);
        QCOMPARE(files(), QStringList(u"members.db"_s));
    }
    qInfo() << leftOld << "kills left the old file," << leftNew << "the new one";
    QVERIFY(leftOld + leftNew > version1::nicknames().size());
    QVERIFY(leftOld > 0 && leftNew > 0);
#endif
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == "--child"_L1)
        return openDirectory(arguments.at(2));
    TestMigration test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_migration.moc"
