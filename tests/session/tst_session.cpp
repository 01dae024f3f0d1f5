// SPDX-License-Identifier: Apache-2.0
#include "scene.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using kakao::Error;
using kakao::ErrorCode;
using session::Session;
using session::SignInStep;
using State = Session::State;
using Manner = StandInServer::Manner;

class TestSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<kakao::Error>();
        qRegisterMetaType<std::optional<kakao::Error>>();
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void signsIn();
    void cancellingLeavesNothing_data();
    void cancellingLeavesNothing();
    void failures_data();
    void failures();
    void aSecondPressDoesNothing();
    void livesInMemoryWithoutAKeychain();
    void anEntryWithoutAnAccountIsTakenBack();
    void anAccountWithoutAnEntryGoes();
    void restores();
    void nobodyToRestore();
    void waitsForTheSecretStore_data();
    void waitsForTheSecretStore();
    void anEntryThatIsGone_data();
    void anEntryThatIsGone();
    void aDirectoryThatFailsIsNotASignedOutPerson();
    void aBusyDirectoryIsAskedAgain();
    void aForeignTokenIsRenewedSilently();
    void aForeignTokenWithoutTheNetworkEndsNothing();
    void signsOut();
    void endingInTheMiddleClosesTheLoginWindow();
};

void TestSession::signsIn()
{
    Scene scene;
    QList<SignInStep> steps;
    QObject::connect(&scene.session, &Session::signInStepDone, this,
                     [&](SignInStep step) { steps << step; });
    scene.session.signIn();
    QCOMPARE(scene.session.state(), State::SigningIn);
    QTRY_COMPARE(scene.session.state(), State::SignedIn);

    QCOMPARE(scene.session.member().kakaoId, kakaoId);
    QCOMPARE(scene.session.member().nickname, u"Ryan"_s);
    QTRY_VERIFY(scene.session.isStored());
    QVERIFY(scene.directory.accountsKept.find(kakaoId));
    const auto stored = scene.stored();
    QVERIFY(stored);
    QCOMPARE(stored->accessToken, kakao::Secret("A"));
    QCOMPARE(stored->refreshToken, kakao::Secret("R"));
    QCOMPARE(stored->accessExpiresAt, scene.clock.now().addSecs(21599));
    QCOMPARE(steps,
             QList<SignInStep>({SignInStep::AuthorizationOpened, SignInStep::RedirectCaught,
                                SignInStep::TokensGranted, SignInStep::UserFetched,
                                SignInStep::MemberSignedIn, SignInStep::SessionStored}));
}

void TestSession::cancellingLeavesNothing_data()
{
    QTest::addColumn<QByteArray>("heldPath"); // the call that never answers, or a fake
    QTest::newRow("while the person types") << QByteArray("agent");
    QTest::newRow("while the code is exchanged") << QByteArray("/oauth/token");
    QTest::newRow("while the user is fetched") << QByteArray("/v2/user/me");
    QTest::newRow("while the member is looked up") << QByteArray("directory");
}

void TestSession::cancellingLeavesNothing()
{
    QFETCH(const QByteArray, heldPath);
    Scene scene;
    scene.agent.hold = heldPath == "agent";
    scene.directory.hold = heldPath == "directory";
    if (heldPath.startsWith('/'))
        scene.server.setAnswer(heldPath, {.manner = Manner::Hang});
    QSignalSpy steps(&scene.session, &Session::signInStepDone);
    scene.session.signIn();
    if (heldPath.startsWith('/'))
        QTRY_COMPARE(scene.requestsTo(heldPath), 1);
    else
        QTRY_COMPARE(steps.count(), heldPath == "agent" ? 1 : 4);

    scene.session.cancel();
    QTRY_COMPARE(scene.session.state(), State::SignedOut);
    QCOMPARE(scene.failed.count(), 0);
    QVERIFY(scene.secrets.entries.isEmpty());
    QVERIFY(scene.directory.accountsKept.list.isEmpty());
    QTRY_VERIFY(scene.agent.waiting.isNull()); // the login window is gone

    scene.agent.hold = scene.directory.hold = false;
    if (heldPath.startsWith('/'))
        return;
    scene.session.signIn(); // and nothing is in the way of another try
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
}

void TestSession::failures_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorCode>("code");

    const QString good = u"code=c"_s;
    QTest::newRow("consent refused")
        << u"error=access_denied"_s << QByteArray() << 0 << QByteArray() << ErrorCode::AccessDenied;
    QTest::newRow("state given twice")
        << u"state=x&code=c"_s << QByteArray() << 0 << QByteArray() << ErrorCode::InvalidRedirect;
    QTest::newRow("code expired") << good << QByteArray("/oauth/token") << 400
                                  << QByteArray(
                                         R"({"error":"invalid_grant","error_code":"KOE320"})")
                                  << ErrorCode::Rejected;
    QTest::newRow("server down") << good << QByteArray("/oauth/token") << 500
                                 << QByteArray("<html>") << ErrorCode::ServerFault;
    QTest::newRow("user without an id")
        << good << QByteArray("/v2/user/me") << 200 << QByteArray("{}") << ErrorCode::InvalidAnswer;
}

