// SPDX-License-Identifier: Apache-2.0
#include "membercardscene.h"

#include "desktop/agolabel.h"

namespace {

const QStringList buttons{u"changeNicknameButton"_s, u"retryButton"_s,   u"detailsButton"_s,
                          u"consentsButton"_s,       u"signOutButton"_s, u"signInButton"_s};

} // namespace

/// What the card shows, and that it fits.
class TestMemberCard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { desktop::installTheme(); }
    void init() { QTest::failOnWarning(ownWarnings()); }
    void cleanup();
    void whatCanBeDone_data();
    void whatCanBeDone();
    void nothingJumps_data();
    void nothingJumps();
    void withoutAMenu();
    void anEndedSessionSaysOnlyThat();
    void fits_data();
    void fits();
    void anyNameFits_data();
    void anyNameFits();
    void saysTheState_data();
    void saysTheState();
    void anEmailIsVerified();
    void theLastSignInStaysCurrent();
    void nothingIsSaidUnseen();
    void speaksAnotherLanguage();
    void pictures_data();
    void pictures();
};

void TestMemberCard::cleanup()
{
    speak(u"en"_s);
    dress(u"light"_s);
}

void TestMemberCard::whatCanBeDone_data()
{
    QTest::addColumn<QString>("notice");
    QTest::addColumn<QStringList>("expected");
    const QStringList usual{u"changeNicknameButton"_s, u"consentsButton"_s, u"signOutButton"_s};
    QTest::newRow("usual") << QString() << usual;
    QTest::newRow("clock and note") << u"clock note"_s << usual;
    QTest::newRow("offline") << u"offline"_s
                             << QStringList{u"changeNicknameButton"_s, u"retryButton"_s,
                                            u"detailsButton"_s, u"consentsButton"_s,
                                            u"signOutButton"_s};
    QTest::newRow("ended") << u"ended"_s << QStringList{u"detailsButton"_s, u"signInButton"_s};
    QTest::newRow("ended while offline")
        << u"offline ended"_s << QStringList{u"detailsButton"_s, u"signInButton"_s};
}

void TestMemberCard::whatCanBeDone()
{
    QFETCH(const QString, notice);
    QFETCH(const QStringList, expected);
    Scene scene;
    scene.say(notice);
    QCOMPARE(scene.visible(buttons), expected);
    QVERIFY(scene.widget(u"accountsButton"_s)->isVisible()); // another account is a way out
    scene.card.setEnded({});
    scene.card.setOffline({});
    QCOMPARE(scene.visible(buttons),
             QStringList({u"changeNicknameButton"_s, u"consentsButton"_s, u"signOutButton"_s}));
}

void TestMemberCard::nothingJumps_data()
{
    QTest::addColumn<QString>("notice");
    QTest::addColumn<QSize>("size");
    for (const auto &notice : {u"ended"_s, u"offline"_s, u"note"_s, u"clock"_s,
                               u"offline note clock"_s, u"ended clock"_s}) {
        QTest::addRow("%s, narrow", qPrintable(notice)) << notice << narrow;
        QTest::addRow("%s, wide", qPrintable(notice)) << notice << wide;
    }
}

void TestMemberCard::nothingJumps()
{
    QFETCH(const QString, notice);
    QFETCH(const QSize, size);
    Scene scene(size);
    QVERIFY(QTest::qWaitForWindowExposed(&scene.card));
    QStringList fixed{u"photoLabel"_s, u"nicknameLabel"_s, u"kakaoNicknameLabel"_s};
    if (!notice.contains(u"ended"_s)) // then the button above it goes, and leaves no gap
        fixed << u"emailLabel"_s;
    QList<QRect> before;
    for (const QString &name : fixed)
        before << scene.place(name);
    scene.say(notice);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QVERIFY(!scene.card.grab().isNull());
    for (qsizetype i = 0; i < fixed.size(); ++i)
        QCOMPARE(scene.place(fixed.at(i)), before.at(i));
    QCOMPARE(scene.card.size(), size);
}

void TestMemberCard::withoutAMenu()
{
    Scene scene;
    const QRect photo = scene.place(u"photoLabel"_s);
    scene.card.setMenu(nullptr);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QVERIFY(!scene.widget(u"accountsButton"_s)->isVisible());
    QCOMPARE(scene.place(u"photoLabel"_s), photo);
}

