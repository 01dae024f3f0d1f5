// SPDX-License-Identifier: Apache-2.0
#include "looks.h"

#include "desktop/choicebutton.h"
#include "desktop/leavedialog.h"

#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QStackedWidget>

using desktop::ChoiceButton;
using desktop::LeaveDialog;
using session::Leave;

Q_DECLARE_METATYPE(session::Leave)

namespace {

constexpr QSize narrow(320, 400);
constexpr QSize wide(440, 400);

using Keys = QList<QKeyCombination>;

/// A dialog on the screen, and what came of it.
struct Scene
{
    explicit Scene(const QString &nickname = u"라이언2"_s)
        : dialog(nickname), chosen(&dialog, &LeaveDialog::chosen),
          rejected(&dialog, &QDialog::rejected)
    {
    }

    [[nodiscard]] bool open(const QSize &size = wide)
    {
        dialog.resize(size);
        dialog.open();
        return QTest::qWaitForWindowActive(&dialog);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(dialog.focusWidget(), key, modifiers);
    }
    [[nodiscard]] QPushButton *button(const QString &name) const
    {
        return dialog.findChild<QPushButton *>(name);
    }
    [[nodiscard]] bool isPressed() const
    {
        return std::ranges::any_of(dialog.findChildren<QPushButton *>(), &QPushButton::isDown);
    }
    [[nodiscard]] bool scrolls() const
    {
        return std::ranges::any_of(dialog.findChildren<QScrollArea *>(), [](QScrollArea *area) {
            return area->verticalScrollBar()->isVisible();
        });
    }
    [[nodiscard]] QString focus() const { return dialog.focusWidget()->objectName(); }
    [[nodiscard]] QString page() const
    {
        return dialog.findChild<QStackedWidget *>()->currentWidget()->objectName();
    }

    LeaveDialog dialog;
    QSignalSpy chosen;
    QSignalSpy rejected;
};

} // namespace

class TestLeaveDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { desktop::installTheme(); }
    void init() { QTest::failOnWarning(ownWarnings()); }
    void cleanup();
    void byMouse_data();
    void byMouse();
    void byKey_data();
    void byKey();
    void escapeGoesBackOneStep();
    void keeping();
    void aHeldKeyAnswersNothing();
    void closingTheWindowClosesIt();
    void noScrollBarInTheFirstFrame();
    void kakaoLogoutIsOfferedWhereItCanComeBack();
    void namesWho_data();
    void namesWho();
    void fits_data();
    void fits();
    void whatHasTheFocusIsSeenWhenLow();
    void everythingIsNamed();
    void mnemonicsDoNotCollide();
    void pictures_data() { pictureRows({u"choices"_s, u"disconnect"_s}, narrow, wide); }
    void pictures();
};

void TestLeaveDialog::cleanup()
{
    speak(u"en"_s);
    dress(u"light"_s);
}

void TestLeaveDialog::byMouse_data()
{
    QTest::addColumn<QStringList>("buttons");
    QTest::addColumn<Leave>("how");
    QTest::newRow("sign out") << QStringList{u"signOutChoice"_s} << Leave::SignOut;
    QTest::newRow("of Kakao, too")
        << QStringList{u"signOutOfKakaoChoice"_s} << Leave::SignOutOfKakao;
    QTest::newRow("disconnect") << QStringList{u"disconnectChoice"_s, u"disconnectButton"_s}
                                << Leave::Disconnect;
}

void TestLeaveDialog::byMouse()
{
    QFETCH(const QStringList, buttons);
    QFETCH(const Leave, how);
    Scene scene;
    QVERIFY(scene.open());
    for (const QString &name : buttons) {
        QCOMPARE(scene.chosen.count(), 0);
        QVERIFY(scene.button(name)->isVisible());
        QTest::mouseClick(scene.button(name), Qt::LeftButton);
    }
    QCOMPARE(scene.chosen.count(), 1);
    QCOMPARE(scene.chosen.constFirst().constFirst().value<Leave>(), how);
    QVERIFY(scene.dialog.isHidden());
    QCOMPARE(scene.rejected.count(), 0);
}

