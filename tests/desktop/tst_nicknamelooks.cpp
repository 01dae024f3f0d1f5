// SPDX-License-Identifier: Apache-2.0
#include "looks.h"
#include "scriptedsource.h"

#include "desktop/membercard.h"
#include "desktop/nicknamebutton.h"
#include "desktop/style.h"

#include <QLineEdit>
#include <QScrollArea>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using desktop::MemberCard;
using desktop::NicknameButton;
using desktop::NicknamePicker;
using session::NicknameVerdict;

namespace {

constexpr QSize narrow(336, 560);
constexpr QSize wide(560, 640);

/// What a picker is shown with.
struct Scene
{
    explicit Scene(NicknamePicker::Purpose purpose = NicknamePicker::Purpose::SignIn)
        : picker(purpose, source.source())
    {
    }

    [[nodiscard]] bool open(const QSize &size, const session::NicknameNeeded &needed)
    {
        picker.ask(needed);
        picker.resize(size);
        picker.open();
        return QTest::qWaitForWindowActive(&picker);
    }
    [[nodiscard]] QLineEdit *edit() const { return picker.findChild<QLineEdit *>(); }

    ScriptedSource source;
    NicknamePicker picker;
};

} // namespace

/// What the picker looks like, to the eye and to a screen reader.
class TestNicknameLooks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { desktop::installTheme(); }
    void cleanup();
    void fits_data();
    void fits();
    void noScrollBarInTheFirstFrame();
    void scrollsWhenLow();
    void hostileNamesInThePicker_data() { hostileNames(); }
    void hostileNamesInThePicker();
    void hostileNamesOnTheCard_data() { hostileNames(); }
    void hostileNamesOnTheCard();
    void theCardAsksForAChange();
    void aButtonMakesRoom();
    void anAmpersandIsNoShortcut();
    void everythingIsNamed_data();
    void everythingIsNamed();
    void mnemonicsDoNotCollide_data() { everythingIsNamed_data(); }
    void mnemonicsDoNotCollide();
    void coloursCanBeRead_data();
    void coloursCanBeRead();
    void pictures_data();
    void pictures();
};

void TestNicknameLooks::cleanup()
{
    speak(u"en"_s);
    dress(u"light"_s);
}

void TestNicknameLooks::fits_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    QTest::newRow("narrow English") << u"en"_s << narrow;
    QTest::newRow("narrow Korean") << u"ko"_s << narrow;
    QTest::newRow("wide English") << u"en"_s << wide;
    QTest::newRow("wide Korean") << u"ko"_s << wide;
}

void TestNicknameLooks::fits()
{
    QFETCH(const QString, language);
    QFETCH(const QSize, size);
    speak(language);
    Scene scene(NicknamePicker::Purpose::Change);
    scene.picker.setKakaoNickname(QString(20, u'W'));
    session::NicknameNeeded needed = nicknameTaken();
    needed.suggestions << QString(20, u'W') << u"가나다라마바사아자차카타파하가나다라마바"_s;
    QVERIFY(scene.open(size, needed));
    scene.picker.showProblem([] { return u"The disk is full."_s; });
    QTRY_VERIFY(scene.picker.findChild<QWidget *>(u"kakaoButton"_s)->isVisible());
    QTRY_COMPARE(sticksOut(scene.picker), QString());
    QVERIFY(!scene.picker.findChild<QScrollArea *>()->horizontalScrollBar()->isVisible());
    QCOMPARE(scene.picker.width(), size.width());
    const auto *second = scene.picker.findChild<QWidget *>(u"suggestion2"_s);
    QCOMPARE(second->x() > 0, size == wide); // the second column
    QVERIFY(second->height() >= 44);
}

void TestNicknameLooks::noScrollBarInTheFirstFrame()
{
    Scene scene;
    scene.picker.ask(nicknameTaken());
    scene.picker.open();
    QVERIFY(!scene.picker.findChild<QScrollArea *>()->verticalScrollBar()->isVisible());
}

void TestNicknameLooks::scrollsWhenLow()
{
    Scene scene;
    QVERIFY(scene.open({336, 320}, nicknameTaken()));
    QCOMPARE(scene.picker.height(), 320);
    const auto isSeen = [&](const QWidget *widget) {
        return widget->visibleRegion().boundingRect() == widget->rect();
    };
    QTRY_VERIFY(isSeen(scene.picker.findChild<QWidget *>(u"cancelButton"_s)));
    QVERIFY(!isSeen(scene.edit()));
    for (int i = 2; i <= 7; ++i)
        QTest::keyClick(scene.picker.focusWidget(), Qt::Key_Down);
    QCOMPARE(scene.picker.focusWidget()->objectName(), u"suggestion7"_s);
    QVERIFY(isSeen(scene.picker.focusWidget()));
    QTest::keyClick(&scene.picker, Qt::Key_Y, Qt::AltModifier);
    QCOMPARE(scene.picker.focusWidget(), scene.edit());
    QTest::keyClicks(scene.edit(), u"a"_s);
    QTRY_VERIFY(isSeen(scene.picker.findChild<QWidget *>(u"verdictLabel"_s)));
    QVERIFY(isSeen(scene.edit()));
}

