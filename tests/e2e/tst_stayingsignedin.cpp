// SPDX-License-Identifier: Apache-2.0
#include "stage.h"

#include "desktop/consentdialog.h"
#include "support/keyring.h"
#include "support/waituntil.h"

#include <QAbstractButton>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using session::Session;
using State = Session::State;

/// What a person sees of a session after the sign-in: real windows, a real page, a real keyring.
class TestStayingSignedIn : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<std::optional<kakao::Error>>(); }
    void freshenedInTheBackground();
    void offlineAndBack();
    void ended();
    void severalAccounts();
    void notKept();
    void disconnecting();
    void disconnectingIsFinishedLater();
    void signingOutOfKakaoToo();
    void takingAConsentBackAndGivingItAgain();
};

void TestStayingSignedIn::freshenedInTheBackground()
{
    Stage stage;
    stage.open();
    QVERIFY(stage.person().signIn(u"ryan@sandbox.test"_s));
    stage.close();
    const auto before = stage.requestsTo("/v2/user/me");
    const auto pages = stage.requestsTo("/oauth/authorize");
    stage.open();
    QVERIFY(stage.person().reaches(State::SignedIn));
    QCOMPARE(stage.requestsTo("/v2/user/me"), before); // the card comes first
    QSignalSpy changed(&stage.session(), &Session::memberChanged);
    QVERIFY(waitUntil([&] { return changed.count() == 1; }));
    QCOMPARE(stage.requestsTo("/v2/user/me"), before + 1);
    QCOMPARE(stage.requestsTo("/oauth/authorize"), pages);
    QVERIFY(!stage.person().sees(u"offlineLabel"_s));
}

void TestStayingSignedIn::offlineAndBack()
{
    Stage stage;
    stage.open();
    QVERIFY(stage.person().signIn(u"ryan@sandbox.test"_s));
    stage.close();
    stage.server().stop();
    stage.open();
    QVERIFY(stage.person().reaches(State::SignedIn));
    QVERIFY(stage.person().reaches(State::Offline));
    QVERIFY2(stage.person().read(u"offlineLabel"_s).contains(u"what was known on"_s),
             qPrintable(stage.person().read(u"offlineLabel"_s)));
    QCOMPARE(stage.person().read(u"nicknameLabel"_s), u"라이언"_s);
    stage.photograph(u"offline"_s);

    QVERIFY(!stage.server().start());
    QVERIFY(stage.person().click(u"retryButton"_s));
    QVERIFY(stage.person().reaches(State::SignedIn));
    QVERIFY(!stage.person().sees(u"offlineLabel"_s));
}

void TestStayingSignedIn::ended()
{
    Stage stage;
    stage.open();
    QVERIFY(stage.person().signIn(u"ryan@sandbox.test"_s));
    const session::Member member = stage.session().member();
    stage.close();
    stage.server().setFault("/v2/user/me",
                            {.kapi = -401, .message = u"this access token does not exist"_s});
    stage.server().setFault("/oauth/token", {.koe = "KOE322"});
    stage.open();
    QVERIFY(stage.person().reaches(State::Ended));
    QCOMPARE(stage.person().read(u"nicknameLabel"_s), u"라이언"_s); // the card stays
    QVERIFY(!stage.person().read(u"endedReasonLabel"_s).isEmpty());
    QVERIFY(!stage.person().sees(u"signOutButton"_s));
    QVERIFY(!stage.person().loginWindow()); // nobody pressed anything
    stage.photograph(u"ended"_s);

    stage.close();
    stage.open();
    QVERIFY(stage.person().reaches(State::Ended)); // at once, and without asking again

    stage.server().clearFaults();
    QVERIFY(stage.person().click(u"signInButton"_s));
    QVERIFY(stage.person().seesInPage(u"login-id"_s));
    stage.photograph(u"ended-login"_s);
    stage.person().typeInPage(u"sandbox"_s); // the address is filled in, the password is not
    stage.person().pressInPage(Qt::Key_Return);
    QVERIFY(stage.person().reaches(State::SignedIn));
    QCOMPARE(stage.session().member().id, member.id);
    QVERIFY(!stage.person().sees(u"endedLabel"_s));
}

