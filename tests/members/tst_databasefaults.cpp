// SPDX-License-Identifier: Apache-2.0
#include "fixture.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using kakao::ErrorCode;

namespace {

/// root may write everywhere: does without that while this lives. The files of the test must be
/// nobody's.
class AsNobody
{
public:
#ifdef Q_OS_UNIX
    AsNobody() : m_isRoot(geteuid() == 0) { m_isDone = !m_isRoot || seteuid(nobody) == 0; }
    ~AsNobody() { m_isDone = !m_isRoot || seteuid(0) == 0; }
    static bool giveTo(const QString &path)
    {
        return geteuid() != 0 || chown(QFile::encodeName(path).constData(), nobody, nobody) == 0;
    }
#else
    static bool giveTo(const QString &) { return false; }
#endif
    Q_DISABLE_COPY_MOVE(AsNobody)
    [[nodiscard]] bool isDone() const { return m_isDone; }

private:
    static constexpr unsigned nobody = 65534;
    bool m_isRoot = false;
    bool m_isDone = false;
};

} // namespace

class TestDatabaseFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void broken_data();
    void broken();
    void brokenTwiceInASecond();
    void brokenWhileOpen();
    void replacedByAnotherProcess();
    void anyFlippedByte();
    void anIndexThatLeadsToSomebodyElse();
    void emptyFile();
    void newer();
    void folderInItsPlace();
    void readOnly_data();
    void readOnly();
    void nowhereToMakeIt();
    void busy();
    void anEarlierStartWasKilled();

private:
    std::unique_ptr<members::SqliteDirectory> makeDirectory()
    {
        return std::make_unique<members::SqliteDirectory>(m_home->path(), u"sandbox"_s, m_secrets,
                                                          m_clock);
    }
    [[nodiscard]] QString file() const { return m_home->filePath(u"members.db"_s); }
    [[nodiscard]] QStringList brokenFiles() const
    {
        return QDir(m_home->path()).entryList({u"members.db.broken-*"_s}, QDir::Files, QDir::Name);
    }
    [[nodiscard]] QString integrity() const
    {
        return runSql(file(), u"PRAGMA integrity_check"_s).toString();
    }
    /// A member of whom the database then knows.
    session::MemberSession signIn(const QString &nickname = u"라이언"_s, qint64 id = 1)
    {
        const auto made = signInTo(*makeDirectory(), userCalled(nickname, id));
        return made ? *made : session::MemberSession();
    }
    static void expectSetAside()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"broken; set aside as"_s));
    }

    std::optional<QTemporaryDir> m_home;
    FakeSecretStore m_secrets;
    FakeClock m_clock;
};

void TestDatabaseFaults::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    // Not below the home of the test, into which nobody else can see.
    m_home.emplace(u"/tmp/daemun-XXXXXX"_s);
    QVERIFY(m_home->isValid());
    m_secrets = FakeSecretStore();
    m_clock = FakeClock();
}

void TestDatabaseFaults::cleanup()
{
    QLoggingCategory::setFilterRules({});
    m_home.reset();
}

void TestDatabaseFaults::broken_data()
{
    using Change = std::function<QByteArray(QByteArray)>;
    QTest::addColumn<Change>("change");

    const auto row = [](const char *tag, const Change &change) { QTest::newRow(tag) << change; };
    row("text", [](const QByteArray &) { return QByteArray(5000, 'x'); });
    row("header overwritten",
        [](QByteArray content) { return content.replace(0, 16, QByteArray(16, 'x')); });
    row("cut off",
        [](const QByteArray &content) { return content.first(content.size() / 2 + 100); });
    row("cut to the first page", [](const QByteArray &content) { return content.first(4096); });
    row("zeros after the first page", [](const QByteArray &content) {
        return content.first(4096) + QByteArray(content.size() - 4096, '\0');
    });
    row("garbage at the end", [](QByteArray content) {
        return content.replace(content.size() - 4096, 4096, QByteArray(4096, 'x'));
    });
    row("no version",
        [](QByteArray content) { return content.replace(60, 4, QByteArray(4, '\0')); });
    row("a negative version",
        [](QByteArray content) { return content.replace(60, 4, QByteArray(4, '\xff')); });
    row("a column of another name",
        [](QByteArray content) { return content.replace("picture_url", "pixture_url"); });
}

