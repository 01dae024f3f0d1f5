// SPDX-License-Identifier: Apache-2.0
#include "stage.h"

#include "support/waituntil.h"

#include <QTest>

using namespace Qt::StringLiterals;
using State = session::Session::State;

/// On a computer that runs no keychain, the session lives until the program ends, and it is said.
class TestWithoutKeychain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSessionEndsWithTheProgram();
};

void TestWithoutKeychain::theSessionEndsWithTheProgram()
{
    Stage stage;
    stage.open();
    QVERIFY(stage.person().signIn(u"ryan@sandbox.test"_s));
    QVERIFY(waitUntil(
        [&] { return stage.person().read(u"notStoredLabel"_s).contains(u"no keychain"_s); }));
    stage.photograph(u"without-keychain"_s);
    const qint64 member = stage.session().member().id;

    stage.close();
    stage.open();
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(!stage.person().sees(u"messageBar"_s));
    QVERIFY(stage.person().submitLogin(u"ryan@sandbox.test"_s));
    QVERIFY(stage.person().reaches(State::SignedIn));
    QCOMPARE(stage.session().member().id, member);
}

QTEST_MAIN(TestWithoutKeychain)
#include "tst_withoutkeychain.moc"