void TestNicknameLooks::hostileNamesInThePicker()
{
    QFETCH(const QString, name);
    Scene scene(NicknamePicker::Purpose::Change);
    scene.picker.setKakaoNickname(name);
    scene.picker.setPresentNickname(name);
    const session::NicknameNeeded needed{
        .refused = {.verdict = NicknameVerdict::Taken, .nickname = name},
        .wanted = name,
        .suggestions = {name, u"b"_s, u"c"_s, u"d"_s, u"e"_s}};
    QVERIFY(scene.open(narrow, needed));
    QTRY_VERIFY(scene.picker.findChild<QWidget *>(u"kakaoButton"_s)->isVisible());
    scene.edit()->setText(name);
    QTRY_VERIFY(scene.picker.findChild<QWidget *>(u"useButton"_s)->isEnabled());
    QVERIFY(!scene.picker.grab().isNull());
    QCOMPARE(scene.picker.width(), narrow.width());
    QVERIFY(scene.picker.minimumSizeHint().width() <= 320);
    QTRY_COMPARE(sticksOut(scene.picker), QString());
    QCOMPARE(scene.picker.findChild<NicknameButton *>(u"suggestion1"_s)->nickname(), name);
    for (const QLabel *label : scene.picker.findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    const QSignalSpy chosen(&scene.picker, &NicknamePicker::chosen);
    QTest::keyClick(&scene.picker, Qt::Key_1, Qt::AltModifier);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.constFirst().constFirst().toString(), name);
}

void TestNicknameLooks::hostileNamesOnTheCard()
{
    QFETCH(const QString, name);
    MemberCard card;
    card.setMember({.id = 1, .nickname = name, .kakaoNickname = name + u"!"_s});
    card.resize(320, 560);
    card.show();
    QVERIFY(card.minimumSizeHint().width() <= 320);
    QVERIFY(!card.grab().isNull());
    QCOMPARE(card.findChild<QLabel *>(u"nicknameLabel"_s)->text(), name);
    const auto *kakao = card.findChild<QLabel *>(u"kakaoNicknameLabel"_s);
    QVERIFY(kakao->isVisible());
    QCOMPARE(kakao->text().count(u'\u2068'), 1);
    QCOMPARE(kakao->text().count(u'\u2069'), 1);
}

void TestNicknameLooks::theCardAsksForAChange()
{
    MemberCard card;
    card.show();
    const QSignalSpy asked(&card, &MemberCard::changeNicknameRequested);
    auto *button = card.findChild<QAbstractButton *>(u"changeNicknameButton"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    card.setBusy(true);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
}

void TestNicknameLooks::aButtonMakesRoom()
{
    NicknameButton button;
    button.setNickname(QString(20, u'W'));
    const int wrapped = button.heightForWidth(120);
    QVERIFY(wrapped > button.heightForWidth(1000));
    button.setCaption(u"above"_s);
    QVERIFY(button.heightForWidth(120) > wrapped);
    button.setNumber(1);
    QVERIFY(button.minimumSizeHint().width() < 120);
}

void TestNicknameLooks::anAmpersandIsNoShortcut()
{
    NicknameButton button;
    button.setNickname(u"&a && b&"_s);
    QVERIFY(button.shortcut().isEmpty());
    QCOMPARE(button.nickname(), u"&a && b&"_s);
}

void TestNicknameLooks::everythingIsNamed_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << u"en"_s;
    QTest::newRow("Korean") << u"ko"_s;
}

void TestNicknameLooks::everythingIsNamed()
{
    QFETCH(const QString, language);
    speak(language);
    Scene scene;
    scene.picker.setKakaoNickname(u"춘식이"_s);
    QVERIFY(scene.open(wide, nicknameTaken()));
    QTRY_VERIFY(scene.picker.findChild<QWidget *>(u"kakaoButton"_s)->isVisible());
    int controls = 0;
    for (QWidget *widget : scene.picker.findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        ++controls;
        const QString name = QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
        QVERIFY2(!name.isEmpty(), qPrintable(named(widget)));
        QVERIFY2(!name.contains(u'&'), qPrintable(name));
    }
    QCOMPARE(controls, 1 + 7 + 1 + 1 + 2);
    const auto *second = scene.picker.findChild<QWidget *>(u"suggestion2"_s);
    QCOMPARE(second->accessibleName(),
             language == "ko"_L1 ? u"라이언_제주 고르기"_s : u"Pick 라이언_제주"_s);
    QVERIFY(scene.picker.accessibleDescription().contains(u"라이언"_s));
}

