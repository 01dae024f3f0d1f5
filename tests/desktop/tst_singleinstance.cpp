// SPDX-License-Identifier: Apache-2.0
#include "desktop/singleinstance.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using desktop::SingleInstance;

/// Run with a folder as its argument, the test is the other process: it claims, says what came of
/// it, and stays until its standard input ends.
static int runAsOther(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    SingleInstance instance(QCoreApplication::arguments().constLast());
    const bool isFirst = instance.claim() == SingleInstance::Outcome::First;
    std::puts(isFirst ? "first" : "second");
    std::fflush(stdout);
    if (isFirst)
        std::getchar();
    return 0;
}

class TestSingleInstance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void theSecondRaisesTheFirst();
    void leavesTheFirstAlone();
    void anotherFolderIsAnotherProgram();
    void aKilledOneLeavesNothingInTheWay();

private:
    /// Starts the other process; the word it says.
    static QByteArray start(QProcess &other, const QString &folder)
    {
        other.start(QCoreApplication::applicationFilePath(), {u"--other"_s, folder});
        return other.waitForReadyRead() ? other.readLine().trimmed() : QByteArray("silent");
    }
};

void TestSingleInstance::theSecondRaisesTheFirst()
{
    const QTemporaryDir folder;
    SingleInstance first(folder.path());
    QCOMPARE(first.claim(), SingleInstance::Outcome::First);
    QSignalSpy raised(&first, &SingleInstance::raiseRequested);

    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {u"--other"_s, folder.path()});
    QTRY_COMPARE(raised.count(), 1);
    QTRY_COMPARE(other.state(), QProcess::NotRunning);
    QCOMPARE(other.readAll().trimmed(), "second");
}

void TestSingleInstance::leavesTheFirstAlone()
{
    const QTemporaryDir folder;
    SingleInstance first(folder.path());
    QCOMPARE(first.claim(), SingleInstance::Outcome::First);
    QSignalSpy raised(&first, &SingleInstance::raiseRequested);
    SingleInstance quiet(folder.path());
    QCOMPARE(quiet.claim(false), SingleInstance::Outcome::OtherLeftAlone);
    QProcess loud; // whose asking comes later than that of the quiet one would
    loud.start(QCoreApplication::applicationFilePath(), {u"--other"_s, folder.path()});
    QTRY_COMPARE(loud.state(), QProcess::NotRunning);
    QTRY_COMPARE(raised.count(), 1);
}

void TestSingleInstance::anotherFolderIsAnotherProgram()
{
    const QTemporaryDir folder;
    const QTemporaryDir elsewhere;
    SingleInstance first(folder.path());
    QCOMPARE(first.claim(), SingleInstance::Outcome::First);
    SingleInstance second(elsewhere.path());
    QCOMPARE(second.claim(), SingleInstance::Outcome::First);
}

void TestSingleInstance::aKilledOneLeavesNothingInTheWay()
{
    const QTemporaryDir folder;
    for (int round = 0; round < 20; ++round) {
        QProcess other;
        QCOMPARE(start(other, folder.path()), "first");
        other.kill();
        QVERIFY(other.waitForFinished());
    }
    SingleInstance instance(folder.path());
    QCOMPARE(instance.claim(), SingleInstance::Outcome::First);
}

int main(int argc, char *argv[])
{
    if (argc == 3 && qstrcmp(argv[1], "--other") == 0)
        return runAsOther(argc, argv);
    QCoreApplication app(argc, argv);
    TestSingleInstance test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_singleinstance.moc"
