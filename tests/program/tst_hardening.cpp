// SPDX-License-Identifier: Apache-2.0
#include "program/hardening.h"

#include <QTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

/// Nobody looks into the login window by way of the environment.
class TestHardening : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void dangerousVariablesAreTakenAway_data();
    void dangerousVariablesAreTakenAway();
    void theSandboxStaysOnForPeople();
};

void TestHardening::dangerousVariablesAreTakenAway_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("a DevTools port") << QByteArray("QTWEBENGINE_REMOTE_DEBUGGING");
    QTest::newRow("Chromium's options") << QByteArray("QTWEBENGINE_CHROMIUM_FLAGS");
}

void TestHardening::dangerousVariablesAreTakenAway()
{
    QFETCH(const QByteArray, name);
    qputenv(name.constData(), "9333");
    program::hardenWebEngineEnvironment();
    QVERIFY(!qEnvironmentVariableIsSet(name.constData()));
}

void TestHardening::theSandboxStaysOnForPeople()
{
#ifdef Q_OS_UNIX
    const bool isRoot = geteuid() == 0;
#else
    const bool isRoot = false;
#endif
    qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1");
    program::hardenWebEngineEnvironment();
    QCOMPARE(qEnvironmentVariableIsSet("QTWEBENGINE_DISABLE_SANDBOX"), isRoot);
    QVERIFY(!program::isRefusedAsRoot());
    qunsetenv("QTWEBENGINE_DISABLE_SANDBOX");
    QCOMPARE(program::isRefusedAsRoot(), isRoot);
}

QTEST_GUILESS_MAIN(TestHardening)
#include "tst_hardening.moc"
