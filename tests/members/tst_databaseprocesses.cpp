// SPDX-License-Identifier: Apache-2.0
#include "child.h"
#include "fixture.h"

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
    void sameNicknamesInTwoProcesses();

private:
    [[nodiscard]] QString file() const { return m_home->filePath(u"members.db"_s); }
    void startChild(QProcess &process) const
    {
        process.start(QCoreApplication::applicationFilePath(), {u"--child"_s, m_home->path()});
    }
    static QString readLine(QProcess &process)
    {
        while (!process.canReadLine() && process.waitForReadyRead(processTimeout)) {}
        return QString::fromUtf8(process.readLine()).trimmed();
    }

    std::optional<QTemporaryDir> m_home;
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
    child.closeWriteChannel();
    QVERIFY(child.waitForFinished(processTimeout));
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
    one.closeWriteChannel();
    other.closeWriteChannel();
    QVERIFY(one.waitForFinished(processTimeout) && other.waitForFinished(processTimeout));
    QCOMPARE(runSql(file(), u"SELECT COUNT(*) FROM members"_s).toInt(), 64);
}

/// Both claim the same thousand nicknames as fast as they can: one owner each, and nobody hears
/// anything but that it is taken.
void TestDatabaseProcesses::sameNicknamesInTwoProcesses()
{
    constexpr int claims = 1000;
    QProcess one;
    QProcess other;
    startChild(one);
    startChild(other);
    for (int claim = 1; claim <= claims; ++claim) {
        const QByteArray nickname = " 라이언" + QByteArray::number(claim) + '\n';
        one.write("in " + QByteArray::number(claim) + nickname);
        other.write("in " + QByteArray::number(claims + claim) + nickname);
    }
    int ownedByOne = 0;
    for (int claim = 1; claim <= claims; ++claim) {
        const QStringList answers{readLine(one).section(u' ', 1), readLine(other).section(u' ', 1)};
        const QString made = u"1 라이언%1"_s.arg(claim);
        QVERIFY2(answers == QStringList({made, u""_s}) || answers == QStringList({u""_s, made}),
                 qPrintable(answers.join(u" / "_s)));
        ownedByOne += answers.first() == made ? 1 : 0;
    }
    one.closeWriteChannel();
    other.closeWriteChannel();
    QVERIFY(one.waitForFinished(processTimeout) && other.waitForFinished(processTimeout));
    QCOMPARE(runSql(file(), u"SELECT COUNT(*) FROM members"_s).toInt(), claims);
    QVERIFY2(ownedByOne > 0 && ownedByOne < claims, "they did not meet");
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