void TestStayingSignedIn::severalAccounts()
{
    Stage stage;
    stage.open();
    QVERIFY(stage.person().signIn(u"ryan@sandbox.test"_s));
    const qint64 ryan = stage.session().member().kakaoId;
    QVERIFY(stage.person().chooseInMenu(u"Use another account"_s));
    QVERIFY(stage.person().logInInPage(u"con@sandbox.test"_s));
    QVERIFY(stage.person().clickInPage(u"agree"_s));
    QVERIFY(waitUntil([&] { return stage.session().member().kakaoId != ryan; }));
    QVERIFY(stage.person().noLoginWindow());
    QVERIFY(waitUntil([&] { return stage.window().actions().at(1)->isVisible(); }));
    const qint64 con = stage.session().member().kakaoId;
    stage.photograph(u"second-account"_s);
    const auto asked = stage.requestsTo("/oauth/authorize");

    // The login window had the focus, and off-screen nobody hands it on: not before it is gone.
    QVERIFY(waitUntil([&] { return !stage.window().findChild<QWebEngineView *>(); }));
    stage.window().activateWindow();
    QVERIFY(waitUntil([&] { return QApplication::activeWindow() == &stage.window(); }));
    QTest::keyClick(&stage.window(), Qt::Key_1, Qt::ControlModifier);
    QVERIFY(stage.person().reaches(State::SignedIn));
    QVERIFY(waitUntil([&] { return stage.session().member().kakaoId == ryan; }));
    QCOMPARE(stage.person().read(u"nicknameLabel"_s), u"라이언"_s);
    QTest::keyClick(&stage.window(), Qt::Key_2, Qt::ControlModifier);
    QVERIFY(waitUntil([&] {
        return stage.session().state() == State::SignedIn
            && stage.session().member().kakaoId == con;
    }));
    QCOMPARE(stage.requestsTo("/oauth/authorize"), asked); // no login

    QVERIFY(stage.person().signOut());
    QVERIFY(waitUntil([&] {
        return stage.session().state() == State::SignedIn
            && stage.session().member().kakaoId == ryan;
    }));
    QVERIFY(waitUntil([&] { return stage.requestsTo("/v1/user/logout") == 1; }));
}

void TestStayingSignedIn::notKept()
{
    Stage stage;
    stage.open();
    QVERIFY(stage.person().reaches(State::SignedOut));
    const auto before = stage.files();
    const Keyring keyring;
    const auto itemsBefore = keyring.items(); // of other rows
    QVERIFY(stage.person().click(u"keepCheckBox"_s));
    stage.photograph(u"not-kept"_s);
    QVERIFY(stage.person().logInAndAgree(u"ryan@sandbox.test"_s));
    QVERIFY(stage.person().reaches(State::SignedIn));
    QVERIFY2(stage.person().read(u"notStoredLabel"_s).contains(u"until you quit"_s),
             qPrintable(stage.person().read(u"notStoredLabel"_s)));
    QVERIFY(waitUntil([&] { return stage.requestsTo("/pictures/ryan-640.png") == 1; }));
    QVERIFY(stage.person().noLoginWindow());
    QCOMPARE(stage.files(), before);
    QCOMPARE(keyring.items().keys(), itemsBefore.keys());
    stage.close();
    QCOMPARE(stage.files(), before);
    QCOMPARE(keyring.items().keys(), itemsBefore.keys());
    stage.open();
    QVERIFY(stage.person().reaches(State::SignedOut));
}

void TestStayingSignedIn::disconnecting()
{
    Stage stage;
    stage.open();
    QVERIFY(stage.person().signIn(u"ryan@sandbox.test"_s));
    QVERIFY(waitUntil([&] { return stage.keepsPhoto(); }));
    QVERIFY(stage.person().click(u"signOutButton"_s));
    QVERIFY(waitUntil([&] { return stage.person().sees(u"disconnectChoice"_s); }));
    stage.photograph(u"leave"_s);
    QVERIFY(stage.person().click(u"disconnectChoice"_s));
    QVERIFY(waitUntil([&] { return stage.person().sees(u"disconnectButton"_s); }));
    QCOMPARE(stage.requestsTo("/v1/user/unlink"), 0); // asked once more
    stage.photograph(u"leave-once-more"_s);
    QVERIFY(stage.person().click(u"disconnectButton"_s));
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(waitUntil([&] { return stage.person().sees(u"messageBar"_s); }));
    QVERIFY2(stage.person().read(u"messageLabel"_s).contains(u"disconnected"_s),
             qPrintable(stage.person().read(u"messageLabel"_s)));
    QCOMPARE(stage.requestsTo("/v1/user/unlink"), 1);
    QCOMPARE(stage.memberCount(), 0);
    QVERIFY(!stage.keepsPhoto());
    stage.photograph(u"disconnected"_s);
    QVERIFY(stage.person().logIn(u"ryan@sandbox.test"_s)); // to the consent page: Kakao forgot, too
}

