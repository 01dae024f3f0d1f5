// SPDX-License-Identifier: Apache-2.0
#include "pickerstage.h"

using desktop::NicknamePicker;
using session::NicknameCheck;
using session::NicknameVerdict;

/// Choosing a nickname with the keyboard and the mouse.
class TestNicknameKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void digitsPick();
    void digitsInTheFieldAreText();
    void enterPicksWhatHasTheFocus();
    void arrowsMoveBetweenSuggestions();
    void tabGoesFromTopToBottom();
    void clicksPickOnce();
    void aSecondPressDoesNotCancel();
    void aPickOvertakesAnEnter();
    void enterTakesWhatIsTyped();
    void enterWaitsForTheAnswer();
    void enterDoesNotTakeWhatIsRefused();
    void typingOnForgetsTheEnter();
    void nothingIsTakenAfterItWasClosed();
    void cancelling_data();
    void cancelling();
};

void TestNicknameKeys::digitsPick()
{
    Stage stage;
    QVERIFY(stage.open());
    stage.press(Qt::Key_9);
    QCOMPARE(stage.chosen.count(), 0); // there are seven
    stage.press(Qt::Key_2);
    QCOMPARE(stage.chosen.count(), 1);
    QCOMPARE(stage.lastChosen(), u"라이언_제주"_s);
    stage.press(Qt::Key_3);
    QCOMPARE(stage.chosen.count(), 1);
}

void TestNicknameKeys::digitsInTheFieldAreText()
{
    Stage stage;
    QVERIFY(stage.open());
    stage.edit()->setFocus();
    stage.press(Qt::Key_2);
    QCOMPARE(stage.edit()->text(), u"2"_s);
    QCOMPARE(stage.chosen.count(), 0);
    stage.press(Qt::Key_2, Qt::AltModifier);
    QCOMPARE(stage.edit()->text(), u"2"_s);
    QCOMPARE(stage.chosen.count(), 1);
    QCOMPARE(stage.lastChosen(), u"라이언_제주"_s);
}

void TestNicknameKeys::enterPicksWhatHasTheFocus()
{
    Stage stage;
    QVERIFY(stage.open());
    QCOMPARE(stage.picker.focusWidget(), stage.button(u"suggestion1"_s));
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.chosen.count(), 1);
    QCOMPARE(stage.lastChosen(), u"라이언2"_s);
}

void TestNicknameKeys::arrowsMoveBetweenSuggestions()
{
    Stage stage;
    stage.picker.resize(560, 640); // two columns
    QVERIFY(stage.open());
    const auto focused = [&] { return stage.picker.focusWidget()->objectName(); };
    stage.press(Qt::Key_Left);
    QCOMPARE(focused(), u"suggestion1"_s);
    stage.press(Qt::Key_Right);
    QCOMPARE(focused(), u"suggestion2"_s);
    stage.press(Qt::Key_Down);
    QCOMPARE(focused(), u"suggestion4"_s);
    stage.press(Qt::Key_Up);
    QCOMPARE(focused(), u"suggestion2"_s);
    stage.press(Qt::Key_Down);

    stage.picker.resize(320, 640); // one
    QTRY_VERIFY(stage.button(u"suggestion2"_s)->x() == 0);
    stage.press(Qt::Key_Up);
    QCOMPARE(focused(), u"suggestion3"_s);
}

void TestNicknameKeys::tabGoesFromTopToBottom()
{
    Stage stage;
    stage.picker.setKakaoNickname(u"춘식이"_s);
    QVERIFY(stage.open());
    stage.commit(u"무지"_s);
    QTRY_VERIFY(stage.button(u"useButton"_s)->isEnabled());
    stage.button(u"kakaoButton"_s)->setFocus();

    QStringList names;
    do {
        names << stage.picker.focusWidget()->objectName();
        stage.press(Qt::Key_Tab);
    } while (names.size() < 20 && stage.picker.focusWidget()->objectName() != "kakaoButton"_L1);
    QCOMPARE(names,
             QStringList({u"kakaoButton"_s, u"suggestion1"_s, u"suggestion2"_s, u"suggestion3"_s,
                          u"suggestion4"_s, u"suggestion5"_s, u"suggestion6"_s, u"suggestion7"_s,
                          u"moreButton"_s, u"nicknameEdit"_s, u"cancelButton"_s, u"useButton"_s}));
}

void TestNicknameKeys::clicksPickOnce()
{
    Stage stage;
    QVERIFY(stage.open());
    QAbstractButton *third = stage.button(u"suggestion3"_s);
    QTest::mouseClick(third, Qt::LeftButton);
    QTest::mouseDClick(third, Qt::LeftButton);
    QTest::mouseClick(stage.button(u"suggestion1"_s), Qt::LeftButton);
    QCOMPARE(stage.chosen.count(), 1);
    QCOMPARE(stage.lastChosen(), u"꼬마 라이언"_s);
    QVERIFY(!third->isEnabled());
    QVERIFY(stage.button(u"cancelButton"_s)->isEnabled());
    QVERIFY(stage.picker.isVisible());
}