void TestLeaveDialog::byKey_data()
{
    QTest::addColumn<Keys>("keys");
    QTest::addColumn<Leave>("how");
    QTest::newRow("Return") << Keys{Qt::Key_Return} << Leave::SignOut;
    QTest::newRow("down and Return") << Keys{Qt::Key_Down, Qt::Key_Return} << Leave::SignOutOfKakao;
    QTest::newRow("Tab and Space") << Keys{Qt::Key_Tab, Qt::Key_Space} << Leave::SignOutOfKakao;
    QTest::newRow("down to the last, and to the button beside Keep")
        << Keys{Qt::Key_Down, Qt::Key_Down, Qt::Key_Return, Qt::Key_Backtab, Qt::Key_Return}
        << Leave::Disconnect;
    QTest::newRow("mnemonics") << Keys{Qt::ALT | Qt::Key_D, Qt::ALT | Qt::Key_D}
                               << Leave::Disconnect;
    QTest::newRow("mnemonic of Kakao") << Keys{Qt::ALT | Qt::Key_K} << Leave::SignOutOfKakao;
}

void TestLeaveDialog::byKey()
{
    QFETCH(const Keys, keys);
    QFETCH(const Leave, how);
    Scene scene;
    QVERIFY(scene.open());
    for (const QKeyCombination key : keys) {
        QCOMPARE(scene.chosen.count(), 0);
        scene.press(key.key(), key.keyboardModifiers());
        QTRY_VERIFY(!scene.isPressed()); // a mnemonic shows the button pressed for a moment
    }
    QCOMPARE(scene.chosen.count(), 1);
    QCOMPARE(scene.chosen.constFirst().constFirst().value<Leave>(), how);
}

void TestLeaveDialog::escapeGoesBackOneStep()
{
    Scene scene;
    QVERIFY(scene.open());
    scene.button(u"disconnectChoice"_s)->click();
    QCOMPARE(scene.page(), u"onceMorePage"_s);
    scene.press(Qt::Key_Escape);
    QCOMPARE(scene.page(), u"choicesPage"_s);
    QCOMPARE(scene.focus(), u"disconnectChoice"_s);
    QVERIFY(scene.dialog.isVisible());
    scene.press(Qt::Key_Escape);
    QVERIFY(scene.dialog.isHidden());
    QCOMPARE(scene.rejected.count(), 1);
    QCOMPARE(scene.chosen.count(), 0);
}

void TestLeaveDialog::keeping()
{
    Scene scene;
    QVERIFY(scene.open());
    scene.button(u"disconnectChoice"_s)->click();
    QCOMPARE(scene.focus(), u"keepButton"_s);
    QVERIFY(scene.button(u"keepButton"_s)->isDefault());
    scene.press(Qt::Key_Return);
    QCOMPARE(scene.page(), u"choicesPage"_s);
    QCOMPARE(scene.chosen.count(), 0);
}

void TestLeaveDialog::aHeldKeyAnswersNothing()
{
    Scene scene;
    QVERIFY(scene.open());
    const auto hold = [&] {
        QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, {}, {}, true);
        QCoreApplication::sendEvent(scene.dialog.focusWidget(), &held);
    };
    hold(); // from the button that opened the dialog
    QCOMPARE(scene.chosen.count(), 0);
    scene.button(u"disconnectChoice"_s)->click();
    hold();
    QCOMPARE(scene.page(), u"onceMorePage"_s);
    scene.button(u"disconnectButton"_s)->setFocus();
    hold();
    QCOMPARE(scene.chosen.count(), 0);
}

void TestLeaveDialog::closingTheWindowClosesIt()
{
    Scene scene;
    QVERIFY(scene.open());
    scene.button(u"disconnectChoice"_s)->click();
    QVERIFY(scene.dialog.close());
    QCOMPARE(scene.rejected.count(), 1);
    QCOMPARE(scene.chosen.count(), 0);
}

void TestLeaveDialog::noScrollBarInTheFirstFrame()
{
    Scene scene;
    scene.dialog.open();
    QVERIFY(!scene.scrolls());
    scene.button(u"disconnectChoice"_s)->click();
    QVERIFY(!scene.scrolls());
}

void TestLeaveDialog::kakaoLogoutIsOfferedWhereItCanComeBack()
{
    Scene scene;
    scene.dialog.setKakaoLogoutOffered(false);
    QVERIFY(scene.open());
    QVERIFY(scene.button(u"signOutOfKakaoChoice"_s)->isHidden());
    scene.press(Qt::Key_K, Qt::AltModifier);
    QVERIFY(!scene.isPressed());
    scene.press(Qt::Key_Down);
    QCOMPARE(scene.focus(), u"disconnectChoice"_s);
    scene.dialog.setKakaoLogoutOffered(true);
    QVERIFY(scene.button(u"signOutOfKakaoChoice"_s)->isVisible());
}