void TestSession::failures()
{
    QFETCH(const QString, query);
    QFETCH(const QByteArray, path);
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const ErrorCode, code);
    Scene scene;
    scene.agent.query = query;
    if (!path.isEmpty())
        scene.server.setAnswer(path, {.status = status, .body = body});
    scene.session.signIn();
    QTRY_COMPARE(scene.failed.count(), 1);
    QCOMPARE(scene.failed.constFirst().constFirst().value<Error>().code, code);
    QCOMPARE(scene.session.state(), State::SignedOut);
    QVERIFY(scene.secrets.entries.isEmpty());
    QVERIFY(scene.requestsTo("/oauth/token") <= 1);
}

void TestSession::aSecondPressDoesNothing()
{
    Scene scene;
    scene.agent.hold = true;
    scene.session.signIn();
    scene.session.signIn();
    QCOMPARE(scene.agent.asked, 1);
    scene.agent.redirect(u"code=c"_s);
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    scene.session.signIn();
    QCOMPARE(scene.agent.asked, 1);
}

void TestSession::livesInMemoryWithoutAKeychain()
{
    Scene scene;
    scene.secrets.refuse(ErrorCode::SecretStoreMissing);
    scene.session.signIn();
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    QTRY_VERIFY(scene.session.notStored());
    QVERIFY(!scene.session.isStored());
    QCOMPARE(scene.session.notStored()->code, ErrorCode::SecretStoreMissing);
    QVERIFY(scene.directory.accountsKept.list.isEmpty()); // the next start has nothing to look for
    scene.session.leave(session::Leave::SignOut);
    QTRY_COMPARE(scene.session.state(), State::SignedOut);
    QCOMPARE(scene.failed.count(), 0);
}

void TestSession::anEntryWithoutAnAccountIsTakenBack()
{
    Scene scene;
    scene.directory.accountRefusal =
        Error{.code = ErrorCode::DatabaseReadOnly, .origin = kakao::ErrorOrigin::Directory};
    scene.session.signIn();
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    QTRY_VERIFY(scene.session.notStored());
    QCOMPARE(scene.session.notStored()->code, ErrorCode::DatabaseReadOnly);
    QTRY_VERIFY(scene.secrets.entries.isEmpty());
}

void TestSession::anAccountWithoutAnEntryGoes()
{
    Scene scene;
    scene.directory.accountsKept.add(7, u"7"_s, scene.clock.now()); // whose keychain is locked
    scene.secrets.refuse(ErrorCode::SecretStoreLocked);
    scene.session.restore();
    QTRY_COMPARE(scene.session.state(), State::WaitingForSecretStore);
    scene.session.signIn();
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    QTRY_VERIFY(scene.session.notStored());
    QVERIFY(!scene.session.isStored());
    QVERIFY(!scene.directory.accountsKept.find(kakaoId));
    QVERIFY(scene.directory.accountsKept.find(7));
}

void TestSession::restores()
{
    Scene scene;
    scene.storeSession();
    QSignalSpy expecting(&scene.session, &Session::expecting);
    scene.session.restore();
    QCOMPARE(scene.session.state(), State::Restoring);
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    QCOMPARE(scene.session.member().kakaoId, kakaoId);
    QVERIFY(scene.session.isStored());
    QCOMPARE(expecting.count(), 1);
    QVERIFY(scene.server.requests().isEmpty());
    QCOMPARE(scene.agent.asked, 0);
}

void TestSession::nobodyToRestore()
{
    Scene scene;
    scene.session.restore();
    QTRY_COMPARE(scene.session.state(), State::SignedOut);
    QCOMPARE(scene.secrets.reads, 0); // the keychain is not even asked
    QVERIFY(!scene.session.error());
}

void TestSession::waitsForTheSecretStore_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("locked") << ErrorCode::SecretStoreLocked;
    QTest::newRow("silent") << ErrorCode::SecretStoreSilent;
    QTest::newRow("missing") << ErrorCode::SecretStoreMissing;
    QTest::newRow("lost") << ErrorCode::SecretNotFound;
}

void TestSession::waitsForTheSecretStore()
{
    QFETCH(const ErrorCode, code);
    Scene scene;
    scene.storeSession();
    scene.secrets.refuse(code);
    scene.session.restore();
    QTRY_COMPARE(scene.session.state(), State::WaitingForSecretStore);
    QCOMPARE(scene.session.error()->code, code);
    QVERIFY(scene.directory.accountsKept.find(kakaoId)); // nobody was signed out
    QCOMPARE(scene.secrets.entries.size(), 1);

    scene.secrets.refusal.reset(); // it was unlocked: Try again
    scene.session.restore();
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
}

