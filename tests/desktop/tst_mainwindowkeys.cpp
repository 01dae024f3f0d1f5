// SPDX-License-Identifier: Apache-2.0
#include "mainwindowstage.h"

#include <QMenuBar>

/// Using the window with the keyboard: where the focus is, and what keys do.
class TestMainWindowKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { desktop::installTheme(); }
    void cleanup() { speak(u"en"_s); }
    void theFocusIsWhereOneBegins();
    void escapeCancelsASignIn_data();
    void escapeCancelsASignIn();
    void escapeLeavesARestoreAlone();
    void escapeClosesAMessageFirst();
    void theFocusComesBackFromADialog();
    void mnemonicsDoNotCollide_data();
    void mnemonicsDoNotCollide();
};

void TestMainWindowKeys::theFocusIsWhereOneBegins()
{
    Stage stage;
    stage.startSignedIn();
    QTRY_COMPARE(stage.pageName(), u"MemberCard"_s);
    QTRY_COMPARE(stage.scene.session.state(), State::SignedIn);
    QCOMPARE(stage.focus(), u"changeNicknameButton"_s);
    Stage other;
    other.start();
    QTRY_COMPARE(other.pageName(), u"WelcomePage"_s);
    QCOMPARE(other.focus(), u"startButton"_s);
    Stage waiting;
    waiting.scene.secrets.refuse(kakao::ErrorCode::SecretStoreLocked);
    waiting.startSignedIn();
    QTRY_COMPARE(waiting.pageName(), u"KeychainPage"_s);
    QCOMPARE(waiting.focus(), u"retryButton"_s);
}

void TestMainWindowKeys::escapeCancelsASignIn_data()
{
    QTest::addColumn<bool>("isShown");
    QTest::newRow("at once") << false;
    QTest::newRow("when it is shown") << true;
}

void TestMainWindowKeys::escapeCancelsASignIn()
{
    QFETCH(const bool, isShown);
    Stage stage;
    stage.start();
    QTRY_COMPARE(stage.pageName(), u"WelcomePage"_s);
    stage.find<QAbstractButton>(u"startButton"_s)->click();
    if (isShown)
        QTRY_COMPARE(stage.pageName(), u"ProgressPage"_s);
    QWidget *focus = stage.window.focusWidget();
    QTest::keyClick(focus ? focus : &stage.window, Qt::Key_Escape);
    QTRY_COMPARE(stage.scene.session.state(), State::SignedOut);
    QVERIFY(!stage.scene.agent.waiting);
    QCOMPARE(stage.focus(), u"startButton"_s);
}

/// Which is shown as the card that will likely be there: nothing to back out of.
void TestMainWindowKeys::escapeLeavesARestoreAlone()
{
    Stage stage;
    stage.startSignedIn();
    QTRY_COMPARE(stage.pageName(), u"MemberCard"_s);
    QCOMPARE(stage.scene.session.state(), State::Restoring);
    QTest::keyClick(&stage.window, Qt::Key_Escape);
    QCOMPARE(stage.scene.session.state(), State::Restoring);
    QTRY_COMPARE(stage.scene.session.state(), State::SignedIn);
}

void TestMainWindowKeys::escapeClosesAMessageFirst()
{
    Stage stage;
    stage.start();
    QTRY_COMPARE(stage.pageName(), u"WelcomePage"_s);
    stage.find<QAbstractButton>(u"startButton"_s)->click();
    stage.window.showError(errorOf(kakao::ErrorCode::DatabaseNewer));
    QVERIFY(stage.isTelling());
    QTest::keyClick(stage.window.focusWidget(), Qt::Key_Escape);
    QVERIFY(!stage.isTelling());
    QCOMPARE(stage.scene.session.state(), State::SigningIn);
}

void TestMainWindowKeys::theFocusComesBackFromADialog()
{
    Stage stage;
    stage.startSignedIn();
    QTRY_COMPARE(stage.scene.session.state(), State::SignedIn);
    QVERIFY(QTest::qWaitForWindowActive(&stage.window));
    for (const auto &button :
         {u"signOutButton"_s, u"consentsButton"_s, u"changeNicknameButton"_s}) {
        stage.find(button)->setFocus();
        QTest::keyClick(stage.find(button), Qt::Key_Space);
        QTRY_VERIFY(QApplication::activeModalWidget());
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!QApplication::activeModalWidget());
        QTRY_COMPARE(QApplication::activeWindow(), &stage.window);
        QTRY_COMPARE(stage.focus(), button);
    }
}

void TestMainWindowKeys::mnemonicsDoNotCollide_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("Korean") << u"ko"_s;
    QTest::newRow("English") << u"en"_s;
}

/// Of the menus, the page and a message over it.
void TestMainWindowKeys::mnemonicsDoNotCollide()
{
    QFETCH(const QString, language);
    speak(language);
    for (const bool isSignedIn : {false, true}) {
        Stage stage;
        if (isSignedIn)
            stage.startSignedIn();
        else
            stage.start();
        QTRY_COMPARE(stage.pageName(), isSignedIn ? u"MemberCard"_s : u"WelcomePage"_s);
        QTRY_VERIFY(stage.window.findChild<QMenuBar *>());
        stage.window.showError(errorOf(kakao::ErrorCode::Offline));
        QStringList keys = mnemonics(stage.window);
        for (const QAction *action : stage.window.findChild<QMenuBar *>()->actions())
            keys << QKeySequence::mnemonic(action->text()).toString();
        QVERIFY(keys.size() > 5);
        QVERIFY2(keys.removeDuplicates() == 0, qPrintable(keys.join(u' ')));
    }
}

QTEST_MAIN(TestMainWindowKeys)
#include "tst_mainwindowkeys.moc"
