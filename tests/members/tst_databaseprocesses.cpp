// SPDX-License-Identifier: Apache-2.0
#include "child.h"
#include "fixture.h"

#include "../support/accountrules.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using kakao::ErrorCode;

namespace {

constexpr int processTimeout = 20000;
constexpr int claims = 1000;
constexpr int rounds = 50;
const QString needed = u"needed"_s; ///< the answer to whom a nickname is refused

} // namespace

/// What only a second process shows.
class TestDatabaseProcesses : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_home.reset(); }

    void diskFull();
    void killedWhileWriting();
    void sameUserInTwoProcesses();
    void sameNicknamesAtTheSameMoment();
    void sameNicknamesAsFastAsTheyCan();
    void sameAccountAtTheSameMoment();
    void accountsAsFastAsTheyCan();

private:
    [[nodiscard]] QString file() const { return m_home->filePath(u"members.db"_s); }
    void startChild(QProcess &process) const
    {
        process.start(QCoreApplication::applicationFilePath(), {u"--child"_s, m_home->path()});
    }
    static bool end(QProcess &process)
    {
        process.closeWriteChannel();
        return process.waitForFinished(processTimeout);
    }
    /// What both answer to their lines, sent at the same moment. Who is told first mostly wins.
    static QStringList askBoth(QProcess &first, const QString &line, QProcess &second,
                               const QString &secondLine)
    {
        first.write(line.toUtf8() + '\n');
        second.write(secondLine.toUtf8() + '\n');
        for (QProcess *process : {&first, &second})
            process->waitForBytesWritten(processTimeout);
        return {readLine(first), readLine(second)};
    }
    [[nodiscard]] std::unique_ptr<members::SqliteDirectory> makeDirectory()
    {
        return std::make_unique<members::SqliteDirectory>(m_home->path(), u"sandbox"_s, m_secrets,
                                                          m_clock);
    }
    static QString readLine(QProcess &process)
    {
        while (!process.canReadLine() && process.waitForReadyRead(processTimeout)) {}
        return QString::fromUtf8(process.readLine()).trimmed();
    }

    std::optional<QTemporaryDir> m_home;
    FakeSecretStore m_secrets;
    FakeClock m_clock;
};

void TestDatabaseProcesses::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_home.emplace();
    QVERIFY(m_home->isValid());
}

void TestDatabaseProcesses::diskFull()
{
#ifndef Q_OS_LINUX
    QSKIP("needs a file system of its own");
#else
    // A small file system that only the child sees and that ends with it.
    QProcess child;
    child.start(u"unshare"_s,
                {geteuid() == 0 ? u"-m"_s : u"-Urm"_s, u"sh"_s, u"-c"_s,
                 u"mount -t tmpfs -o size=256k tmpfs \"$1\" && exec \"$2\" --child \"$1\""_s,
                 u"sh"_s, m_home->path(), QCoreApplication::applicationFilePath()});
    const auto ask = [&child](const QString &line) {
        child.write(line.toUtf8() + '\n');
        return readLine(child);
    };
    const QString made = ask(u"in 1 라이언"_s);
    if (made.isEmpty())
        QSKIP("this system lets nobody mount a file system of their own");
    const QString id = made.section(u' ', 0, 0);
    const QString full = u"error %1"_s.arg(int(ErrorCode::DatabaseFull));
    QCOMPARE(ask(u"fill"_s), u"ok"_s);
    QCOMPARE(ask(u"in 2 춘식이"_s), full);
    QCOMPARE(ask(u"in 1 어피치"_s), full);
    QCOMPARE(ask(u"restore"_s), id);
    QCOMPARE(ask(u"free"_s), u"ok"_s);
    QCOMPARE(ask(u"in 1 라이언"_s), u"%1 0 라이언"_s.arg(id));
    QCOMPARE(ask(u"in 2 춘식이"_s).section(u' ', 1), u"1 춘식이"_s);
    QVERIFY(end(child));
#endif
}

