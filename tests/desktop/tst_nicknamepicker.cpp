// SPDX-License-Identifier: Apache-2.0
#include "pickerstage.h"

using desktop::NicknamePicker;
using session::NicknameCheck;
using session::NicknameVerdict;

/// What the picker says and offers.
class TestNicknamePicker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhyItAsks_data();
    void saysWhyItAsks();
    void saysWhatIsTyped_data();
    void saysWhatIsTyped();
    void theNewestQuestionCounts();
    void whatIsKeptIsChosen();
    void anErrorOfTheCheckIsSaid();
    void moreShowsOthers();
    void othersAreNotSwappedUnderTheFinger();
    void fewSuggestionsAreFilledUp();
    void noOthersAreSaid();
    void whatIsPickedEndsTheLooking();
    void askingAgainKeepsWhatWasTyped();
    void aProblemCanBeTriedAgain();
    void theKakaoNicknameIsOfferedWhenFree();
    void changingSaysThePresentNickname();
};

void TestNicknamePicker::saysWhyItAsks_data()
{
    QTest::addColumn<NicknameVerdict>("verdict");
    QTest::addColumn<QString>("heading");
    QTest::addColumn<QString>("reason");

    const QString pick = u"Pick one of these, or type your own."_s;
    QTest::newRow("missing") << NicknameVerdict::Missing << u"Choose a nickname"_s << pick;
    QTest::newRow("taken") << NicknameVerdict::Taken << u"“라이언” is taken"_s << pick;
    QTest::newRow("too alike") << NicknameVerdict::TooAlike
                               << u"“라이언” looks like another nickname"_s
                               << u"The two could be mistaken for each other.\n"_s + pick;
    QTest::newRow("reserved") << NicknameVerdict::Reserved << u"“라이언” is reserved"_s
                              << u"It could pass for somebody in charge.\n"_s + pick;
    QTest::newRow("not allowed") << NicknameVerdict::NotAllowed << u"“라이언” cannot be used"_s
                                 << u"“;” cannot be part of a nickname.\n"_s + pick;
    QTest::newRow("too short") << NicknameVerdict::TooShort << u"“라이언” is too short"_s
                               << u"At least 20 characters.\n"_s + pick;
    QTest::newRow("too long") << NicknameVerdict::TooLong << u"“라이언” is too long"_s
                              << u"At most 20 characters.\n"_s + pick;
}

void TestNicknamePicker::saysWhyItAsks()
{
    QFETCH(const NicknameVerdict, verdict);
    Stage stage;
    session::NicknameNeeded needed = nicknameTaken();
    needed.refused = {.verdict = verdict, .character = u";"_s, .limit = 20};
    QVERIFY(stage.open(needed));
    QTEST(stage.text(u"headingLabel"_s), "heading");
    QTEST(stage.text(u"reasonLabel"_s), "reason");
    QCOMPARE(stage.suggestions(), needed.suggestions);
}

void TestNicknamePicker::saysWhatIsTyped_data()
{
    QTest::addColumn<NicknameCheck>("check");
    QTest::addColumn<QString>("says");

    using V = NicknameVerdict;
    const auto row = [](const char *tag, const NicknameCheck &check, const QString &says) {
        QTest::newRow(tag) << check << says;
    };
    row("free", {V::Free, u" 라이언 "_s}, u"“ 라이언 ” is free."_s);
    row("written otherwise", {V::Free, u"라이언"_s}, u"Free. It will be written “라이언”."_s);
    row("unchanged", {V::Unchanged, u"라이언"_s}, u"This is your nickname already."_s);
    row("nothing left", {V::Missing}, u"Nothing in it can be shown."_s);
    row("empty", {.verdict = V::TooShort, .limit = 1}, u"At least one character."_s);
    row("too short", {.verdict = V::TooShort, .limit = 3}, u"At least 3 characters."_s);
    row("too long", {.verdict = V::TooLong, .limit = 20}, u"At most 20 characters."_s);
    row("too many bytes", {.verdict = V::TooLong, .limit = 64, .isLimitInBytes = true},
        u"Too long: some characters, such as emoji, take the room of several letters."_s);
    row("not allowed", {.verdict = V::NotAllowed, .character = u"＃"_s},
        u"“＃” cannot be part of a nickname."_s);
    row("invisible", {.verdict = V::NotAllowed, .character = u"\u200b"_s},
        u"It has a character that cannot be seen."_s);
    row("a filler of Hangul", {.verdict = V::NotAllowed, .character = u"\u3164"_s},
        u"It has a character that cannot be seen."_s);
    row("lone surrogate", {.verdict = V::NotAllowed, .character = QString(QChar(0xd800))},
        u"It has a character that cannot be seen."_s);
    row("reserved", {V::Reserved, u"라이언"_s}, u"It could pass for somebody in charge."_s);
    row("taken", {V::Taken, u"라이언"_s}, u"Somebody else has this nickname."_s);
    row("too alike", {V::TooAlike, u"라이언"_s}, u"It looks like somebody else's nickname."_s);
}

