// SPDX-License-Identifier: Apache-2.0
#include "program/startup.h"

#include <QLoggingCategory>
#include <QProcess>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(logTest, "daemun.test", QtWarningMsg)

/// A program that logs, and prints how many lines a report would have.
int runProgram()
{
    const program::Startup startup;
    qCInfo(logTest, "a step");
    qCWarning(logTest, "a trouble");
    std::printf("%d\n", int(startup.log().lines().size()));
    return 0;
}

} // namespace

class TestStartup : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsKeptAndWhatIsWritten_data();
    void whatIsKeptAndWhatIsWritten();
};

void TestStartup::whatIsKeptAndWhatIsWritten_data()
{
    QTest::addColumn<QString>("rules");
    QTest::addColumn<QByteArray>("kept");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("as it comes") << QString() << QByteArray("2\n") << QByteArray("a trouble\n");
    QTest::newRow("asked for") << u"daemun.test=true"_s << QByteArray("2\n")
                               << QByteArray("a step\na trouble\n");
    QTest::newRow("another asked for")
        << u"daemun.other=true"_s << QByteArray("1\n") << QByteArray("a trouble\n");
}

void TestStartup::whatIsKeptAndWhatIsWritten()
{
    QFETCH(const QString, rules);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"QT_LOGGING_CONF"_s);
    environment.remove(u"QT_LOGGING_RULES"_s);
    if (!rules.isEmpty())
        environment.insert(u"QT_LOGGING_RULES"_s, rules);
    environment.insert(u"QT_MESSAGE_PATTERN"_s, u"%{message}"_s);
    environment.insert(u"QT_LOGGING_TO_CONSOLE"_s, u"1"_s);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QCoreApplication::applicationFilePath(), {u"--program"_s});
    QVERIFY(process.waitForFinished());
    QTEST(process.readAllStandardOutput(), "kept");
    QTEST(process.readAllStandardError(), "written");
}

int main(int argc, char *argv[])
{
    if (argc > 1 && argv[1] == std::string_view("--program"))
        return runProgram();
    const QCoreApplication app(argc, argv);
    TestStartup test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_startup.moc"
