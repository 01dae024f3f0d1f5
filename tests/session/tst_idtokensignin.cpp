// SPDX-License-Identifier: Apache-2.0
//
// Signing in by what the id_token says, with /v2/user/me behind.
#include "life.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using kakao::ErrorCode;
using session::Session;
using session::SignInStep;
using State = Session::State;

Q_DECLARE_METATYPE(kakao::Error)

namespace {

constexpr auto mePath = "/v2/user/me";
constexpr auto keysPath = "/.well-known/jwks.json";
constexpr auto tokenPath = "/oauth/token";

sandbox::Fault json(const QByteArray &body)
{
    sandbox::Fault fault;
    fault.status = 200;
    fault.body = body;
    fault.contentType = "application/json;charset=UTF-8";
    return fault;
}

sandbox::Fault hanging()
{
    sandbox::Fault fault;
    fault.hang = true;
    return fault;
}

/// A life whose session is observed from the first step on.
struct ObservedLife : Life
{
    explicit ObservedLife(sandbox::Options options = {}) : Life(std::move(options)) { begin(); }
    void begin()
    {
        Session &opened = open();
        QObject::connect(&opened, &Session::signInStepDone, &opened,
                         [this](SignInStep step) { steps << step; });
        QObject::connect(&opened, &Session::failed, &opened,
                         [this](const kakao::Error &error) { failures << error; });
        QObject::connect(&opened, &Session::memberChanged, &opened, [this] { ++news; });
    }
    QList<SignInStep> steps;
    QList<kakao::Error> failures;
    int news = 0;
};

} // namespace

class TestIdTokenSignIn : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void B3_noRequestBeforeTheCheckPasses_data();
    void B3_noRequestBeforeTheCheckPasses();
    void signedInBeforeKapiAnswers();
    void keysAreFetchedWhileThePersonTypes();
    void theTwoCallWay_data();
    void theTwoCallWay();
    void I12_anotherUserUndoesIt_data();
    void I12_anotherUserUndoesIt();
    void knownThingsStay();
    void askedOnlyWhenKapiKnowsNoNickname();
    void thePickerNeedsNoSecondCall();
    void aWrongClockIsNamed();
    void offlineBehind();
};

void TestIdTokenSignIn::signedInBeforeKapiAnswers()
{
    ObservedLife life;
    life.server.setFault(mePath, hanging());
    life.session->signIn();
    QTRY_COMPARE(life.session->state(), State::SignedIn);
    QTRY_VERIFY(life.session->isStored());
    QCOMPARE(life.session->member().nickname, u"라이언"_s);
    QCOMPARE(life.session->member().email, u"ryan@sandbox.test"_s);
    QVERIFY(!life.session->member().pictureUrl.isEmpty());
    QVERIFY(!life.session->member().birthday);
    QCOMPARE(life.steps,
             (QList{SignInStep::AuthorizationOpened, SignInStep::RedirectCaught,
                    SignInStep::TokensGranted, SignInStep::IdTokenVerified,
                    SignInStep::MemberSignedIn, SignInStep::SessionStored}));
    QTRY_COMPARE(life.requestsTo(mePath), 1); // on its way
    const QUrl thumbnail = life.session->member().pictureUrl;

    life.server.clearFaults(); // what hangs is cut off
    life.session->freshen();
    QTRY_VERIFY(life.session->member().birthday);
    QVERIFY(life.news > 0);
    QVERIFY(life.session->member().pictureUrl != thumbnail);
    QVERIFY(life.failures.isEmpty());
}

void TestIdTokenSignIn::keysAreFetchedWhileThePersonTypes()
{
    ObservedLife life;
    life.session->signIn();
    QTRY_COMPARE(life.session->state(), State::SignedIn);
    QTRY_COMPARE(life.news, 1);
    QCOMPARE(life.requestsTo(keysPath), 1);
    life.session->leave(session::Leave::SignOut);
    QTRY_COMPARE(life.session->state(), State::SignedOut);
    life.session->signIn();
    QTRY_COMPARE(life.session->state(), State::SignedIn);
    QCOMPARE(life.requestsTo(keysPath), 1); // they are there
}

