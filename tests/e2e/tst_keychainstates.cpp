// SPDX-License-Identifier: Apache-2.0
#include "stage.h"

#include "support/keyring.h"
#include "support/waituntil.h"

#include <QTest>

using namespace Qt::StringLiterals;
using State = session::Session::State;

/// A keychain that is locked, silent or gone is not a signed-out person.
class TestKeychainStates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void waitsForTheKeychain_data();
    void waitsForTheKeychain();
    void signingInWithALockedKeychain();
};

void TestKeychainStates::waitsForTheKeychain_data()
{
    QTest::addColumn<QString>("trouble");
    QTest::addColumn<QString>("reason");
    QTest::newRow("locked") << u"lock"_s << u"locked"_s;
    QTest::newRow("silent") << u"stop"_s << u"does not answer"_s;
}

void TestKeychainStates::waitsForTheKeychain()
{
    QFETCH(const QString, trouble);
    QFETCH(const QString, reason);
    Keyring keyring;
    Stage stage;
    stage.open();
    QVERIFY(stage.person().signIn(u"ryan@sandbox.test"_s));
    QVERIFY(stage.person().isStored());
    stage.close();

    QVERIFY(trouble == "lock"_L1 ? keyring.lock() : keyring.stop());
    stage.open();
    QVERIFY(stage.person().reaches(State::WaitingForSecretStore));
    QVERIFY(stage.person().sees(u"retryButton"_s));
    QVERIFY2(stage.person().read(u"reasonLabel"_s).contains(reason),
             qPrintable(stage.person().read(u"reasonLabel"_s)));
    stage.photograph(u"keychain-"_s + trouble);

    QVERIFY(trouble == "lock"_L1 ? keyring.unlock() : keyring.resume());
    QVERIFY(stage.person().click(u"retryButton"_s));
    QVERIFY(stage.person().reaches(State::SignedIn));
    QCOMPARE(stage.person().read(u"nicknameLabel"_s), u"라이언"_s);
}

void TestKeychainStates::signingInWithALockedKeychain()
{
    Keyring keyring;
    QVERIFY(keyring.lock());
    Stage stage;
    stage.open();
    QVERIFY(stage.person().signIn(u"ryan@sandbox.test"_s)); // in memory, and it is said
    QVERIFY(waitUntil(
        [&] { return stage.person().read(u"notStoredLabel"_s).contains(u"until you quit"_s); }));
    stage.photograph(u"signed-in-with-a-locked-keychain"_s);
    QVERIFY(keyring.unlock());
}

QTEST_MAIN(TestKeychainStates)
#include "tst_keychainstates.moc"