void TestDatabaseFaults::broken()
{
    using Change = std::function<QByteArray(QByteArray)>;
    QFETCH(const Change, change);
    const auto before = signIn();
    QVERIFY(before.isNew);
    const QByteArray content = change(contentOf(file()));
    QVERIFY(writeFile(file(), content));
    // None of them is hot: SQLite would delete it, or roll it back.
    QVERIFY(writeFile(file() + u"-journal"_s, QByteArray(512, '\0')));

    expectSetAside();
    const auto directory = makeDirectory();
    QVERIFY(resultOf(directory->open()));
    QCOMPARE(directory->setAside(), file() + u".broken-20260301T120000Z"_s);
    QCOMPARE(contentOf(*directory->setAside()), content);
    QVERIFY(QFileInfo::exists(*directory->setAside() + u"-journal"_s));
    QVERIFY(!QFileInfo::exists(file() + u"-journal"_s));
    QCOMPARE(integrity(), u"ok"_s);
    QVERIFY(!QFileInfo::exists(file() + u".lock"_s));

    QCOMPARE(errorOf(resultOf(directory->restore(before.token))), ErrorCode::SessionInvalid);
    const auto after = signInTo(*directory, userCalled(u"라이언"_s, 1));
    QVERIFY(after);
    QVERIFY(after->isNew);
    QVERIFY(resultOf(directory->restore(after->token)));
    QVERIFY(!makeDirectory()->setAside());
}

void TestDatabaseFaults::brokenTwiceInASecond()
{
    const QByteArray journalEnd(500, '\0'); // not hot
    for (const char mark : {'1', '2'}) {
        QVERIFY(writeFile(file(), QByteArray(5000, mark)));
        QVERIFY(writeFile(file() + u"-journal"_s, journalEnd + mark));
        expectSetAside();
        QVERIFY(resultOf(makeDirectory()->open()));
    }
    const QString first = file() + u".broken-20260301T120000Z"_s;
    QCOMPARE(brokenFiles().size(), 4);
    QCOMPARE(contentOf(first), QByteArray(5000, '1'));
    QCOMPARE(contentOf(first + u"-journal"_s), journalEnd + '1');
    QCOMPARE(contentOf(first + u"-2"_s), QByteArray(5000, '2'));
    QCOMPARE(contentOf(first + u"-2-journal"_s), journalEnd + '2');
}

void TestDatabaseFaults::brokenWhileOpen()
{
    const auto directory = makeDirectory();
    QVERIFY(signInTo(*directory, userCalled(u"라이언"_s, 1)));
    QFile broken(file());
    QVERIFY(broken.open(QFile::ReadWrite));
    QVERIFY(broken.write(QByteArray(8192, 'x')) == 8192);
    broken.close();

    expectSetAside();
    const auto made = signInTo(*directory, userCalled(u"라이언"_s, 1));
    QVERIFY(made);
    QVERIFY(made->isNew);
    QVERIFY(directory->setAside());
    QCOMPARE(brokenFiles().size(), 1);
}

/// Its new file is good and stays; nothing is set aside a second time.
void TestDatabaseFaults::replacedByAnotherProcess()
{
    const auto directory = makeDirectory();
    QVERIFY(signInTo(*directory, userCalled(u"라이언"_s, 1)));
    QVERIFY(QFile::rename(file(), file() + u".broken-elsewhere"_s));
    const auto other = signIn(u"춘식이"_s, 2);
    QVERIFY(other.isNew);

    const auto made = signInTo(*directory, userCalled(u"라이언"_s, 1));
    QVERIFY(made);
    QVERIFY(made->isNew);
    QVERIFY(!directory->setAside());
    QVERIFY(resultOf(makeDirectory()->restore(made->token)));
    QVERIFY(resultOf(makeDirectory()->restore(other.token)));
}

