// SPDX-License-Identifier: Apache-2.0
#include "stage.h"

#include "desktop/nicknamebutton.h"
#include "desktop/nicknamepicker.h"
#include "keychain/memorystore.h"
#include "members/sqlitedirectory.h"
#include "support/waituntil.h"

#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;
using State = session::Session::State;

/// The one question of a sign-in, in real windows and against a real database.
class TestNickname : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneClick();
    void escapeLeavesNobody();
    void withoutAKakaoNickname_data();
    void withoutAKakaoNickname();
    void takenBetweenShowingAndClicking();
    void change();
    void backToTheKakaoNickname();

private:
    /// A stage where somebody called 라이언 was, and another one is about to come.
    static bool hasRyan(Stage &stage);
    /// Signs somebody in under nickname, as another process would.
    static bool claim(Stage &stage, qint64 kakaoId, const QString &nickname);
};

bool TestNickname::hasRyan(Stage &stage)
{
    stage.open();
    return stage.person().signIn(u"ryan@sandbox.test"_s) && stage.person().signOut()
        && stage.person().reaches(State::SignedOut) && stage.person().noLoginWindow();
}

bool TestNickname::claim(Stage &stage, qint64 kakaoId, const QString &nickname)
{
    keychain::MemoryStore secrets;
    const session::SystemClock clock;
    members::SqliteDirectory directory(QFileInfo(stage.databaseFile()).path(), u"elsewhere"_s,
                                       secrets, clock);
    kakao::User user;
    user.id = kakaoId;
    const auto claimed = directory.signIn({.user = user, .nickname = nickname});
    return waitUntil([&] { return claimed->isFinished(); }) && claimed->result()
        && std::holds_alternative<session::MemberSession>(*claimed->result());
}

void TestNickname::oneClick()
{
    Stage stage;
    QVERIFY(hasRyan(stage));
    QVERIFY(stage.person().logInAndAgree(u"jayg@sandbox.test"_s));
    QVERIFY(stage.person().suggestion(1));
    QCOMPARE(stage.session().state(), State::ChoosingNickname);
    QVERIFY(stage.person().noLoginWindow());
    QVERIFY(stage.memberCount() == 1);
    stage.photograph(u"nickname-taken"_s);

    const QString nickname = stage.person().suggestion(1)->nickname();
    QTest::mouseClick(stage.person().suggestion(1), Qt::LeftButton);
    QVERIFY(stage.person().reaches(State::SignedIn));
    QVERIFY(waitUntil([&] { return !stage.person().nicknamePicker(); }));
    QCOMPARE(stage.person().read(u"nicknameLabel"_s), nickname);
    QVERIFY(stage.person().read(u"kakaoNicknameLabel"_s).contains(u"라이언"_s));
    QCOMPARE(stage.memberCount(), 2);
    QCOMPARE(stage.requestsTo("/oauth/token"), 2); // one for each sign-in
    stage.photograph(u"nickname-picked"_s);
}

void TestNickname::escapeLeavesNobody()
{
    Stage stage;
    QVERIFY(hasRyan(stage));
    QVERIFY(stage.person().logInAndAgree(u"jayg@sandbox.test"_s));
    QVERIFY(stage.person().suggestion(1));
    QTest::keyClick(stage.person().nicknamePicker(), Qt::Key_Escape);
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(!stage.person().sees(u"messageBar"_s)); // the person knows what they did
    QCOMPARE(stage.memberCount(), 1);

    // The next attempt asks again, and goes on.
    QVERIFY(stage.person().noLoginWindow());
    QVERIFY(stage.person().submitLogin(u"jayg@sandbox.test"_s));
    QVERIFY(stage.person().suggestion(1));
    QTest::keyClick(stage.person().suggestion(1), Qt::Key_2);
    QVERIFY(stage.person().reaches(State::SignedIn));
    QCOMPARE(stage.memberCount(), 2);
}

void TestNickname::withoutAKakaoNickname_data()
{
    QTest::addColumn<QString>("loginId");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("placeholder") << u"muzi@sandbox.test"_s << QStringList();
    QTest::newRow("no consent") << u"ryan@sandbox.test"_s
                                << QStringList{u"--scopes=account_email"_s};
}

