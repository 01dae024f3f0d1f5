// SPDX-License-Identifier: Apache-2.0
#include "stage.h"

#include "support/waituntil.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using State = session::Session::State;

/// The application as a person meets it: real windows, a real page, a real keyring.
class TestSignIn : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fromTheButtonToASessionThatSurvivesARestart();
    void theSameKakaoUserIsTheSameMember();
    void cancelling_data();
    void cancelling();
    void consentRefused();
    void aStateThatIsNotOurs();
    void aSecondPressDoesNothing();
    void theRendererCrashes();
    void anIdOf19DigitsStaysWhole();
};

void TestSignIn::fromTheButtonToASessionThatSurvivesARestart()
{
    Stage stage;
    stage.open();
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(stage.person().logIn(u"ryan@sandbox.test"_s));
    QVERIFY(stage.person().pageIsPainted());
    stage.photograph(u"consent"_s);
    QVERIFY(stage.person().clickInPage(u"agree"_s));
    QVERIFY(stage.person().reaches(State::SignedIn));
    QVERIFY(stage.person().noLoginWindow());
    QVERIFY(!stage.redirectLeaked());
    QVERIFY(stage.person().isStored());
    QCOMPARE(stage.person().read(u"nicknameLabel"_s), u"라이언"_s);
    QVERIFY(stage.person().read(u"emailLabel"_s).contains(u'@'));
    QVERIFY(waitUntil([&] { return stage.keepsPhoto(); }));
    stage.photograph(u"member-card"_s);
    const session::Member member = stage.session().member();

    stage.close();
    const auto asked = stage.server().requests().size();
    stage.open();
    QVERIFY(stage.person().reaches(State::SignedIn));
    QCOMPARE(stage.session().member(), member);
    QCOMPARE(stage.person().read(u"nicknameLabel"_s), u"라이언"_s);
    QVERIFY(!stage.person().loginWindow());
    QCOMPARE(stage.server().requests().size(), asked); // not one word to the network
    stage.photograph(u"restored"_s);

    QSignalSpy departed(&stage.session(), &session::Session::departed);
    QVERIFY(stage.person().signOut());
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(waitUntil([&] { return departed.count() == 1; }));
    QVERIFY(!departed.constFirst().at(1).value<std::optional<kakao::Error>>());
    QCOMPARE(stage.requestsTo("/v1/user/logout"), 1);
    stage.photograph(u"signed-out"_s);

    stage.close();
    stage.open();
    QVERIFY(stage.person().reaches(State::SignedOut)); // and stays so
}

void TestSignIn::theSameKakaoUserIsTheSameMember()
{
    Stage stage;
    stage.open();
    QVERIFY(stage.person().signIn(u"con@sandbox.test"_s));
    QVERIFY(waitUntil([&] { return stage.session().member().birthday.has_value(); }));
    const session::Member first = stage.session().member();
    QVERIFY(first.birthday->isLeapMonth);
    stage.photograph(u"lunar-birthday"_s);
    QVERIFY(stage.person().signOut());
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(stage.person().noLoginWindow());

    QVERIFY(stage.person().submitLogin(u"con@sandbox.test"_s));
    QVERIFY(stage.person().reaches(State::SignedIn)); // consent was given before
    QCOMPARE(stage.session().member().id, first.id);
    QCOMPARE(stage.session().member().joinedAt, first.joinedAt);
}

void TestSignIn::cancelling_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("in the main window") << u"main"_s;
    QTest::newRow("in the login window") << u"login"_s;
    QTest::newRow("by Escape") << u"escape"_s;
    QTest::newRow("by closing the login window") << u"close"_s;
}