void TestDatabaseProcesses::killedWhileWriting()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 60; ++round) {
        QProcess child;
        startChild(child);
        QByteArray lines;
        for (int i = 0; i < 2000; ++i)
            lines += "in 7 name" + QByteArray::number(i) + "\nin "
                + QByteArray::number(1000 * round + i + 100) + " other"
                + QByteArray::number(1000 * round + i) + "\n";
        child.write(lines);
        const int enough = random.bounded(1, 30);
        QList<QByteArray> answers;
        for (int i = 0; i < enough; ++i)
            answers.append(readLine(child).toUtf8());
        child.kill();
        QVERIFY(child.waitForFinished(processTimeout));
        QVERIFY(!answers.last().isEmpty());
        while (child.canReadLine())
            answers.append(child.readLine());

        QCOMPARE(runSql(file(), u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
        // Every second answer is the member's; the one under way is there or not.
        const auto done = (answers.size() + 1) / 2;
        const QString name =
            runSql(file(), u"SELECT kakao_nickname FROM members WHERE kakao_id = 7"_s).toString();
        QVERIFY2(name == u"name%1"_s.arg(done - 1) || name == u"name%1"_s.arg(done),
                 qPrintable(name));
    }
    QVERIFY(QDir(m_home->path()).entryList({u"*.broken-*"_s}).isEmpty());
}

void TestDatabaseProcesses::sameUserInTwoProcesses()
{
    QProcess one;
    QProcess other;
    startChild(one);
    startChild(other);
    for (int round = 1; round <= 64; ++round) {
        const QByteArray line =
            "in " + QByteArray::number(round) + " 라이언" + QByteArray::number(round) + '\n';
        one.write(line);
        other.write(line);
        const QStringList answers{readLine(one), readLine(other)};
        QVERIFY2(!answers.contains(QString()), "no answer");
        QCOMPARE(answers.at(0).section(u' ', 0, 0), answers.at(1).section(u' ', 0, 0));
        QCOMPARE(answers.at(0).section(u' ', 2), answers.at(1).section(u' ', 2));
        const QSet<QString> isNew{answers.at(0).section(u' ', 1, 1),
                                  answers.at(1).section(u' ', 1, 1)};
        QCOMPARE(isNew, QSet<QString>({u"0"_s, u"1"_s}));
    }
    QVERIFY(end(one) && end(other));
    QCOMPARE(runSql(file(), u"SELECT COUNT(*) FROM members"_s).toInt(), 64);
}

/// Both claim the same thousand nicknames, each at the same moment: one owner each, and nobody
/// hears anything but that it is taken.
void TestDatabaseProcesses::sameNicknamesAtTheSameMoment()
{
    QProcess one;
    QProcess other;
    startChild(one);
    startChild(other);
    int ownedByOne = 0;
    for (int claim = 1; claim <= claims; ++claim) {
        const QByteArray nickname = " 라이언" + QByteArray::number(claim) + '\n';
        one.write("in " + QByteArray::number(claim) + nickname);
        other.write("in " + QByteArray::number(claims + claim) + nickname);
        // Who is told first mostly wins: each in turn.
        for (QProcess *process : {claim % 2 ? &one : &other, claim % 2 ? &other : &one})
            process->waitForBytesWritten(processTimeout);
        const QStringList answers{readLine(one), readLine(other)};
        const qsizetype winner = answers.first() == needed ? 1 : 0;
        QCOMPARE(answers.at(winner).section(u' ', 1), u"1 라이언%1"_s.arg(claim));
        QCOMPARE(answers.at(1 - winner), needed);
        ownedByOne += winner == 0 ? 1 : 0;
    }
    QVERIFY(end(one) && end(other));
    QCOMPARE(runSql(file(), u"SELECT COUNT(*) FROM members"_s).toInt(), claims);
    QVERIFY2(ownedByOne > 0 && ownedByOne < claims, "they did not meet");
}

/// The same as fast as both can, one from the first and one from the last: neither may starve.
void TestDatabaseProcesses::sameNicknamesAsFastAsTheyCan()
{
    QProcess one;
    QProcess other;
    startChild(one);
    startChild(other);
    for (int claim = 1; claim <= claims; ++claim) {
        const int fromBehind = claims + 1 - claim;
        one.write(u"in %1 라이언%1\n"_s.arg(claim).toUtf8());
        other.write(u"in %1 라이언%2\n"_s.arg(claims + fromBehind).arg(fromBehind).toUtf8());
    }
    QStringList answersOfOne;
    QStringList answersOfOther;
    for (int claim = 1; claim <= claims; ++claim) {
        answersOfOne.append(readLine(one));
        answersOfOther.prepend(readLine(other));
    }
    int ownedByOne = 0;
    for (int claim = 1; claim <= claims; ++claim) {
        const QStringList answers{answersOfOne.at(claim - 1), answersOfOther.at(claim - 1)};
        const qsizetype winner = answers.first() == needed ? 1 : 0;
        QCOMPARE(answers.at(winner).section(u' ', 1), u"1 라이언%1"_s.arg(claim));
        QCOMPARE(answers.at(1 - winner), needed);
        ownedByOne += winner == 0 ? 1 : 0;
    }
    QVERIFY(end(one) && end(other));
    QVERIFY2(ownedByOne > 0 && ownedByOne < claims, "they did not meet");
}

/// Somebody signs in, is made current, leaves and is told of, in two windows at once: whoever comes
/// second finds what the first did, no entry is forgotten, and none is kept twice.
void TestDatabaseProcesses::sameAccountAtTheSameMoment()
{
    const QString gone = u"error %1"_s.arg(int(ErrorCode::SessionInvalid));
    const QStringList bothDone{u"ok"_s, u"ok"_s};
    QProcess one;
    QProcess other;
    startChild(one);
    startChild(other);
    int leftByOne = 0;
    for (int round = 1; round <= rounds; ++round) {
        QProcess &first = round % 2 ? one : other;
        QProcess &second = round % 2 ? other : one;
        const auto ask = [&](const QString &line, const QString &secondLine) {
            return askBoth(first, line.arg(round), second, secondLine.arg(round));
        };
        QCOMPARE(ask(u"add %1 one%1"_s, u"add %1 other%1"_s), bothDone);
        QCOMPARE(ask(u"add 9999 a%1"_s, u"current %1"_s), bothDone);
        const int current =
            runSql(file(), u"SELECT COUNT(*) FROM accounts WHERE is_current"_s).toInt();
        QCOMPARE(current, 1);
        const QStringList left = ask(u"out %1"_s, u"out %1"_s);
        QVERIFY2(left.contains(u"ok"_s) && left.contains(gone), qPrintable(left.join(u' ')));
        leftByOne += (left.first() == "ok"_L1) == (&first == &one) ? 1 : 0;
        QStringList entries =
            accountrules::departuresOf(*makeDirectory()).split(u' ').filter(u"%1:o"_s.arg(round));
        entries.sort();
        QCOMPARE(entries, QStringList({u"%1:one%1"_s.arg(round), u"%1:other%1"_s.arg(round)}));
        QCOMPARE(askBoth(first, u"note"_s, second, u"note"_s), bothDone);
        QCOMPARE(ask(u"complete one%1"_s, u"complete one%1"_s), bothDone);
        QCOMPARE(ask(u"complete other%1"_s, u"complete one%1"_s), bothDone);
    }
    QVERIFY(end(one) && end(other));
    QCOMPARE(accountrules::accountsOf(*makeDirectory()).remove(u'*'), u"9999:a%1"_s.arg(rounds));
    const int departures = runSql(file(), u"SELECT COUNT(*) FROM departures"_s).toInt();
    QCOMPARE(departures, rounds - 1); // of those who signed in anew as 9999
    QVERIFY2(leftByOne > 0 && leftByOne < rounds, "they did not meet");
}

/// Each has accounts of its own, of which every second one leaves again.
void TestDatabaseProcesses::accountsAsFastAsTheyCan()
{
    QProcess one;
    QProcess other;
    startChild(one);
    startChild(other);
    for (int round = 1; round <= rounds; ++round) {
        for (QProcess *process : {&one, &other}) {
            const int id = process == &one ? round : rounds + round;
            process->write(u"add %1 e%1\n"_s.arg(id).toUtf8());
            process->write((round % 2 ? u"out %1\n"_s : u"current %1\n"_s).arg(id).toUtf8());
        }
    }
    for (int round = 1; round <= rounds; ++round) {
        for (QProcess *process : {&one, &other})
            QCOMPARE(QStringList({readLine(*process), readLine(*process)}),
                     QStringList({u"ok"_s, u"ok"_s}));
    }
    QVERIFY(end(one) && end(other));
    const auto accounts = resultOf(makeDirectory()->accounts());
    const auto departures = resultOf(makeDirectory()->departures());
    QVERIFY(accounts && departures);
    QSet<QString> entries;
    for (const session::Account &account : *accounts)
        entries.insert(u"e%1"_s.arg(account.kakaoId));
    for (const session::Departure &departure : *departures)
        entries.insert(departure.entry);
    QCOMPARE(accounts->size(), rounds);
    QCOMPARE(departures->size(), rounds);
    QCOMPARE(entries.size(), 2 * rounds);
    QCOMPARE(std::ranges::count_if(*accounts, &session::Account::isCurrent), 1);
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == "--child"_L1)
        return runChild(arguments.at(2));
    TestDatabaseProcesses test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_databaseprocesses.moc"