void TestNicknamePicker::saysWhatIsTyped()
{
    QFETCH(const NicknameCheck, check);
    Stage stage;
    stage.source.checks.insert(u" 라이언 "_s, check);
    QVERIFY(stage.open());
    stage.commit(u" 라이언 "_s);
    QTRY_VERIFY(stage.verdict() != u"Checking…"_s);
    QTEST(stage.verdict(), "says");
    QCOMPARE(stage.edit()->accessibleDescription().remove(u'\u2068').remove(u'\u2069'),
             stage.verdict());
    QCOMPARE(stage.button(u"useButton"_s)->isEnabled(), check.verdict == NicknameVerdict::Free);
}

void TestNicknamePicker::theNewestQuestionCounts()
{
    Stage stage;
    stage.source.hold = true;
    QVERIFY(stage.open());
    stage.commit(u"무"_s);
    const QPointer<HeldReply<NicknameCheck>> older = stage.source.waiting;
    older->finish(NicknameCheck{NicknameVerdict::Taken, u"무"_s}); // under way already
    stage.commit(u"지"_s);
    stage.source.waiting->finish(NicknameCheck{NicknameVerdict::Free, u"무지"_s});
    QTRY_COMPARE(stage.verdict(), u"“무지” is free."_s);
    QVERIFY(!older);
    QCOMPARE(stage.source.asked, QStringList({u"무"_s, u"무지"_s}));
    QCOMPARE(stage.verdict(), u"“무지” is free."_s);
}

void TestNicknamePicker::whatIsKeptIsChosen()
{
    Stage stage;
    stage.source.checks.insert(u"ＲＹＡＮ"_s, {NicknameVerdict::Free, u"RYAN"_s});
    QVERIFY(stage.open());
    stage.commit(u"ＲＹＡＮ"_s);
    QTRY_VERIFY(stage.button(u"useButton"_s)->isEnabled());
    QTest::mouseClick(stage.button(u"useButton"_s), Qt::LeftButton);
    QCOMPARE(stage.chosen.count(), 1);
    QCOMPARE(stage.lastChosen(), u"RYAN"_s);
}

void TestNicknamePicker::anErrorOfTheCheckIsSaid()
{
    Stage stage;
    QVERIFY(stage.open());
    stage.source.fail = true;
    stage.commit(u"무지"_s);
    QTRY_COMPARE(stage.verdict(), u"Another program is using the members' data."_s);
    QVERIFY(!stage.button(u"useButton"_s)->isEnabled());
}

void TestNicknamePicker::moreShowsOthers()
{
    Stage stage;
    stage.source.others = {u"a"_s, u"b"_s, u"b"_s, u""_s,  u"c"_s, u"d"_s,
                           u"e"_s, u"f"_s, u"g"_s, u"h"_s, u"i"_s, u"j"_s};
    QVERIFY(stage.open());
    QCOMPARE(stage.source.suggested, 0);
    QTest::mouseClick(stage.button(u"moreButton"_s), Qt::LeftButton);
    QTRY_COMPARE(stage.suggestions().join(u""_s), u"abcdefghi"_s);
    stage.press(Qt::Key_9);
    QCOMPARE(stage.chosen.count(), 1);
    QCOMPARE(stage.lastChosen(), u"i"_s);
}

void TestNicknamePicker::othersAreNotSwappedUnderTheFinger()
{
    Stage stage;
    QVERIFY(stage.open());
    stage.source.hold = true;
    stage.press(Qt::Key_M, Qt::AltModifier);
    QTRY_COMPARE(stage.source.suggested, 1);
    QTest::mouseClick(stage.button(u"moreButton"_s), Qt::LeftButton);
    QCOMPARE(stage.source.suggested, 1);
    QTest::mouseClick(stage.button(u"suggestion1"_s), Qt::LeftButton);
    stage.press(Qt::Key_1);
    stage.press(Qt::Key_1, Qt::AltModifier);
    QCOMPARE(stage.chosen.count(), 0);
    stage.source.waitingOthers->finish(QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s});
    QTRY_COMPARE(stage.suggestions().join(u""_s), u"abcde"_s);
    QCOMPARE(stage.picker.focusWidget(), stage.button(u"moreButton"_s));
}

void TestNicknamePicker::fewSuggestionsAreFilledUp()
{
    Stage stage;
    stage.source.others = {u"b"_s, u"c"_s, u"d"_s, u"e"_s};
    session::NicknameNeeded needed = nicknameTaken();
    needed.suggestions = {u"a"_s, u"b"_s};
    QVERIFY(stage.open(needed));
    QTRY_COMPARE(stage.suggestions().join(u""_s), u"abcde"_s);
}