void TestLeaveDialog::namesWho_data()
{
    QTest::addColumn<QString>("nickname");
    QTest::addColumn<QString>("heading");
    QTest::newRow("by nickname") << u"라이언2"_s << u"Disconnect “\u2068라이언2\u2069”?"_s;
    QTest::newRow("markup") << u"<b>x"_s << u"Disconnect “\u2068<b>x\u2069”?"_s;
    QTest::newRow("nobody knows") << QString() << u"Disconnect this account?"_s;
}

void TestLeaveDialog::namesWho()
{
    QFETCH(const QString, nickname);
    QFETCH(const QString, heading);
    Scene scene(nickname);
    QVERIFY(scene.open());
    scene.button(u"disconnectChoice"_s)->click();
    const auto *label = scene.dialog.findChild<QLabel *>(u"whoLabel"_s);
    QCOMPARE(label->text(), heading);
    QVERIFY(scene.dialog.accessibleDescription().contains(heading));
    for (const QLabel *each : scene.dialog.findChildren<QLabel *>())
        QCOMPARE(each->textFormat(), Qt::PlainText);
}

void TestLeaveDialog::fits_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    QTest::newRow("narrow English") << u"en"_s << narrow;
    QTest::newRow("narrow Korean") << u"ko"_s << narrow;
    QTest::newRow("wide English") << u"en"_s << wide;
    QTest::newRow("wide Korean") << u"ko"_s << wide;
}

void TestLeaveDialog::fits()
{
    QFETCH(const QString, language);
    QFETCH(const QSize, size);
    speak(language);
    Scene scene(QString(1 << 20, u'W'));
    QVERIFY(scene.open(size));
    QTRY_COMPARE(sticksOut(scene.dialog), QString());
    QCOMPARE(scene.dialog.size(), size);
    QVERIFY(!scene.scrolls());
    for (const auto *choice : scene.dialog.findChildren<ChoiceButton *>())
        QVERIFY(choice->height() >= 44);
    scene.button(u"disconnectChoice"_s)->click();
    QTRY_COMPARE(sticksOut(scene.dialog), QString());
    QCOMPARE(scene.dialog.size(), size); // nothing jumps between the two
}

void TestLeaveDialog::whatHasTheFocusIsSeenWhenLow()
{
    Scene scene;
    QVERIFY(scene.open({320, 320}));
    QCOMPARE(scene.dialog.height(), 320);
    const QPushButton *last = scene.button(u"disconnectChoice"_s);
    const auto isSeen = [&] { return last->visibleRegion().boundingRect() == last->rect(); };
    QVERIFY(!isSeen());
    scene.button(u"cancelButton"_s)->setFocus();
    scene.press(Qt::Key_Backtab);
    QCOMPARE(scene.focus(), u"disconnectChoice"_s);
    QTRY_VERIFY(isSeen());
}

void TestLeaveDialog::everythingIsNamed()
{
    Scene scene;
    QVERIFY(scene.open());
    QCOMPARE(unnamed(scene.dialog), QString());
    for (const auto *choice : scene.dialog.findChildren<ChoiceButton *>()) {
        QVERIFY(!choice->sentence().isEmpty());
        QCOMPARE(choice->accessibleDescription(), choice->sentence());
    }
    scene.button(u"disconnectChoice"_s)->click();
    QCOMPARE(unnamed(scene.dialog), QString());
}

void TestLeaveDialog::mnemonicsDoNotCollide()
{
    Scene scene;
    QVERIFY(scene.open());
    QCOMPARE(mnemonics(scene.dialog),
             QStringList({u"Alt+C"_s, u"Alt+D"_s, u"Alt+K"_s, u"Alt+S"_s}));
    scene.button(u"disconnectChoice"_s)->click();
    QCOMPARE(mnemonics(scene.dialog), QStringList({u"Alt+D"_s, u"Alt+K"_s}));
}

void TestLeaveDialog::pictures()
{
    QFETCH(const QString, scene);
    QFETCH(const QString, language);
    QFETCH(const QString, theme);
    QFETCH(const QSize, size);
    speak(language);
    dress(theme);
    Scene shown;
    QVERIFY(shown.open(size));
    if (scene == "disconnect"_L1)
        shown.button(u"disconnectChoice"_s)->click();
    QTRY_COMPARE(sticksOut(shown.dialog), QString());
    QVERIFY(savePicture(shown.dialog, u"leave"_s));
}

QTEST_MAIN(TestLeaveDialog)
#include "tst_leavedialog.moc"