void TestNicknameLooks::mnemonicsDoNotCollide()
{
    QFETCH(const QString, language);
    speak(language);
    Scene scene;
    QVERIFY(scene.open(wide, nicknameTaken()));
    QStringList keys;
    for (const auto *button : scene.picker.findChildren<QAbstractButton *>())
        keys << QKeySequence::mnemonic(button->text()).toString();
    for (const QLabel *label : scene.picker.findChildren<QLabel *>())
        keys << QKeySequence::mnemonic(label->text()).toString();
    keys.removeAll(QString());
    keys.sort();
    QCOMPARE(keys, QStringList({u"Alt+C"_s, u"Alt+M"_s, u"Alt+U"_s, u"Alt+Y"_s}));
}

void TestNicknameLooks::coloursCanBeRead_data()
{
    QTest::addColumn<QString>("theme");
    QTest::newRow("light") << u"light"_s;
    QTest::newRow("dark") << u"dark"_s;
}

void TestNicknameLooks::coloursCanBeRead()
{
    QFETCH(const QString, theme);
    dress(theme);
    const QPalette palette = QApplication::palette();
    const QColor ground = palette.color(QPalette::Window);
    for (const auto tone : {desktop::Tone::Good, desktop::Tone::Bad, desktop::Tone::Neutral})
        QVERIFY(contrast(desktop::toneColor(tone, palette), ground) >= 4.5);
    QVERIFY(contrast(palette.color(QPalette::PlaceholderText), // of the number on a suggestion
                     palette.color(QPalette::Button))
            >= 4.5);

    Scene scene;
    QVERIFY(scene.open(wide, nicknameTaken()));
    dress(theme == "dark"_L1 ? u"light"_s : u"dark"_s); // while it is open
    scene.edit()->setText(u"a"_s);
    QTRY_VERIFY(scene.picker.findChild<QWidget *>(u"useButton"_s)->isEnabled());
    const auto *label = scene.picker.findChild<QLabel *>(u"verdictLabel"_s);
    QCOMPARE(label->palette().color(QPalette::WindowText),
             desktop::toneColor(desktop::Tone::Good, QApplication::palette()));
}

void TestNicknameLooks::pictures_data()
{
    pictureRows({u"signin"_s, u"change"_s, u"verdict"_s}, narrow, wide);
}

void TestNicknameLooks::pictures()
{
    QFETCH(const QString, scene);
    QFETCH(const QString, language);
    QFETCH(const QString, theme);
    QFETCH(const QSize, size);
    speak(language);
    dress(theme);
    const bool isChange = scene == "change"_L1;
    Scene shown(isChange ? NicknamePicker::Purpose::Change : NicknamePicker::Purpose::SignIn);
    session::NicknameNeeded needed = nicknameTaken();
    needed.suggestions = needed.suggestions.first(5);
    if (isChange) {
        needed.refused.verdict = NicknameVerdict::Unchanged;
        needed.suggestions.replace(0, u"라이언3"_s);
        shown.picker.setKakaoNickname(u"라이언"_s);
        shown.picker.setPresentNickname(u"라이언2"_s);
    }
    QVERIFY(shown.open(size, needed));
    if (isChange)
        QTRY_VERIFY(shown.picker.findChild<QWidget *>(u"kakaoButton"_s)->isVisible());
    if (scene == "verdict"_L1) {
        const bool isTaken = size == narrow;
        if (isTaken)
            shown.source.checks.insert(u"춘식이"_s, {NicknameVerdict::Taken, u"춘식이"_s});
        shown.edit()->setFocus();
        shown.edit()->setText(u"춘식이"_s);
        QTRY_COMPARE(shown.picker.findChild<QWidget *>(u"useButton"_s)->isEnabled(), !isTaken);
        QTRY_VERIFY(!shown.picker.findChild<QLabel *>(u"verdictLabel"_s)->text().endsWith(u'…'));
    }
    QTRY_COMPARE(sticksOut(shown.picker), QString());
    QVERIFY(savePicture(shown.picker, u"picker"_s));
}

QTEST_MAIN(TestNicknameLooks)
#include "tst_nicknamelooks.moc"