void TestIdTokenSignIn::theTwoCallWay_data()
{
    QTest::addColumn<bool>("hasOpenId");
    QTest::addColumn<sandbox::Fault>("keysFault");
    sandbox::Fault serverFault;
    serverFault.status = 500;
    sandbox::Fault cut;
    cut.cut = true;
    sandbox::Fault page;
    page.status = 200;
    page.body = "<html>";
    sandbox::Fault none;
    none.times = 0;
    QTest::newRow("OpenID Connect is off") << false << none;
    QTest::newRow("the keys' server fails") << true << serverFault;
    QTest::newRow("the keys are cut off") << true << cut;
    QTest::newRow("a captive portal for keys") << true << page;
}

void TestIdTokenSignIn::theTwoCallWay()
{
    QFETCH(const bool, hasOpenId);
    QFETCH(const sandbox::Fault, keysFault);
    sandbox::Options options;
    if (!hasOpenId)
        options.consentItems.removeOne(u"openid"_s);
    ObservedLife life(options);
    if (keysFault.times != 0)
        life.server.setFault(keysPath, keysFault);
    life.session->signIn();
    QTRY_COMPARE(life.session->state(), State::SignedIn);
    QVERIFY(life.session->member().birthday); // at once
    QVERIFY(life.steps.contains(SignInStep::UserFetched));
    QVERIFY(!life.steps.contains(SignInStep::IdTokenVerified));
    QTRY_VERIFY(life.session->isStored());
    QCOMPARE(life.requestsTo(mePath), 1);
}

void TestIdTokenSignIn::B3_noRequestBeforeTheCheckPasses_data()
{
    QTest::addColumn<QByteArray>("idToken");
    QTest::newRow("I1 encrypted") << QByteArray("a.b.c.d.e");
    QTest::newRow("I6 unsigned") << QByteArray("eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.");
    QTest::newRow("J11 no token") << QByteArray("x");
    QTest::newRow("J11 over 16 KiB") << QByteArray(20'000, 'a');
}

void TestIdTokenSignIn::B3_noRequestBeforeTheCheckPasses()
{
    QFETCH(const QByteArray, idToken);
    ObservedLife life;
    life.server.setFault(
        tokenPath,
        json(R"({"access_token":"A","refresh_token":"R","token_type":"bearer","expires_in":21599,
                 "id_token":")"
             + idToken + R"("})"));
    life.session->signIn();
    QTRY_COMPARE(life.failures.size(), 1);
    QVERIFY(life.failures.first().code == ErrorCode::IdTokenInvalid
            || life.failures.first().code == ErrorCode::InvalidAnswer);
    QVERIFY(!life.failures.first().detail.contains(QString::fromLatin1(idToken)));
    QCOMPARE(life.session->state(), State::SignedOut);
    QCOMPARE(life.requestsTo(mePath), 0);
    QVERIFY(life.secrets.entries.size() <= 1); // the signing key
    QVERIFY(life.session->accounts().isEmpty());
}

void TestIdTokenSignIn::I12_anotherUserUndoesIt_data()
{
    QTest::addColumn<bool>("isStoredFirst");
    QTest::newRow("while it is being stored") << false;
    QTest::newRow("after it was stored") << true;
}

void TestIdTokenSignIn::I12_anotherUserUndoesIt()
{
    QFETCH(const bool, isStoredFirst);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"the sign-in is undone"_s));
    ObservedLife life;
    life.server.setFault(mePath, json(R"({"id":42})"));
    life.secrets.holdWrites = !isStoredFirst;
    life.session->signIn();
    if (!isStoredFirst) {
        // the first one written is the signing key
        QTRY_VERIFY(life.secrets.heldWrite);
        life.secrets.heldWrite->finish(kakao::Done{});
        QTRY_COMPARE(life.session->state(), State::Leaving);
        QTRY_VERIFY(life.secrets.heldWrite);
        life.secrets.holdWrites = false;
        life.secrets.heldWrite->finish(kakao::Done{});
    }
    QTRY_COMPARE(life.failures.size(), 1);
    QCOMPARE(life.failures.first().code, ErrorCode::WrongUser);
    QCOMPARE(life.session->state(), State::SignedOut);
    QVERIFY(life.session->accounts().isEmpty());
    QTRY_COMPARE(life.requestsTo("/v1/user/logout"), 1);
    QTRY_COMPARE(life.secrets.entries.size(), 1); // the signing key
    Session &later = life.open();
    later.restore();
    QTRY_COMPARE(later.state(), State::SignedOut);
}