void TestNickname::withoutAKakaoNickname()
{
    QFETCH(const QString, loginId);
    QFETCH(const QStringList, options);
    Stage stage;
    stage.open(options);
    QVERIFY(stage.person().logInAndAgree(loginId));
    QVERIFY(stage.person().suggestion(1));
    stage.photograph(u"nickname-missing"_s);
    auto *const field = stage.person().nicknamePicker()->findChild<QLineEdit *>();
    QTest::keyClicks(field, u"muzi7"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(stage.person().reaches(State::SignedIn));
    QCOMPARE(stage.person().read(u"nicknameLabel"_s), u"muzi7"_s);
}

void TestNickname::takenBetweenShowingAndClicking()
{
    Stage stage;
    QVERIFY(hasRyan(stage));
    QVERIFY(stage.person().logInAndAgree(u"jayg@sandbox.test"_s));
    QVERIFY(stage.person().suggestion(1));
    const QString lost = stage.person().suggestion(1)->nickname();
    QVERIFY(claim(stage, 77, lost));
    QTest::mouseClick(stage.person().suggestion(1), Qt::LeftButton);
    QVERIFY(waitUntil([&] { return stage.person().suggestion(1)->nickname() != lost; }));
    QCOMPARE(stage.session().state(), State::ChoosingNickname);
    QVERIFY(stage.person().read(u"headingLabel"_s).contains(lost));
    stage.photograph(u"nickname-taken-meanwhile"_s);

    const QString nickname = stage.person().suggestion(1)->nickname();
    QTest::mouseClick(stage.person().suggestion(1), Qt::LeftButton);
    QVERIFY(stage.person().reaches(State::SignedIn));
    QCOMPARE(stage.person().read(u"nicknameLabel"_s), nickname);
    QCOMPARE(stage.memberCount(), 3);
}

void TestNickname::change()
{
    Stage stage;
    stage.open();
    QVERIFY(stage.person().signIn(u"ryan@sandbox.test"_s));
    QVERIFY(stage.person().click(u"changeNicknameButton"_s));
    QVERIFY(stage.person().suggestion(1));
    QVERIFY(stage.person().suggestion(3));
    stage.photograph(u"nickname-change"_s);
    const QString nickname = stage.person().suggestion(3)->nickname();
    QTest::keyClick(stage.person().suggestion(1), Qt::Key_3);
    QVERIFY(waitUntil([&] { return stage.person().read(u"nicknameLabel"_s) == nickname; }));
    QVERIFY(waitUntil([&] { return !stage.person().nicknamePicker(); }));

    stage.close();
    stage.open();
    QVERIFY(stage.person().reaches(State::SignedIn));
    QCOMPARE(stage.person().read(u"nicknameLabel"_s), nickname);
    QVERIFY(stage.person().signOut());
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(stage.person().submitLogin(u"ryan@sandbox.test"_s));
    QVERIFY(stage.person().reaches(State::SignedIn)); // nothing is asked
    QCOMPARE(stage.person().read(u"nicknameLabel"_s), nickname);
    QVERIFY(stage.person().read(u"kakaoNicknameLabel"_s).contains(u"라이언"_s));
}

void TestNickname::backToTheKakaoNickname()
{
    Stage stage;
    QVERIFY(hasRyan(stage));
    QVERIFY(stage.person().submitLogin(u"ryan@sandbox.test"_s));
    QVERIFY(stage.person().reaches(State::SignedIn));
    const auto renamed = [&](const QString &nickname) {
        return waitUntil([&] { return stage.person().read(u"nicknameLabel"_s) == nickname; });
    };
    stage.session().rename(u"춘식이"_s);
    QVERIFY(renamed(u"춘식이"_s));
    QVERIFY(stage.person().click(u"changeNicknameButton"_s));
    QVERIFY(stage.person().click(u"kakaoButton"_s));
    QVERIFY(renamed(u"라이언"_s));
}

QTEST_MAIN(TestNickname)
#include "tst_nickname.moc"
