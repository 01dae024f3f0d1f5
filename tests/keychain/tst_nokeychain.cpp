// SPDX-License-Identifier: Apache-2.0
// Without a D-Bus session.
#include "keychain/keychainstore.h"
#include "waiting.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using kakao::ErrorCode;
using kakao::Secret;
using keychain::KeychainStore;

class TestNoKeychain final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void missing();
    void anAddressThatLeadsNowhere();
};

void TestNoKeychain::initTestCase()
{
    qunsetenv("DISPLAY"); // with one, GLib launches a bus
}

void TestNoKeychain::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
}

void TestNoKeychain::missing()
{
    KeychainStore store;
    QCOMPARE(failure(store.read(u"key"_s)), ErrorCode::SecretStoreMissing);
    QCOMPARE(failure(store.write(u"key"_s, Secret("one"))), ErrorCode::SecretStoreMissing);
    QCOMPARE(failure(store.remove(u"key"_s)), ErrorCode::SecretStoreMissing);
    QCOMPARE(failure(store.read(u"key"_s)), ErrorCode::SecretStoreMissing);
}

void TestNoKeychain::anAddressThatLeadsNowhere()
{
    // In a process of its own: the address is read once.
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent/bus"_s);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QCoreApplication::applicationFilePath(), {u"missing"_s});
    QVERIFY(process.waitForFinished());
    const QByteArray output = process.readAll();
    QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
             output.constData());
    QVERIFY2(output.contains("PASS   : TestNoKeychain::missing()"), output.constData());
}

QTEST_GUILESS_MAIN(TestNoKeychain)
#include "tst_nokeychain.moc"