void TestNicknameKeys::aSecondPressDoesNotCancel()
{
    Stage stage;
    QVERIFY(stage.open());
    stage.commit(u"무지"_s);
    QTRY_VERIFY(stage.button(u"useButton"_s)->isEnabled());
    stage.button(u"useButton"_s)->setFocus();
    stage.press(Qt::Key_Space);
    stage.press(Qt::Key_Space);
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.chosen.count(), 1);
    QCOMPARE(stage.rejected.count(), 0);
}

void TestNicknameKeys::aPickOvertakesAnEnter()
{
    Stage stage;
    stage.source.hold = true;
    QVERIFY(stage.open());
    stage.commit(u"무지"_s);
    stage.press(Qt::Key_Return);
    stage.press(Qt::Key_1, Qt::AltModifier);
    stage.source.waiting->finish(NicknameCheck{NicknameVerdict::Free, u"무지"_s});
    QTRY_VERIFY(!stage.source.waiting);
    QCOMPARE(stage.chosen.count(), 1);
    QCOMPARE(stage.lastChosen(), u"라이언2"_s);
}

void TestNicknameKeys::enterTakesWhatIsTyped()
{
    Stage stage;
    QVERIFY(stage.open());
    stage.commit(u"무지"_s);
    QTRY_VERIFY(stage.button(u"useButton"_s)->isEnabled());
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.chosen.count(), 1);
    QCOMPARE(stage.lastChosen(), u"무지"_s);
}

void TestNicknameKeys::enterWaitsForTheAnswer()
{
    Stage stage;
    stage.source.hold = true;
    QVERIFY(stage.open());
    stage.commit(u"무지"_s);
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.verdict(), u"Checking…"_s);
    QCOMPARE(stage.chosen.count(), 0);
    stage.source.waiting->finish(NicknameCheck{NicknameVerdict::Free, u"무지"_s});
    QTRY_COMPARE(stage.chosen.count(), 1);
    QCOMPARE(stage.lastChosen(), u"무지"_s);
}

void TestNicknameKeys::enterDoesNotTakeWhatIsRefused()
{
    Stage stage;
    stage.source.hold = true;
    QVERIFY(stage.open());
    stage.commit(u"무지"_s);
    stage.press(Qt::Key_Return);
    stage.source.waiting->finish(NicknameCheck{NicknameVerdict::Taken, u"무지"_s});
    QTRY_COMPARE(stage.verdict(), u"Somebody else has this nickname."_s);
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.chosen.count(), 0);
    QCOMPARE(stage.rejected.count(), 0);
}

void TestNicknameKeys::typingOnForgetsTheEnter()
{
    Stage stage;
    stage.source.hold = true;
    QVERIFY(stage.open());
    stage.commit(u"무"_s);
    stage.press(Qt::Key_Return);
    stage.commit(u"지"_s);
    stage.source.waiting->finish(NicknameCheck{NicknameVerdict::Free, u"무지"_s});
    QTRY_VERIFY(stage.button(u"useButton"_s)->isEnabled());
    QCOMPARE(stage.chosen.count(), 0);
}

void TestNicknameKeys::nothingIsTakenAfterItWasClosed()
{
    Stage stage;
    stage.source.hold = true;
    QVERIFY(stage.open());
    stage.commit(u"무지"_s);
    stage.press(Qt::Key_Return);
    stage.press(Qt::Key_Escape);
    QTRY_VERIFY(!stage.source.waiting);
    QCOMPARE(stage.chosen.count(), 0);
}

void TestNicknameKeys::cancelling_data()
{
    using Act = std::function<void(Stage &)>;
    QTest::addColumn<Act>("cancel");
    QTest::newRow("escape") << Act([](Stage &stage) { stage.press(Qt::Key_Escape); });
    QTest::newRow("escape in the field") << Act([](Stage &stage) {
        stage.commit(u"무지"_s);
        stage.press(Qt::Key_Escape);
    });
    QTest::newRow("button") << Act(
        [](Stage &stage) { QTest::mouseClick(stage.button(u"cancelButton"_s), Qt::LeftButton); });
    QTest::newRow("close") << Act([](Stage &stage) { stage.picker.close(); });
    QTest::newRow("busy") << Act([](Stage &stage) {
        stage.press(Qt::Key_1);
        stage.press(Qt::Key_Escape);
    });
}

void TestNicknameKeys::cancelling()
{
    QFETCH(const std::function<void(Stage &)>, cancel);
    Stage stage;
    QVERIFY(stage.open());
    cancel(stage);
    QCOMPARE(stage.rejected.count(), 1);
    QVERIFY(!stage.picker.isVisible());
}

QTEST_MAIN(TestNicknameKeys)
#include "tst_nicknamekeys.moc"