void TestMemberCard::anEndedSessionSaysOnlyThat()
{
    Scene scene;
    scene.say(u"offline note clock ended"_s);
    QCOMPARE(scene.visible({u"endedLabel"_s, u"endedReasonLabel"_s, u"offlineLabel"_s,
                            u"clockLabel"_s, u"notStoredLabel"_s}),
             QStringList({u"endedLabel"_s, u"endedReasonLabel"_s, u"clockLabel"_s}));
    QCOMPARE(scene.card.findChild<QLabel *>(u"endedLabel"_s)->text(),
             u"Your session ended: sign in again"_s);
    QCOMPARE(scene.card.findChild<QLabel *>(u"endedReasonLabel"_s)->text(), ended);
    QCOMPARE(scene.card.findChild<QLabel *>(u"nicknameLabel"_s)->text(), u"라이언2"_s);
    scene.card.setEnded({});
    QCOMPARE(scene.visible({u"endedLabel"_s, u"offlineLabel"_s, u"notStoredLabel"_s}),
             QStringList({u"offlineLabel"_s, u"notStoredLabel"_s}));
}

void TestMemberCard::fits_data()
{
    QTest::addColumn<QString>("notice");
    QTest::addColumn<QSize>("size");
    for (const auto &notice :
         {u"usual"_s, u"ended"_s, u"offline"_s, u"note"_s, u"offline note clock"_s}) {
        QTest::addRow("%s, narrow", qPrintable(notice)) << notice << narrow;
        QTest::addRow("%s, below a banner", qPrintable(notice)) << notice << low;
    }
}

void TestMemberCard::fits()
{
    QFETCH(const QString, notice);
    QFETCH(const QSize, size);
    Scene scene(size);
    scene.say(notice);
    QVERIFY(QTest::qWaitForWindowExposed(&scene.card));
    QTRY_COMPARE(sticksOut(scene.card), QString());
    QCOMPARE(scene.card.size(), size);
    for (const QString &name : scene.visible(buttons)) {
        if (name != "changeNicknameButton"_L1) // it scrolls with the name
            QVERIFY2(scene.isSeen(name), qPrintable(name));
    }
    QVERIFY(scene.isSeen(u"photoLabel"_s));
    if (!notice.contains(u' '))
        QVERIFY(scene.isSeen(u"nicknameLabel"_s));
}

void TestMemberCard::anyNameFits_data()
{
    QTest::addColumn<QString>("nickname");
    QTest::addColumn<QString>("kakaoNickname");
    QTest::addColumn<QString>("email");
    QTest::addColumn<QString>("language");
    for (const auto &language : {u"ko"_s, u"en"_s}) {
        const auto row = [&](const char *tag, const QString &nickname, const QString &other) {
            QTest::addRow("%s, %s", tag, qPrintable(language))
                << nickname << other << (u"w"_s.repeated(60) + u"@sandbox.test"_s) << language;
        };
        row("nothing", {}, {});
        row("one letter", u"i"_s, u"W"_s.repeated(20));
        row("wide letters", u"W"_s.repeated(20), u"i"_s);
        row("syllables", u"뷁"_s.repeated(20), u"라이언"_s);
        row("emoji", u"👨‍👩‍👧‍👦"_s.repeated(5), u"🦁"_s);
        row("right to left", u"مرحبا بالعالم الكبير"_s, u"라이언"_s);
        row("left to right beside it", u"ryan مرحبا 2"_s, u"مرحبا"_s);
    }
}

void TestMemberCard::anyNameFits()
{
    QFETCH(const QString, nickname);
    QFETCH(const QString, kakaoNickname);
    QFETCH(const QString, email);
    QFETCH(const QString, language);
    speak(language);
    Scene scene(narrow);
    scene.card.setMember({.id = 1,
                          .kakaoId = 2,
                          .nickname = nickname,
                          .kakaoNickname = kakaoNickname,
                          .email = email,
                          .birthday = kakao::Birthday{12, 30, kakao::Calendar::Lunar, true},
                          .joinedAt = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC),
                          .lastSignInAt = scene.clock.now()});
    QVERIFY(QTest::qWaitForWindowExposed(&scene.card));
    QTRY_COMPARE(sticksOut(scene.card), QString());
    QCOMPARE(scene.card.size(), narrow);
    QCOMPARE(scene.widget(u"kakaoNicknameLabel"_s)->isVisible(), !kakaoNickname.isEmpty());
    QVERIFY(scene.isSeen(u"photoLabel"_s));
    QVERIFY(scene.isSeen(u"signOutButton"_s));
    QVERIFY(savePicture(scene.card, u"card-names"_s));
}