/// Whatever becomes of the file, nobody is shown another member, and signing in works or says why.
void TestDatabaseFaults::anyFlippedByte()
{
    QLoggingCategory::setFilterRules(u"daemun.members=false"_s);
    QList<session::MemberSession> members;
    for (int i = 1; i <= 4; ++i)
        members.append(signIn(u"라이언%1"_s.arg(i), i));
    const QByteArray good = contentOf(file());
    QRandomGenerator random(20260301);
    int recovered = 0;
    for (int round = 0; round < 400; ++round) {
        QByteArray content = good;
        // Every second one in the header or the schema, where it does most.
        const auto at = random.bounded(round % 2 == 0 ? 4096 : int(content.size()));
        content[at] = char(content.at(at) ^ (1 << random.bounded(8)));
        QVERIFY(writeFile(file(), content));
        const auto directory = makeDirectory();
        const session::MemberSession &one = members.at(round % 4);
        const auto restored = resultOf(directory->restore(one.token));
        if (restored)
            QCOMPARE(restored->id, one.member.id);
        else
            QVERIFY(restored.error().code == ErrorCode::SessionInvalid
                    || restored.error().code == ErrorCode::DatabaseNewer);
        recovered += directory->setAside() ? 1 : 0;
    }
    QVERIFY2(recovered > 20, qPrintable(QString::number(recovered)));
}

/// One byte of an index, and the id of one member finds the row of another.
void TestDatabaseFaults::anIndexThatLeadsToSomebodyElse()
{
    session::MemberSession third;
    for (qint64 row = 1; row <= 3; ++row)
        third = signIn(u"라이언%1"_s.arg(row), 4012345678 + row);
    QByteArray entry; // the id as SQLite keeps it, in 6 or 8 bytes, then the number of the row
    for (int shift = 40; shift >= 0; shift -= 8)
        entry += char(third.member.id >> shift);
    QByteArray content = contentOf(file());
    QCOMPARE(content.count(entry + '\3'), 1);
    QVERIFY(writeFile(file(), content.replace(entry + '\3', entry + '\2')));

    expectSetAside();
    QCOMPARE(errorOf(resultOf(makeDirectory()->restore(third.token))), ErrorCode::SessionInvalid);
}

void TestDatabaseFaults::emptyFile()
{
    QVERIFY(writeFile(file(), {}));
    const auto directory = makeDirectory();
    QVERIFY(resultOf(directory->open()));
    QVERIFY(!directory->setAside());
}

void TestDatabaseFaults::newer()
{
    const auto before = signIn();
    runSql(file(), u"PRAGMA user_version = 99"_s);
    const QByteArray content = contentOf(file());
    const auto directory = makeDirectory();
    QCOMPARE(errorOf(resultOf(directory->open())), ErrorCode::DatabaseNewer);
    QCOMPARE(errorOf(signInTo(*directory, userCalled(u"춘식이"_s))), ErrorCode::DatabaseNewer);
    QCOMPARE(errorOf(resultOf(directory->restore(before.token))), ErrorCode::DatabaseNewer);
    QCOMPARE(errorOf(resultOf(directory->accounts())), ErrorCode::DatabaseNewer);
    QCOMPARE(errorOf(resultOf(directory->addAccount(7, u"7"_s))), ErrorCode::DatabaseNewer);
    QCOMPARE(contentOf(file()), content);
    QCOMPARE(QDir(m_home->path()).entryList(QDir::Files).filter(u"broken"_s).size(), 0);
}

void TestDatabaseFaults::folderInItsPlace()
{
    QVERIFY(QDir(m_home->path()).mkdir(u"members.db"_s));
    const auto directory = makeDirectory();
    const auto opened = resultOf(directory->open());
    QCOMPARE(errorOf(opened), ErrorCode::DatabaseFailed);
    QVERIFY(opened.error().detail.contains(u"folder"_s));
    QVERIFY(!directory->setAside());
    QVERIFY(QDir(m_home->path()).rmdir(u"members.db"_s));
    QVERIFY(resultOf(directory->open())); // the next try finds it gone
}

void TestDatabaseFaults::readOnly_data()
{
    QTest::addColumn<bool>("folderIsReadOnly");
    QTest::addColumn<bool>("fileIsReadOnly");

    QTest::newRow("folder") << true << false;
    QTest::newRow("file") << false << true;
    QTest::newRow("both") << true << true;
}