void TestSession::anEntryThatIsGone_data()
{
    QTest::addColumn<QString>("endedBy");
    QTest::addColumn<State>("state");
    QTest::newRow("signed out") << QString() << State::SignedOut;
    QTest::newRow("ended") << u"KOE322"_s << State::Ended;
}

/// Another process was faster, between the list and the secret store.
void TestSession::anEntryThatIsGone()
{
    QFETCH(const QString, endedBy);
    Scene scene;
    scene.storeSession();
    scene.secrets.beforeRead = [&](int) {
        scene.secrets.entries.clear();
        if (endedBy.isEmpty())
            scene.directory.accountsKept.list.clear();
        else
            scene.directory.accountsKept.list.first().endedBy = endedBy;
    };
    scene.session.restore();
    QTRY_VERIFY(scene.session.state() != State::Restoring);
    QTEST(scene.session.state(), "state");
    QCOMPARE(scene.session.accounts().size(), endedBy.isEmpty() ? 0 : 1);
    QCOMPARE(scene.secrets.reads, 1);
}

void TestSession::aDirectoryThatFailsIsNotASignedOutPerson()
{
    Scene scene;
    scene.storeSession();
    scene.directory.refusal =
        Error{.code = ErrorCode::DatabaseNewer, .origin = kakao::ErrorOrigin::Directory};
    scene.session.restore();
    QTRY_COMPARE(scene.session.state(), State::SignedOut);
    QCOMPARE(scene.session.error()->code, ErrorCode::DatabaseNewer);
    QCOMPARE(scene.secrets.entries.size(), 1);
}

/// Also when it gets busy between the list of accounts and the member.
void TestSession::aBusyDirectoryIsAskedAgain()
{
    Scene scene;
    scene.storeSession();
    scene.directory.holdAccounts = true;
    scene.session.restore();
    QTRY_VERIFY(scene.directory.heldAccounts);
    scene.directory.refusal =
        Error{.code = ErrorCode::DatabaseBusy, .origin = kakao::ErrorOrigin::Directory};
    static const QRegularExpression warned(u"the last session cannot be read"_s);
    QTest::ignoreMessage(QtWarningMsg, warned);
    scene.directory.heldAccounts->finish(scene.directory.accountsKept.list);
    QTRY_COMPARE(scene.session.state(), State::SignedOut);
    QCOMPARE(scene.session.error()->code, ErrorCode::DatabaseBusy);
    scene.directory.refusal.reset();
    scene.directory.holdAccounts = false;
    QTRY_COMPARE_WITH_TIMEOUT(scene.session.state(), State::SignedIn, 10'000);
    QCOMPARE(scene.agent.asked, 0);
}

void TestSession::aForeignTokenIsRenewedSilently()
{
    Scene scene;
    scene.storeSession(kakao::Secret("another's, or one that has expired"));
    scene.session.restore();
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    QCOMPARE(scene.requestsTo("/v2/user/me"), 1); // Kakao said who it is
    QCOMPARE(scene.agent.asked, 0);
    QTRY_COMPARE(scene.stored()->sessionToken, FakeDirectory::tokenOf(kakaoId));
    QCOMPARE(scene.stored()->refreshToken, kakao::Secret("R"));
}

void TestSession::aForeignTokenWithoutTheNetworkEndsNothing()
{
    Scene scene;
    scene.storeSession(kakao::Secret("one that has expired"));
    scene.server.close();
    scene.session.restore();
    QTRY_COMPARE(scene.session.state(), State::Offline);
    QCOMPARE(scene.session.member().nickname, u"Ryan"_s);
    QCOMPARE(scene.session.error()->code, ErrorCode::Offline);
}

void TestSession::signsOut()
{
    Scene scene;
    scene.storeSession();
    scene.session.restore();
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    QSignalSpy departed(&scene.session, &Session::departed);
    scene.session.leave(session::Leave::SignOut);
    QTRY_COMPARE(scene.session.state(), State::SignedOut);
    QVERIFY(scene.directory.accountsKept.list.isEmpty());
    QTRY_COMPARE(departed.count(), 1);
    QVERIFY(!departed.constFirst().at(1).value<std::optional<kakao::Error>>());
    QVERIFY(scene.secrets.entries.isEmpty());
    QVERIFY(scene.directory.accountsKept.departures.isEmpty());
    QCOMPARE(scene.server.requests().constLast().header("Authorization"), "Bearer A");
    QCOMPARE(scene.failed.count(), 0);
    QCOMPARE(scene.erased, {kakaoId});
    QVERIFY(scene.directory.find(kakaoId)); // still a member
}

void TestSession::endingInTheMiddleClosesTheLoginWindow()
{
    QPointer<HeldReply<QUrl>> waiting;
    {
        Scene scene;
        scene.agent.hold = true;
        scene.session.signIn();
        waiting = scene.agent.waiting;
        QVERIFY(waiting);
    }
    QTRY_VERIFY(waiting.isNull());
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
