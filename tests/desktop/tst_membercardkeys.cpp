// SPDX-License-Identifier: Apache-2.0
#include "membercardscene.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QSignalSpy>

/// Using the card with the keyboard and the mouse, and copying from it.
class TestMemberCardKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { desktop::installTheme(); }
    void init() { QTest::failOnWarning(ownWarnings()); }
    void buttonsAsk_data();
    void buttonsAsk();
    void theMenuOpens_data();
    void theMenuOpens();
    void everythingIsReached();
    void mnemonicsDoNotCollide();
    void copies_data();
    void copies();
    void copiesByKey_data();
    void copiesByKey();
};

void TestMemberCardKeys::buttonsAsk_data()
{
    QTest::addColumn<QString>("notice");
    QTest::addColumn<QString>("button");
    QTest::addColumn<QByteArray>("signal");
    QTest::newRow("leave") << QString() << u"signOutButton"_s
                           << QByteArray(SIGNAL(leaveRequested()));
    QTest::newRow("what is shared")
        << QString() << u"consentsButton"_s << QByteArray(SIGNAL(consentsRequested()));
    QTest::newRow("change nickname")
        << QString() << u"changeNicknameButton"_s << QByteArray(SIGNAL(changeNicknameRequested()));
    QTest::newRow("try again") << u"offline"_s << u"retryButton"_s
                               << QByteArray(SIGNAL(retryRequested()));
    QTest::newRow("details") << u"ended"_s << u"detailsButton"_s
                             << QByteArray(SIGNAL(detailsRequested()));
    QTest::newRow("sign in again")
        << u"ended"_s << u"signInButton"_s << QByteArray(SIGNAL(signInRequested()));
}

void TestMemberCardKeys::buttonsAsk()
{
    QFETCH(const QString, notice);
    QFETCH(const QString, button);
    QFETCH(const QByteArray, signal);
    Scene scene;
    scene.say(notice);
    const QSignalSpy asked(&scene.card, signal.constData());
    QWidget *widget = scene.widget(button);
    QTest::mouseClick(widget, Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    widget->setFocus();
    QTest::keyClick(widget, Qt::Key_Space);
    QCOMPARE(asked.count(), 2);
    scene.card.setBusy(true);
    QTest::mouseClick(widget, Qt::LeftButton);
    QCOMPARE(asked.count(), 2);
    QVERIFY(!scene.widget(u"accountsButton"_s)->isEnabled());
}

void TestMemberCardKeys::theMenuOpens_data()
{
    QTest::addColumn<bool>("byKey");
    QTest::newRow("by mouse") << false;
    QTest::newRow("by key") << true;
}

void TestMemberCardKeys::theMenuOpens()
{
    QFETCH(const bool, byKey);
    Scene scene;
    QVERIFY(QTest::qWaitForWindowActive(&scene.card));
    auto *button = scene.widget(u"accountsButton"_s);
    QCOMPARE(QAccessible::queryAccessibleInterface(button)->text(QAccessible::Name), u"Accounts"_s);
    bool isShown = false;
    connect(&scene.menu, &QMenu::aboutToShow, &scene.menu, [&] {
        isShown = true;
        // The button waits inside the press until the menu has closed.
        QMetaObject::invokeMethod(&scene.menu, &QMenu::close, Qt::QueuedConnection);
    });
    if (byKey) {
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
    } else {
        QTest::mouseClick(button, Qt::LeftButton);
    }
    QVERIFY(isShown);
}

void TestMemberCardKeys::everythingIsReached()
{
    Scene scene(low);
    scene.say(u"offline note clock"_s);
    QVERIFY(QTest::qWaitForWindowActive(&scene.card));
    QCOMPARE(unnamed(scene.card), QString());
    scene.widget(u"accountsButton"_s)->setFocus();
    QStringList reached;
    for (int i = 0; i < 20 && !reached.contains(u"accountsButton"_s); ++i) {
        QTest::keyClick(scene.card.focusWidget(), Qt::Key_Tab);
        reached << scene.card.focusWidget()->objectName();
        QTRY_VERIFY2(scene.isSeen(reached.constLast()), qPrintable(reached.constLast()));
    }
    QCOMPARE(reached,
             QStringList({u"changeNicknameButton"_s, u"retryButton"_s, u"detailsButton"_s,
                          u"consentsButton"_s, u"signOutButton"_s, u"accountsButton"_s}));
    QVERIFY(!scene.isSeen(u"joinedLabel"_s));
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(scene.card.focusWidget(), Qt::Key_PageDown);
    QTRY_VERIFY(scene.isSeen(u"joinedLabel"_s));
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(scene.card.focusWidget(), Qt::Key_PageUp);
    QTRY_VERIFY(scene.isSeen(u"photoLabel"_s));
}

void TestMemberCardKeys::mnemonicsDoNotCollide()
{
    Scene scene;
    scene.card.setOffline(offline);
    QCOMPARE(mnemonics(scene.card),
             QStringList({u"Alt+E"_s, u"Alt+N"_s, u"Alt+O"_s, u"Alt+T"_s, u"Alt+W"_s}));
    scene.card.setEnded(ended);
    QCOMPARE(mnemonics(scene.card), QStringList({u"Alt+E"_s, u"Alt+S"_s}));
}

void TestMemberCardKeys::copies_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("value");
    QTest::newRow("nickname") << u"nicknameLabel"_s << u"Copy nickname"_s << u"라이언2"_s;
    QTest::newRow("Kakao nickname")
        << u"kakaoNicknameLabel"_s << u"Copy Kakao nickname"_s << u"라이언"_s;
    QTest::newRow("e-mail") << u"emailLabel"_s << u"Copy e-mail"_s << u"ryan@sandbox.test"_s;
    QTest::newRow("birthday") << u"birthdayLabel"_s << u"Copy birthday"_s
                              << u"lunar calendar: month 2, day 30 (leap month)"_s;
    QTest::newRow("last sign-in") << u"lastSignInLabel"_s << u"Copy last sign-in"_s
                                  << u"3 days ago"_s;
}