void TestSignIn::cancelling()
{
    QFETCH(const QString, how);
    Stage stage;
    stage.open();
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(stage.person().logIn(u"ryan@sandbox.test"_s));
    QWidget *const login = stage.person().loginWindow();
    if (how == "main"_L1)
        QVERIFY(stage.person().click(u"cancelButton"_s));
    else if (how == "login"_L1)
        QTest::mouseClick(login->findChild<QWidget *>(u"cancelButton"_s), Qt::LeftButton);
    else if (how == "escape"_L1)
        QTest::keyClick(login, Qt::Key_Escape);
    else
        login->close();
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(stage.person().noLoginWindow());
    QVERIFY(!stage.person().sees(u"messageBar"_s)); // the person knows what they did
    QCOMPARE(stage.requestsTo("/oauth/token"), 0);
    QVERIFY(!stage.redirectLeaked());
    stage.close();
    stage.open();
    QVERIFY(stage.person().reaches(State::SignedOut));
}

void TestSignIn::consentRefused()
{
    Stage stage;
    stage.open();
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(stage.person().logIn(u"neo@sandbox.test"_s));
    QVERIFY(stage.person().clickInPage(u"cancel"_s));
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(stage.person().noLoginWindow());
    QVERIFY(stage.person().read(u"messageLabel"_s).contains(u"did not let"_s));
    QVERIFY(!stage.redirectLeaked());
    QCOMPARE(stage.requestsTo("/oauth/token"), 0);
    stage.photograph(u"consent-refused"_s);
}

void TestSignIn::aStateThatIsNotOurs()
{
    Stage stage;
    stage.server().setFault(
        "/oauth/authorize",
        {.status = 200,
         .body = "<meta http-equiv=refresh content='0;url=" + stage.redirectUri().toUtf8()
             + "?code=stolen&amp;state=another'>"});
    stage.open();
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(stage.person().click(u"startButton"_s));
    QVERIFY(waitUntil([&] { return stage.person().sees(u"messageBar"_s); }));
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(stage.person().noLoginWindow());
    QVERIFY(stage.person().read(u"messageLabel"_s).contains(u"does not belong"_s));
    QCOMPARE(stage.requestsTo("/oauth/token"), 0);
    QVERIFY(!stage.redirectLeaked());
    stage.photograph(u"wrong-state"_s);
}

void TestSignIn::aSecondPressDoesNothing()
{
    Stage stage;
    stage.open();
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(stage.person().click(u"startButton"_s));
    QVERIFY(stage.person().seesInPage(u"login-id"_s));
    const QWidget *const login = stage.person().loginWindow();
    stage.session().signIn();
    QVERIFY(stage.person().seesInPage(u"login-id"_s));
    QCOMPARE(stage.person().loginWindow(), login);
    QCOMPARE(stage.requestsTo("/oauth/authorize"), 1);
}

void TestSignIn::theRendererCrashes()
{
    Stage stage;
    stage.open();
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(stage.person().click(u"startButton"_s));
    QVERIFY(stage.person().seesInPage(u"login-id"_s));
    for (int crash = 1; crash <= 2; ++crash) {
        QSignalSpy ended(stage.person().view()->page(), &QWebEnginePage::renderProcessTerminated);
        stage.person().view()->load(QUrl(u"chrome://crash"_s));
        QVERIFY(waitUntil([&] { return ended.count() == 1; }));
        if (crash == 1)
            QVERIFY(stage.person().seesInPage(u"login-id"_s)); // loaded again by itself
    }
    auto *retry = stage.person().loginWindow()->findChild<QWidget *>(u"retryButton"_s);
    QVERIFY(retry);
    QVERIFY(waitUntil([&] { return retry->isVisible(); }));
    stage.photograph(u"crashed"_s);
    QTest::mouseClick(retry, Qt::LeftButton);
    QVERIFY(stage.person().seesInPage(u"login-id"_s));
}

void TestSignIn::anIdOf19DigitsStaysWhole()
{
    Stage stage;
    stage.open();
    QVERIFY(stage.person().signIn(u"tube@sandbox.test"_s));
    QCOMPARE(stage.session().member().kakaoId, 1376016924429759228); // 19 digits, each of them
}

QTEST_MAIN(TestSignIn)
#include "tst_signin.moc"