/// A sign-in that kapi does not complete must not take away what was known.
void TestIdTokenSignIn::knownThingsStay()
{
    ObservedLife life;
    life.session->signIn();
    QTRY_COMPARE(life.news, 1);
    const session::Member known = life.session->member();
    QVERIFY(known.birthday && !known.pictureUrl.isEmpty());
    QTRY_VERIFY(life.session->isStored());
    life.session->leave(session::Leave::SignOut);
    QTRY_COMPARE(life.session->state(), State::SignedOut);

    life.server.setFault(mePath, hanging());
    life.clock.pass(std::chrono::minutes(1));
    life.session->signIn();
    QTRY_COMPARE(life.session->state(), State::SignedIn);
    session::Member again = life.session->member();
    QVERIFY(again.lastSignInAt > known.lastSignInAt);
    again.lastSignInAt = known.lastSignInAt;
    QCOMPARE(again, known);
    QTRY_VERIFY(life.session->isStored());
}

void TestIdTokenSignIn::askedOnlyWhenKapiKnowsNoNickname()
{
    ObservedLife life;
    life.agent.loginId = "muzi@sandbox.test"; // who has Kakao's placeholder
    QSignalSpy needed(life.session.get(), &Session::nicknameNeeded);
    life.session->signIn();
    QTRY_COMPARE(life.session->state(), State::ChoosingNickname);
    QCOMPARE(needed.count(), 1);
    QCOMPARE(life.requestsTo(mePath), 1); // it might have known
    life.session->chooseNickname(u"무지개"_s);
    QTRY_COMPARE(life.session->state(), State::SignedIn);
    QCOMPARE(life.session->member().nickname, u"무지개"_s);
    QVERIFY(life.session->member().birthday);
    QCOMPARE(life.requestsTo(mePath), 1);
}

void TestIdTokenSignIn::thePickerNeedsNoSecondCall()
{
    ObservedLife life;
    life.session->signIn();
    QTRY_COMPARE(life.news, 1);
    QTRY_VERIFY(life.session->isStored());
    life.agent.loginId = "jayg@sandbox.test"; // the same nickname
    life.session->signInAnother();
    QTRY_COMPARE(life.session->state(), State::ChoosingNickname);
    QCOMPARE(life.requestsTo(mePath), 1);
    life.session->chooseNickname(u"제이지"_s);
    QTRY_COMPARE(life.session->state(), State::SignedIn);
    QTRY_VERIFY(life.session->member().birthday);
    QCOMPARE(life.requestsTo(mePath), 2);
    QCOMPARE(life.session->member().nickname, u"제이지"_s);
}

void TestIdTokenSignIn::aWrongClockIsNamed()
{
    ObservedLife life;
    life.clock.setWrong(std::chrono::hours(-5));
    life.session->signIn();
    QTRY_COMPARE(life.failures.size(), 1);
    QCOMPARE(life.failures.first().code, ErrorCode::ClockSuspected);
    QCOMPARE(life.session->state(), State::SignedOut);
    QCOMPARE(life.requestsTo(mePath), 0);
}

void TestIdTokenSignIn::offlineBehind()
{
    ObservedLife life;
    sandbox::Fault fault;
    fault.status = 503;
    life.server.setFault(mePath, fault);
    life.session->signIn();
    QTRY_COMPARE(life.session->state(), State::Offline);
    QCOMPARE(life.session->member().nickname, u"라이언"_s);
    QTRY_VERIFY(life.session->isStored());
    life.server.clearFaults();
    life.session->freshen();
    QTRY_COMPARE(life.session->state(), State::SignedIn);
    QVERIFY(life.session->member().birthday);
}

QTEST_GUILESS_MAIN(TestIdTokenSignIn)
#include "tst_idtokensignin.moc"