void TestStayingSignedIn::disconnectingIsFinishedLater()
{
    Stage stage;
    stage.open();
    QVERIFY(stage.person().signIn(u"ryan@sandbox.test"_s));
    stage.server().stop();
    QVERIFY(stage.person().disconnect());
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(waitUntil([&] { return stage.person().sees(u"messageBar"_s); }));
    QVERIFY2(stage.person().read(u"messageLabel"_s).contains(u"not finished"_s),
             qPrintable(stage.person().read(u"messageLabel"_s)));
    QCOMPARE(stage.memberCount(), 1);
    stage.photograph(u"disconnect-later"_s);

    stage.close();
    QVERIFY(!stage.server().start());
    stage.open();
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(waitUntil([&] { return stage.memberCount() == 0; }));
    QCOMPARE(stage.requestsTo("/v1/user/unlink"), 1);
}

void TestStayingSignedIn::signingOutOfKakaoToo()
{
    Stage stage;
    stage.open({u"--logout-redirect-uri="_s + stage.logoutRedirectUri()});
    QVERIFY(stage.person().signIn(u"ryan@sandbox.test"_s));
    QVERIFY(stage.person().click(u"signOutButton"_s));
    QVERIFY(stage.person().click(u"signOutOfKakaoChoice"_s));
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(waitUntil([&] { return stage.requestsTo("/oauth/logout") == 1; }));
    QVERIFY(waitUntil([&] { return stage.requestsTo("/v1/user/logout") == 1; }));
    QVERIFY(stage.person().noLoginWindow()); // Kakao sent it back, and it was caught
    QVERIFY(!stage.redirectLeaked());
    QVERIFY(!stage.person().sees(u"messageBar"_s));
}

void TestStayingSignedIn::takingAConsentBackAndGivingItAgain()
{
    Stage stage;
    stage.open();
    QVERIFY(stage.person().signIn(u"ryan@sandbox.test"_s));
    const qint64 id = stage.session().member().id;
    QVERIFY(stage.person().chooseInMenu(u"What you share"_s));
    const auto buttonOf = [&](const QString &what) -> QAbstractButton * {
        const auto *dialog = stage.window().findChild<desktop::ConsentDialog *>();
        const auto buttons = dialog ? dialog->findChildren<QAbstractButton *>(u"button"_s)
                                    : QList<QAbstractButton *>();
        for (QAbstractButton *button : buttons) {
            if (button->isVisible() && button->isEnabled()
                && button->accessibleName().startsWith(what)
                && button->accessibleName().contains(u"이메일"_s))
                return button;
        }
        return nullptr;
    };
    const QString take = u"Take back"_s;
    const QString agree = u"Agree"_s;
    QVERIFY(waitUntil([&] { return buttonOf(take); }));
    stage.photograph(u"consents"_s);
    QTest::mouseClick(buttonOf(take), Qt::LeftButton);
    QVERIFY(waitUntil([&] { return buttonOf(agree); }));
    QVERIFY(waitUntil([&] { return stage.session().member().email.isEmpty(); }));

    QTest::mouseClick(buttonOf(agree), Qt::LeftButton);
    QVERIFY(stage.person().logInInPage(u"ryan@sandbox.test"_s));
    QVERIFY(stage.person().seesInPage(u"scope-account_email"_s));
    QVERIFY(stage.person().clickInPage(u"agree"_s));
    QVERIFY(waitUntil([&] { return buttonOf(take); }));
    QVERIFY(waitUntil([&] { return !stage.session().member().email.isEmpty(); }));
    QCOMPARE(stage.session().member().id, id);
    QVERIFY(stage.session().state() == State::SignedIn);
}

QTEST_MAIN(TestStayingSignedIn)
#include "tst_stayingsignedin.moc"
