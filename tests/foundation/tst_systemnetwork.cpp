// SPDX-License-Identifier: Apache-2.0
#include "foundation/systemsurroundings.h"
#include "networkmanager.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using foundation::SystemSurroundings;

namespace {

constexpr auto managerArgument = "--network-manager"; // of the child

} // namespace

/// What Qt's own plugin hears of NetworkManager arrives. Everything else is said by
/// tst_systemsurroundings.
class TestSystemNetwork : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void cleanupTestCase();
    void everyWayOfAChange();

private:
    void order(const char *line);

    QProcess m_manager;
    session::SystemClock m_clock;
};

void TestSystemNetwork::initTestCase()
{
    m_manager.start(QCoreApplication::applicationFilePath(), {QLatin1StringView(managerArgument)});
    QVERIFY(m_manager.waitForStarted());
    QTRY_VERIFY(m_manager.canReadLine());
    QCOMPARE(m_manager.readLine().trimmed(), "ready");
}

void TestSystemNetwork::cleanupTestCase()
{
    m_manager.closeWriteChannel();
    QVERIFY(m_manager.waitForFinished());
    QCOMPARE(m_manager.exitCode(), 0);
}

void TestSystemNetwork::order(const char *line)
{
    m_manager.write(QByteArray(line) + '\n');
}

void TestSystemNetwork::everyWayOfAChange()
{
    QCOMPARE(SystemSurroundings::reachability(), u"not known"_s);
    SystemSurroundings surroundings(m_clock, {.minute = 1h, .settling = 0ms});
    QSignalSpy changed(&surroundings, &SystemSurroundings::changed);
    surroundings.watch();
    if (SystemSurroundings::reachability() == "not known"_L1)
        QSKIP("Qt's plugin for NetworkManager is not installed");
    QCOMPARE(SystemSurroundings::reachability(), u"Online"_s);
    QCOMPARE(changed.count(), 0); // what there is at the start is no news

    order("device 2"); // to Wi-Fi
    QTRY_COMPARE(changed.count(), 1);

    order("state 20"); // disconnected
    QTRY_COMPARE(SystemSurroundings::reachability(), u"Disconnected"_s);
    QCOMPARE(changed.count(), 1);
    order("state 70");
    QTRY_COMPARE(changed.count(), 2);

    order("connectivity 2"); // a portal
    order("state 60");       // only to know that it has arrived
    QTRY_COMPARE(SystemSurroundings::reachability(), u"Site"_s);
    order("state 70");
    QTRY_COMPARE(SystemSurroundings::reachability(), u"Online"_s);
    QCOMPARE(changed.count(), 2);
    order("connectivity 4");
    QTRY_COMPARE(changed.count(), 3);
}

int main(int argc, char *argv[])
{
    // Qt looks for NetworkManager on the system's bus: here that is the test's own.
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", qgetenv("DBUS_SESSION_BUS_ADDRESS"));
    QCoreApplication app(argc, argv);
    if (argc == 2 && qstrcmp(argv[1], managerArgument) == 0)
        return runNetworkManager();
    TestSystemNetwork test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_systemnetwork.moc"
