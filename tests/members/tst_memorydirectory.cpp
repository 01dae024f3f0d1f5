// SPDX-License-Identifier: Apache-2.0
#include "fixture.h"
#include "version1.h"
#include "version2.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using kakao::ErrorCode;
using session::NicknameVerdict;

namespace {

/// Name, time and content of all that lies in a folder, and of the folder itself.
QStringList traces(const QString &folder)
{
    QStringList traces{folder
                       + QString::number(QFileInfo(folder).lastModified().toMSecsSinceEpoch())};
    for (const QFileInfo &info : QDir(folder).entryInfoList(QDir::Files | QDir::Hidden)) {
        traces.append(u"%1 %2 %3 "_s.arg(info.fileName())
                          .arg(info.lastModified().toMSecsSinceEpoch())
                          .arg(int(info.permissions()))
                      + QString::fromLatin1(contentOf(info.filePath()).toHex()));
    }
    return traces;
}

} // namespace

/// A directory for somebody who is not to be kept signed in.
class TestMemoryDirectory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_home.reset(); }

    void nothingIsMade();
    void knowsTheMembersOfAFile_data();
    void knowsTheMembersOfAFile();
    void accountsOfTheFileAreNotItsOwn();
    void whatCannotBeReadIsNotRead_data();
    void whatCannotBeReadIsNotRead();
    void aLockedFileIsNotRead();
    void anUnreadableRowHidesThemAll();
    void theJournalOfAKilledProcessIsLeft();

private:
    std::unique_ptr<members::SqliteDirectory> makeDirectory(bool isInMemory = true)
    {
        return std::make_unique<members::SqliteDirectory>(
            folder(), u"sandbox"_s, m_secrets, m_clock,
            members::SqliteDirectory::Options{.isInMemory = isInMemory});
    }
    /// What a person does: each of it writes.
    static bool useAll(members::SqliteDirectory &directory);
    static std::optional<NicknameVerdict> verdictOn(members::SqliteDirectory &directory,
                                                    const QString &nickname)
    {
        const auto check = resultOf(directory.checkNickname(nickname, 0));
        return check ? std::optional(check->verdict) : std::nullopt;
    }
    /// Its name means something in a URI.
    [[nodiscard]] QString folder() const { return m_home->filePath(u"a?b=c#d %41 대문"_s); }
    [[nodiscard]] QString file() const { return folder() + u"/members.db"_s; }
    bool writeMembers(const std::function<QByteArray(QByteArray)> &change) const;

    std::optional<QTemporaryDir> m_home;
    FakeSecretStore m_secrets;
    FakeClock m_clock;
};

void TestMemoryDirectory::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_home.emplace();
    QVERIFY(m_home->isValid());
    m_secrets = FakeSecretStore();
    m_clock = FakeClock();
}

bool TestMemoryDirectory::useAll(members::SqliteDirectory &directory)
{
    const auto opened = resultOf(directory.open());
    const auto made = signInTo(directory, userCalled(u"Newcomer"_s, 1));
    return opened && made && made->isNew && resultOf(directory.addAccount(1, u"a"_s))
        && resultOf(directory.addAccount(2, u"b"_s)) && resultOf(directory.makeCurrent(1))
        && resultOf(directory.freshen(userCalled(u"Newer"_s, 1)))
        && resultOf(directory.rename(made->token, u"Renamed"_s, QLocale::English))
        && resultOf(directory.endAccount(2, u"KOE322"_s))
        && resultOf(directory.depart(2, session::DepartureKind::Disconnect))
        && resultOf(directory.completeDeparture(resultOf(directory.departures())->first()))
        && resultOf(directory.accounts())->size() == 1
        && resultOf(directory.restore(made->token))->nickname == "Renamed"_L1
        && !directory.setAside();
}

void TestMemoryDirectory::nothingIsMade()
{
    const auto directory = makeDirectory();
    QVERIFY(useAll(*directory));
    QVERIFY(!QFileInfo::exists(folder()));
    const auto another = makeDirectory(); // as the next start
    QCOMPARE(errorOf(resultOf(another->lookUp(1))), ErrorCode::SessionInvalid);
    QCOMPARE(resultOf(another->accounts())->size(), 0);
    QVERIFY(QDir(m_home->path()).isEmpty());
}