void TestMemberCardKeys::copies()
{
    QFETCH(const QString, label);
    QFETCH(const QString, action);
    QFETCH(const QString, value);
    Scene scene;
    QVERIFY(QTest::qWaitForWindowExposed(&scene.card));
    const QPoint middle = scene.place(label).center();
    // To whatever is there, as a mouse does it.
    QWidget *there = scene.card.childAt(middle);
    QContextMenuEvent event(QContextMenuEvent::Mouse, there->mapFrom(&scene.card, middle),
                            scene.card.mapToGlobal(middle));
    QApplication::sendEvent(there, &event);
    auto *menu = scene.card.findChild<QMenu *>(u"copyMenu"_s);
    QVERIFY(menu && menu->isVisible());
    QCOMPARE(menu->actions().size(), 1);
    QCOMPARE(menu->actions().constFirst()->text(), action);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(QGuiApplication::clipboard()->text(), value);
    QTRY_VERIFY(!scene.card.findChild<QMenu *>(u"copyMenu"_s));
}

void TestMemberCardKeys::copiesByKey_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::newRow("menu key") << int(Qt::Key_Menu) << Qt::KeyboardModifiers();
    QTest::newRow("shift and F10") << int(Qt::Key_F10) << Qt::KeyboardModifiers(Qt::ShiftModifier);
}

void TestMemberCardKeys::copiesByKey()
{
    QFETCH(const int, key);
    QFETCH(const Qt::KeyboardModifiers, modifiers);
    Scene scene;
    QVERIFY(QTest::qWaitForWindowActive(&scene.card));
    scene.card.firstControl().setFocus();
    QTest::keyClick(scene.card.focusWidget(), Qt::Key(key), modifiers);
    auto *menu = scene.card.findChild<QMenu *>(u"copyMenu"_s);
    QVERIFY(menu && menu->isVisible());
    QCOMPARE(menu->actions().size(), 6);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"ryan@sandbox.test"_s);
}

QTEST_MAIN(TestMemberCardKeys)
#include "tst_membercardkeys.moc"
