// SPDX-License-Identifier: Apache-2.0
#include "desk.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

/// A computer without a keychain: nothing can be kept, and a process that ends keeps nothing.
class TestCtlWithoutKeychain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void nobodyLogsInForNothing();
    void theDoctorNamesIt();
    void aLookNeedsNone();
};

void TestCtlWithoutKeychain::nobodyLogsInForNothing()
{
    const Desk desk;
    const auto login = desk.start({u"login"_s, u"--no-browser"_s, u"--json"_s});
    QCOMPARE(login->exitCode(), 6);
    QCOMPARE(login->json()[u"error"_s][u"code"_s].toString(), u"SecretStoreMissing"_s);
    QVERIFY(!login->output().contains("/oauth/authorize"));
    QVERIFY(login->errors().contains("no keychain"));
}

void TestCtlWithoutKeychain::theDoctorNamesIt()
{
    const Desk desk;
    const auto doctor = desk.start({u"doctor"_s});
    QCOMPARE(doctor->exitCode(), 6);
    QVERIFY(doctor->output().contains("bad\tKeychain\tThis computer has no keychain."));
    QVERIFY(doctor->output().contains("good\tDatabase\t"));
}

void TestCtlWithoutKeychain::aLookNeedsNone()
{
    const Desk desk;
    QCOMPARE(desk.start({u"status"_s})->exitCode(), 3);
    QCOMPARE(desk.start({u"accounts"_s})->exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestCtlWithoutKeychain)
#include "tst_ctlwithoutkeychain.moc"