void TestDatabaseFaults::readOnly()
{
    QFETCH(const bool, folderIsReadOnly);
    QFETCH(const bool, fileIsReadOnly);
    const auto before = signIn();
    QVERIFY(resultOf(makeDirectory()->addAccount(1, u"1"_s)));
    if (!AsNobody::giveTo(file()) || !AsNobody::giveTo(m_home->path()))
        QSKIP("cannot give files to nobody");
    const auto readable = QFile::ReadOwner | QFile::ExeOwner;
    if (fileIsReadOnly)
        QVERIFY(QFile::setPermissions(file(), QFile::ReadOwner));
    if (folderIsReadOnly)
        QVERIFY(QFile::setPermissions(m_home->path(), readable));
    const QByteArray content = contentOf(file());
    {
        const AsNobody nobody;
        QVERIFY(nobody.isDone());
        const auto directory = makeDirectory();
        QCOMPARE(resultOf(directory->accounts())->size(), 1);
        const auto restored = resultOf(directory->restore(before.token));
        QVERIFY(restored);
        QVERIFY(*restored == before.member);
        QCOMPARE(errorOf(signInTo(*directory, userCalled(u"춘식이"_s, 1))),
                 ErrorCode::DatabaseReadOnly);
        QCOMPARE(errorOf(resultOf(directory->addAccount(2, u"2"_s))), ErrorCode::DatabaseReadOnly);
        QVERIFY(resultOf(directory->restore(before.token)));
        QVERIFY(!directory->setAside());
    }
    QCOMPARE(contentOf(file()), content);
    QVERIFY(QFile::setPermissions(m_home->path(), readable | QFile::WriteOwner));
}

void TestDatabaseFaults::nowhereToMakeIt()
{
    if (!AsNobody::giveTo(m_home->path()))
        QSKIP("cannot give files to nobody");
    const auto readable = QFile::ReadOwner | QFile::ExeOwner;
    QVERIFY(QFile::setPermissions(m_home->path(), readable));
    {
        const AsNobody nobody;
        QVERIFY(nobody.isDone());
        QCOMPARE(errorOf(resultOf(makeDirectory()->open())), ErrorCode::DatabaseReadOnly);
        members::SqliteDirectory deeper(m_home->filePath(u"a/b"_s), u"sandbox"_s, m_secrets,
                                        m_clock);
        QCOMPARE(errorOf(resultOf(deeper.open())), ErrorCode::DatabaseReadOnly);
    }
    QVERIFY(QFile::setPermissions(m_home->path(), readable | QFile::WriteOwner));
}

void TestDatabaseFaults::busy()
{
    QVERIFY(signIn().isNew);
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(file());
        QVERIFY(other.open());
        QVERIFY(QSqlQuery(other).exec(u"BEGIN EXCLUSIVE"_s));

        QElapsedTimer elapsed;
        elapsed.start();
        const auto directory = makeDirectory();
        QCOMPARE(errorOf(signInTo(*directory, userCalled(u"라이언"_s, 1))),
                 ErrorCode::DatabaseBusy);
        QVERIFY(elapsed.elapsed() >= 1900);
        QVERIFY(!directory->setAside());
        QVERIFY(QSqlQuery(other).exec(u"COMMIT"_s));
        QVERIFY(signInTo(*directory, userCalled(u"라이언"_s, 1)));
    }
    QSqlDatabase::removeDatabase(u"other"_s);
}

/// Before the schema was there, and with the lock of one that set a file aside.
void TestDatabaseFaults::anEarlierStartWasKilled()
{
    QVERIFY(writeFile(file(), {}));
    QVERIFY(writeFile(file() + u"-journal"_s, {}));
    QVERIFY(resultOf(makeDirectory()->open()));
    QVERIFY(writeFile(file(), QByteArray(5000, 'x')));
    const QByteArray lock = "999999999\ndaemun\n" + QSysInfo::machineHostName().toUtf8() + '\n'
        + QSysInfo::machineUniqueId() + '\n' + QSysInfo::bootUniqueId() + '\n';
    QVERIFY(writeFile(file() + u".lock"_s, lock));
    expectSetAside();
    QVERIFY(resultOf(makeDirectory()->open()));
}

QTEST_GUILESS_MAIN(TestDatabaseFaults)
#include "tst_databasefaults.moc"