void TestMemoryDirectory::knowsTheMembersOfAFile_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QStringList>("nicknames");
    QTest::addColumn<QString>("alike");

    QTest::newRow("version 1") << 1 << version1::nicknames() << u"라이 언"_s;
    QTest::newRow("version 2") << 2 << version2::nicknames() << u"라이 언"_s;
    QTest::newRow("version 3") << 3 << QStringList{u"Ryan"_s, u"어피치"_s} << u"Rуan"_s;
}

void TestMemoryDirectory::knowsTheMembersOfAFile()
{
    QFETCH(const int, version);
    QFETCH(const QStringList, nicknames);
    QFETCH(const QString, alike);
    QVERIFY(QDir().mkpath(folder()));
    if (version == 3) {
        for (qint64 id = 1; const QString &nickname : nicknames)
            QVERIFY(signInTo(*makeDirectory(false), userCalled(nickname, id++ + 100)));
    } else {
        QVERIFY(version == 1 ? version1::write(file()) : version2::write(file()));
    }
    const QList<qint64> kakaoIds = [this] {
        QList<qint64> ids;
        for (const QString &id :
             runSql(file(), u"SELECT group_concat(kakao_id, ' ') FROM members"_s)
                 .toString()
                 .split(u' '))
            ids.append(id.toLongLong());
        return ids;
    }();
    const QStringList before = traces(folder());

    const auto directory = makeDirectory();
    QStringList known;
    for (const qint64 kakaoId : kakaoIds) {
        const auto signedIn = signInTo(*directory, userCalled(u"whatever"_s, kakaoId));
        QVERIFY(signedIn && !signedIn->isNew); // they keep their nickname
        known.append(signedIn->member.nickname);
    }
    QCOMPARE(known, nicknames);
    QCOMPARE(verdictOn(*directory, nicknames.first()), NicknameVerdict::Taken);
    QCOMPARE(verdictOn(*directory, alike), NicknameVerdict::TooAlike);
    QVERIFY(useAll(*directory));
    QCOMPARE(traces(folder()), before);
    QCOMPARE(errorOf(resultOf(makeDirectory()->lookUp(1))), ErrorCode::SessionInvalid);
}

void TestMemoryDirectory::accountsOfTheFileAreNotItsOwn()
{
    {
        const auto kept = makeDirectory(false);
        QVERIFY(signInTo(*kept, userCalled(u"라이언"_s, 7)));
        QVERIFY(resultOf(kept->addAccount(7, u"a"_s)) && resultOf(kept->addAccount(8, u"b"_s)));
        QVERIFY(resultOf(kept->depart(8, session::DepartureKind::SignOut)));
    }
    const QStringList before = traces(folder());
    const auto directory = makeDirectory();
    QVERIFY(resultOf(directory->lookUp(7)));
    QCOMPARE(resultOf(directory->accounts())->size(), 0);
    QCOMPARE(resultOf(directory->departures())->size(), 0);
    QVERIFY(resultOf(directory->addAccount(7, u"c"_s)));
    QCOMPARE(resultOf(directory->departures())->size(), 0); // "a" is not this one's to tell of
    QCOMPARE(traces(folder()), before);
}

bool TestMemoryDirectory::writeMembers(const std::function<QByteArray(QByteArray)> &change) const
{
    return QDir().mkpath(folder()) && version2::write(file())
        && writeFile(file(), change(contentOf(file())));
}

void TestMemoryDirectory::whatCannotBeReadIsNotRead_data()
{
    using Change = std::function<QByteArray(QByteArray)>;
    QTest::addColumn<Change>("change");

    const auto row = [](const char *tag, const Change &change) { QTest::newRow(tag) << change; };
    row("empty", [](const QByteArray &) { return QByteArray(); });
    row("text", [](const QByteArray &) { return QByteArray(5000, 'x'); });
    row("cut off", [](const QByteArray &content) { return content.first(content.size() / 2); });
    row("cut in the header", [](const QByteArray &content) { return content.first(10); });
    row("garbage at the end", [](QByteArray content) {
        return content.replace(content.size() - 4096, 4096, QByteArray(4096, 'x'));
    });
    row("newer",
        [](QByteArray content) { return content.replace(60, 4, QByteArray("\0\0\0\x63", 4)); });
    row("no version",
        [](QByteArray content) { return content.replace(60, 4, QByteArray(4, '\0')); });
    row("a negative version",
        [](QByteArray content) { return content.replace(60, 4, QByteArray(4, '\xff')); });
    row("a column of another name",
        [](QByteArray content) { return content.replace("picture_url", "pixture_url"); });
    row("no table",
        [](QByteArray content) { return content.replace("\"members\"", "\"mempers\""); });
    row("in WAL mode", [](QByteArray content) { return content.replace(18, 2, "\2\2"); });
}