void TestNicknamePicker::noOthersAreSaid()
{
    Stage stage;
    QVERIFY(stage.open());
    QTest::mouseClick(stage.button(u"moreButton"_s), Qt::LeftButton);
    QTRY_COMPARE(stage.text(u"problemLabel"_s), u"No other nicknames were found."_s);
    QCOMPARE(stage.suggestions(), nicknameTaken().suggestions.first(7));
}

void TestNicknamePicker::whatIsPickedEndsTheLooking()
{
    Stage stage;
    stage.source.hold = true;
    session::NicknameNeeded needed = nicknameTaken();
    needed.suggestions = {u"a"_s, u"b"_s};
    QVERIFY(stage.open(needed));
    QVERIFY(stage.source.waitingOthers);
    stage.press(Qt::Key_1);
    QTRY_VERIFY(!stage.source.waitingOthers);
    QCOMPARE(stage.lastChosen(), u"a"_s);
    QVERIFY(!stage.button(u"moreButton"_s)->isEnabled()); // still busy
}

void TestNicknamePicker::askingAgainKeepsWhatWasTyped()
{
    Stage stage;
    QVERIFY(stage.open());
    stage.commit(u"무지"_s);
    QTRY_VERIFY(stage.button(u"useButton"_s)->isEnabled());
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.chosen.count(), 1);

    const NicknameCheck taken{NicknameVerdict::Taken, u"무지"_s};
    stage.source.checks.insert(u"무지"_s, taken);
    stage.picker.ask({.refused = taken,
                      .wanted = u"무지"_s,
                      .suggestions = {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}});
    QCOMPARE(stage.text(u"headingLabel"_s), u"“무지” is taken"_s);
    QCOMPARE(stage.suggestions().join(u""_s), u"abcde"_s);
    QCOMPARE(stage.edit()->text(), u"무지"_s);
    QTRY_COMPARE(stage.verdict(), u"Somebody else has this nickname."_s);
    QVERIFY(!stage.button(u"useButton"_s)->isEnabled());
    QCOMPARE(stage.picker.focusWidget(), stage.edit());

    stage.commit(u"2"_s);
    QTRY_VERIFY(stage.button(u"useButton"_s)->isEnabled());
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.lastChosen(), u"무지2"_s);
}

void TestNicknamePicker::aProblemCanBeTriedAgain()
{
    Stage stage;
    QVERIFY(stage.open());
    stage.press(Qt::Key_1);
    stage.picker.showProblem([] { return u"The disk is full."_s; });
    QCOMPARE(stage.text(u"problemLabel"_s), u"The disk is full."_s);
    QVERIFY(stage.picker.findChild<QWidget *>(u"problemBar"_s)->isVisible());
    stage.press(Qt::Key_1);
    QCOMPARE(stage.chosen.count(), 2);
    QVERIFY(!stage.picker.findChild<QWidget *>(u"problemBar"_s)->isVisible());
}

void TestNicknamePicker::theKakaoNicknameIsOfferedWhenFree()
{
    Stage stage(NicknamePicker::Purpose::Change);
    stage.picker.setKakaoNickname(u"춘식이"_s);
    QVERIFY(stage.open());
    QTRY_VERIFY(stage.button(u"kakaoButton"_s)->isVisible());
    QCOMPARE(stage.button(u"kakaoButton"_s)->accessibleName(), u"Use my Kakao nickname: 춘식이"_s);
    QTest::mouseClick(stage.button(u"kakaoButton"_s), Qt::LeftButton);
    QCOMPARE(stage.chosen.count(), 1);
    QCOMPARE(stage.lastChosen(), u"춘식이"_s);

    stage.source.hold = true;
    stage.picker.ask(nicknameTaken());
    stage.source.waiting->finish(NicknameCheck{NicknameVerdict::Taken, u"춘식이"_s});
    QTRY_VERIFY(!stage.source.waiting);
    QVERIFY(!stage.button(u"kakaoButton"_s)->isVisible());
}

void TestNicknamePicker::changingSaysThePresentNickname()
{
    Stage stage(NicknamePicker::Purpose::Change);
    stage.source.others = {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s};
    stage.picker.setPresentNickname(u"라이언2"_s);
    stage.picker.open(); // nobody has refused anything
    QVERIFY(QTest::qWaitForWindowActive(&stage.picker));
    QCOMPARE(stage.text(u"headingLabel"_s), u"Change your nickname"_s);
    QCOMPARE(stage.text(u"reasonLabel"_s), u"You are “라이언2” now."_s);
    QTRY_COMPARE(stage.suggestions().join(u""_s), u"abcde"_s);
    QCOMPARE(stage.picker.focusWidget(), stage.button(u"suggestion1"_s));
}

QTEST_MAIN(TestNicknamePicker)
#include "tst_nicknamepicker.moc"
