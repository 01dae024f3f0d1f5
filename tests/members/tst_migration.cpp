// SPDX-License-Identifier: Apache-2.0
#include "fixture.h"
#include "killedchild.h"
#include "version1.h"
#include "version2.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using kakao::ErrorCode;
using killedchild::everything;
using session::NicknameVerdict;

namespace {

/// What version 1 knew of its members, in any version.
QStringList columnsOfVersion1(const QString &file)
{
    return killedchild::read(
        file,
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

    void everybodyKeepsEverything_data();
    void everybodyKeepsEverything();
    void everybodyIsKnown();
    void theMarkBecomesAnAccount_data();
    void theMarkBecomesAnAccount();
    void noNicknameIsFree_data();
    void noNicknameIsFree();
    void aNewerFileIsLeftAlone();
    void killed_data();
    void killed();

private:
    [[nodiscard]] QString folder() const { return m_home->filePath(u"data"_s); }
    [[nodiscard]] QString file() const { return folder() + u"/members.db"_s; }
    [[nodiscard]] QString original() const { return m_home->filePath(u"original.db"_s); }
    [[nodiscard]] QStringList files() const { return QDir(folder()).entryList(QDir::Files); }

    bool writeOriginal(int version) const
    {
        QFile::remove(original());
        return (version == 1 ? version1::write(original()) : version2::write(original()))
            && startAnew();
    }
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
    QVERIFY(writeOriginal(1));
}

void TestMigration::everybodyKeepsEverything_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<qsizetype>("members");
    QTest::addColumn<QString>("entry");

    QTest::newRow("version 1") << 1 << version1::nicknames().size() << u"7104"_s;
    QTest::newRow("version 2") << 2 << version2::nicknames().size() << u"9007199254740993"_s;
}

void TestMigration::everybodyKeepsEverything()
{
    QFETCH(const int, version);
    QVERIFY(writeOriginal(version));
    const QStringList before = columnsOfVersion1(file());
    QTEST(before.size(), "members");
    const auto directory = makeDirectory();
    QVERIFY(resultOf(directory->open()));
    QVERIFY(!directory->setAside());

    QCOMPARE(columnsOfVersion1(file()), before);
    QCOMPARE(runSql(file(), u"PRAGMA user_version"_s).toInt(), 3);
    QCOMPARE(runSql(file(), u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
    QCOMPARE(files(), QStringList(u"members.db"_s));
    const auto accounts = resultOf(directory->accounts());
    QVERIFY(accounts && accounts->size() == 1 && accounts->first().member);
    QTEST(accounts->first().entry, "entry");
    QCOMPARE(everything(file()).filter(u"stored_session"_s).size(), 1); // "no such table"
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

void TestMigration::theMarkBecomesAnAccount_data()
{
    QTest::addColumn<qint64>("mark");
    QTest::addColumn<QList<session::Account>>("expected");

    const auto account = [](qint64 kakaoId, qint64 freshenedAt) {
        return session::Account{.kakaoId = kakaoId,
                                .entry = QString::number(kakaoId),
                                .isCurrent = true,
                                .freshenedAt =
                                    QDateTime::fromMSecsSinceEpoch(freshenedAt, Qt::UTC)};
    };
    using namespace version2;
    QTest::newRow("of a member") << knownKakaoId << QList{account(knownKakaoId, lastSignInAt)};
    QTest::newRow("of somebody unknown")
        << unknownKakaoId << QList{account(unknownKakaoId, storedAt)};
    QTest::newRow("there is none") << qint64(0) << QList<session::Account>();
}

void TestMigration::theMarkBecomesAnAccount()
{
    QFETCH(const qint64, mark);
    QVERIFY(QFile::remove(original()) && version2::write(original(), mark) && startAnew());
    const auto directory = makeDirectory();
    const auto kept = resultOf(directory->accounts());
    QVERIFY(kept);
    QList<session::Account> accounts = *kept;
    for (session::Account &account : accounts) {
        const auto member = resultOf(directory->lookUp(account.kakaoId));
        QVERIFY(account.member == (member ? std::optional(*member) : std::nullopt));
        account.member.reset();
    }
    QTEST(accounts, "expected");
    QCOMPARE(*resultOf(directory->departures()), QList<session::Departure>());
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

void TestMigration::killed_data()
{
    using namespace killedchild;
    QTest::addColumn<int>("version");
    QTest::addColumn<QString>("killAt");

    QTest::newRow("version 1, before a statement") << 1 << beforeAStatement;
    QTest::newRow("version 1, after a write") << 1 << afterAWrite;
    QTest::newRow("version 2, before a statement") << 2 << beforeAStatement;
    QTest::newRow("version 2, after a write") << 2 << afterAWrite;
}

/// At every one of them in turn, until none is left. From version 1 it is both steps.
void TestMigration::killed()
{
    QFETCH(const int, version);
    QFETCH(const QString, killAt);
    if (const QString reason = killedchild::whyNot(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    QVERIFY(writeOriginal(version));
    const QStringList before = everything(file());
    QVERIFY(resultOf(makeDirectory()->open()));
    const QStringList after = everything(file());
    int leftOld = 0;
    int leftNew = 0;
    for (int count = 1;; ++count) {
        QVERIFY(startAnew());
        QProcess child;
        if (!killedchild::run(child, folder(), {}, killAt, count)) {
            QCOMPARE(child.exitCode(), 0);
            QCOMPARE(everything(file()), after);
            break;
        }
        QCOMPARE(child.exitCode(), SIGKILL);
        const QStringList seen = killedchild::seenByAnother(folder());
        QVERIFY2(seen == before || seen == after,
                 qPrintable(u"killed at %1: %2"_s.arg(count).arg(seen.join(u'\n'))));
        ++(seen == before ? leftOld : leftNew);
        QVERIFY(resultOf(makeDirectory()->open()));
        QCOMPARE(everything(file()), after);
        QCOMPARE(files(), QStringList(u"members.db"_s));
    }
    qInfo() << leftOld << "kills left the old file," << leftNew << "the new one";
    QVERIFY(leftOld + leftNew > 10);
    QVERIFY(leftOld > 0 && leftNew > 0);
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