void TestMemberCard::saysTheState_data()
{
    QTest::addColumn<QString>("notice");
    QTest::addColumn<bool>("isKept");
    QTest::addColumn<QString>("words");
    QTest::newRow("usual") << QString() << true << u"Signed in"_s;
    QTest::newRow("until quit") << QString() << false << u"Signed in until you quit"_s;
    QTest::newRow("offline") << u"offline"_s << true << u"Signed in, offline"_s;
    QTest::newRow("ended") << u"offline ended"_s << false << u"Ended"_s;
}

void TestMemberCard::saysTheState()
{
    QFETCH(const QString, notice);
    QFETCH(const bool, isKept);
    QFETCH(const QString, words);
    Scene scene;
    scene.card.setKept(isKept);
    scene.say(notice);
    QCOMPARE(scene.text(u"sessionLabel"_s), words);
    scene.card.setBusy(true);
    QCOMPARE(scene.text(u"sessionLabel"_s), u"One moment…"_s);
    scene.card.setBusy(false);
    QCOMPARE(scene.text(u"sessionLabel"_s), words);
}

/// Only such are kept; the mark says so to eyes and ears.
void TestMemberCard::anEmailIsVerified()
{
    Scene scene;
    QVERIFY(scene.widget(u"verifiedSymbol"_s)->isVisible());
    QCOMPARE(QAccessible::queryAccessibleInterface(scene.widget(u"verifiedSymbol"_s))
                 ->text(QAccessible::Name),
             u"Verified by Kakao"_s);
    scene.card.setMember({.id = 1, .kakaoId = 2, .nickname = u"x"_s});
    QVERIFY(!scene.widget(u"verifiedSymbol"_s)->isVisible());
    QVERIFY(!scene.widget(u"emailCaption"_s)->isVisible());
}

void TestMemberCard::theLastSignInStaysCurrent()
{
    Scene scene;
    QCOMPARE(scene.text(u"lastSignInLabel"_s), u"3 days ago"_s);
    auto *label = scene.card.findChild<desktop::AgoLabel *>();
    label->setTime(scene.clock.now().addMSecs(10 - 60'000)); // a minute is nearly over
    QCOMPARE(label->text(), u"just now"_s);
    scene.clock.pass(std::chrono::minutes(1));
    QCOMPARE(label->text(), u"just now"_s); // it has no timer of its own
    Q_EMIT scene.surroundings.minutePassed();
    QCOMPARE(label->text(), u"a minute ago"_s);
}

void TestMemberCard::nothingIsSaidUnseen()
{
    Scene scene;
    const auto *label = scene.card.findChild<desktop::AgoLabel *>();
    scene.card.hide();
    scene.clock.pass(std::chrono::hours(24));
    Q_EMIT scene.surroundings.minutePassed();
    QCOMPARE(label->text(), u"3 days ago"_s);
    scene.card.show();
    QCOMPARE(label->text(), u"4 days ago"_s);
}

void TestMemberCard::speaksAnotherLanguage()
{
    Scene scene;
    const QString english = scene.text(u"sessionLabel"_s);
    speak(u"ko"_s);
    QTRY_VERIFY(scene.text(u"sessionLabel"_s) != english);
    QCOMPARE(scene.text(u"lastSignInLabel"_s), u"3일 전"_s);
    QCOMPARE(scene.text(u"birthdayLabel"_s), u"음력 2월 30일 (윤달)"_s);
    QCOMPARE(scene.text(u"nicknameLabel"_s), u"라이언2"_s);
    speak(u"en"_s);
    QTRY_COMPARE(scene.text(u"sessionLabel"_s), english);
}

void TestMemberCard::pictures_data()
{
    pictureRows({u"usual"_s, u"ended"_s, u"offline"_s, u"offline-clock-note"_s}, narrow, wide);
}

void TestMemberCard::pictures()
{
    QFETCH(const QString, scene);
    QFETCH(const QString, language);
    QFETCH(const QString, theme);
    QFETCH(const QSize, size);
    speak(language);
    dress(theme);
    Scene shown(size);
    shown.say(scene);
    QTRY_COMPARE(sticksOut(shown.card), QString());
    QVERIFY(savePicture(shown.card, u"card"_s));
}

QTEST_MAIN(TestMemberCard)
#include "tst_membercard.moc"