void TestMemoryDirectory::whatCannotBeReadIsNotRead()
{
    using Change = std::function<QByteArray(QByteArray)>;
    QFETCH(const Change, change);
    QVERIFY(writeMembers(change));
    const QStringList before = traces(folder());
    const auto directory = makeDirectory();
    QVERIFY(useAll(*directory));
    QCOMPARE(verdictOn(*directory, u"라이언"_s), NicknameVerdict::Free);
    QCOMPARE(traces(folder()), before);
}

void TestMemoryDirectory::aLockedFileIsNotRead()
{
    QVERIFY(writeMembers([](const QByteArray &content) { return content; }));
    const QString connection = u"other"_s;
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
        other.setDatabaseName(file());
        QVERIFY(other.open());
        QVERIFY(QSqlQuery(other).exec(u"BEGIN EXCLUSIVE"_s));
        const QStringList before = traces(folder());
        const auto directory = makeDirectory();
        QVERIFY(useAll(*directory));
        QCOMPARE(verdictOn(*directory, u"라이언"_s), NicknameVerdict::Free);
        QCOMPARE(traces(folder()), before);
    }
    QSqlDatabase::removeDatabase(connection);
}

/// Half of the members would be worse than none.
void TestMemoryDirectory::anUnreadableRowHidesThemAll()
{
    QVERIFY(writeMembers([](const QByteArray &content) { return content; }));
    QVERIFY(writeFile(file(),
                      contentOf(file()).replace("nickname_skeleton TEXT NOT NULL UNIQUE",
                                                "nickname_skeleton TEXT NULL     UNIQUE")));
    runSql(file(), u"UPDATE members SET nickname_skeleton = NULL WHERE id = 203"_s);
    const QStringList before = traces(folder());
    const auto directory = makeDirectory();
    QVERIFY(useAll(*directory));
    QCOMPARE(verdictOn(*directory, u"라이언"_s), NicknameVerdict::Free);
    QCOMPARE(traces(folder()), before);
}

/// What it means is for a start that may write.
void TestMemoryDirectory::theJournalOfAKilledProcessIsLeft()
{
    const QString other = m_home->filePath(u"other.db"_s);
    QVERIFY(version2::write(other) && QDir().mkpath(folder()));
    const QString connection = u"other"_s;
    {
        QSqlDatabase writing = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
        writing.setDatabaseName(other);
        QVERIFY(writing.open());
        QVERIFY(QSqlQuery(writing).exec(u"PRAGMA cache_size = 1"_s)); // so it writes at once
        QVERIFY(QSqlQuery(writing).exec(u"BEGIN IMMEDIATE"_s));
        QVERIFY(QSqlQuery(writing).exec(
            u"UPDATE members SET email = hex(zeroblob(100000)), nickname = nickname || 'x'"_s));
        QVERIFY(QFile::copy(other, file()));
        QVERIFY(QFile::copy(other + u"-journal"_s, file() + u"-journal"_s));
    }
    QSqlDatabase::removeDatabase(connection);
    QVERIFY(contentOf(file() + u"-journal"_s).startsWith("\xd9\xd5\x05\xf9")); // it is hot
    const QStringList before = traces(folder());
    const auto directory = makeDirectory();
    QVERIFY(useAll(*directory));
    QCOMPARE(verdictOn(*directory, u"라이언"_s), NicknameVerdict::Free);
    QCOMPARE(traces(folder()), before);
    QVERIFY(resultOf(makeDirectory(false)->open())); // the start that may write
    QCOMPARE(verdictOn(*makeDirectory(), u"라이언"_s), NicknameVerdict::Taken);
}

QTEST_GUILESS_MAIN(TestMemoryDirectory)
#include "tst_memorydirectory.moc"
