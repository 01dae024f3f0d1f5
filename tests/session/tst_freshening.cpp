// SPDX-License-Identifier: Apache-2.0
#include "scene.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using kakao::ErrorCode;
using session::Session;
using State = Session::State;
using Answer = StandInServer::Answer;
using Manner = StandInServer::Manner;

namespace {

const Answer down{.status = 503, .body = "<html>", .contentType = "text/html"};
const Answer deadRefreshToken{.status = 400,
                              .body = R"({"error":"invalid_grant","error_code":"KOE322"})"};
const Answer deadAccessToken{.status = 401,
                             .body = R"({"code":-401,"msg":"this access token does not exist"})"};

/// For what is said of a session that has ended.
void expectEnd()
{
    static const QRegularExpression ended(u"the session has ended"_s);
    QTest::ignoreMessage(QtWarningMsg, ended);
}

/// A member who was signed in before, and is shown again.
void restore(Scene &scene)
{
    scene.storeSession();
    scene.directory.member.email = u"ryan@sandbox.test"_s;
    scene.session.restore();
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
}

Answer slow(Answer answer)
{
    answer.manner = Manner::Drip;
    return answer;
}

} // namespace

/// What Kakao says of a member who is shown already, and what becomes of the session by it.
class TestFreshening : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void backoff();
    void aWhileAfterTheStart();
    void offlineAndBackByItself();
    void theSurroundingsChange();
    void pressedAgainAndAgain();
    void aBusyDirectoryIsNotOffline();
    void theDirectoryLostTheMember_data();
    void theDirectoryLostTheMember();
    void anotherUserEnds();
    void onePageForEachPress();
    void leavingIsNotInterrupted_data();
    void leavingIsNotInterrupted();
    void endsOnlyTheAccountItIsAbout();
    void aParkedSessionEnds();
};

void TestFreshening::backoff()
{
    session::Backoff backoff(5s, 60s);
    for (const std::chrono::milliseconds about : {5s, 10s, 20s, 40s, 60s, 60s}) {
        const auto next = backoff.next();
        QVERIFY(next >= about * 3 / 4 && next <= about * 5 / 4);
    }
    backoff.reset();
    QVERIFY(backoff.next() <= 6250ms);

    QSet<qint64> different;
    for (int i = 0; i < 100; ++i)
        different << session::withJitter(1h).count();
    QVERIFY(different.size() > 90); // whoever failed at the same moment does not come back as one
}

void TestFreshening::aWhileAfterTheStart()
{
    Scene scene(300ms);
    scene.server.setAnswer("/v2/user/me", {.body = R"({"id":1376016924429759228,
        "kakao_account":{"profile":{"nickname":"Ryan the lion"}}})"});
    QSignalSpy changed(&scene.session, &Session::memberChanged);
    restore(scene);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(scene.server.requests().isEmpty());
    QCOMPARE(scene.session.member().kakaoNickname, QString());
    scene.clock.pass(1min);
    QTRY_COMPARE(changed.count(), 1);
    QVERIFY(timer.elapsed() >= 250);
    QCOMPARE(scene.session.member().kakaoNickname, u"Ryan the lion"_s);
    QCOMPARE(scene.session.member().nickname, u"Ryan"_s);
    QCOMPARE(scene.session.knownAt(), scene.clock.now());
    QCOMPARE(scene.session.state(), State::SignedIn);
    QTRY_COMPARE(scene.stored()->sessionToken, FakeDirectory::tokenOf(kakaoId)); // renewed
    QCOMPARE(scene.stored()->accessToken, kakao::Secret("A"));
    QCOMPARE(scene.server.requests().size(), 1);
    QCOMPARE(scene.agent.asked, 0);
}

void TestFreshening::offlineAndBackByItself()
{
    Scene scene(0ms);
    scene.server.setAnswers("/v2/user/me", {down, {.body = R"({"id":1376016924429759228})"}});
    restore(scene);
    QTRY_COMPARE(scene.session.state(), State::Offline);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(scene.session.error()->code, ErrorCode::ServerFault);
    QCOMPARE(scene.session.member().nickname, u"Ryan"_s);
    QCOMPARE(scene.requestsTo("/v2/user/me"), 1);

    QTRY_COMPARE_WITH_TIMEOUT(scene.session.state(), State::SignedIn, 10'000);
    QVERIFY(timer.elapsed() >= 3500); // no loop
    QCOMPARE(scene.requestsTo("/v2/user/me"), 2);
    QVERIFY(!scene.session.error());
    QCOMPARE(scene.failed.count(), 0); // nobody asked for it
}

void TestFreshening::theSurroundingsChange()
{
    Scene scene(0ms);
    scene.server.setAnswers("/v2/user/me", {down, {.body = R"({"id":1376016924429759228})"}});
    restore(scene);
    QTRY_COMPARE(scene.session.state(), State::Offline);
    const qsizetype connections = scene.server.connectionsSeen();
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 5; ++i) // as when a computer wakes up
        Q_EMIT scene.surroundings.changed();
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    QVERIFY(timer.elapsed() >= 1000); // a network that has just come is not quite there
    QCOMPARE(scene.requestsTo("/v2/user/me"), 2);
    QVERIFY(scene.server.connectionsSeen() > connections); // those of before are of no use
}

void TestFreshening::pressedAgainAndAgain()
{
    Scene scene;
    restore(scene);
    scene.clock.pass(2h); // the access token has expired
    scene.server.setAnswer("/oauth/token", slow(down));
    scene.session.freshen();
    QTRY_COMPARE(scene.session.state(), State::Offline);
    const qsizetype before = scene.requestsTo("/oauth/token");
    for (int i = 0; i < 10; ++i)
        scene.session.freshen();
    QTRY_COMPARE(scene.requestsTo("/oauth/token"), before + 1);
    for (int i = 0; i < 10; ++i)
        scene.session.freshen();
    QSignalSpy stateChanged(&scene.session, &Session::stateChanged);
    QTRY_COMPARE(stateChanged.count(), 1); // Offline again
    QCOMPARE(scene.requestsTo("/oauth/token"), before + 1);
    QCOMPARE(scene.agent.asked, 0);
}

void TestFreshening::aBusyDirectoryIsNotOffline()
{
    Scene scene(200ms);
    restore(scene);
    QSignalSpy stateChanged(&scene.session, &Session::stateChanged);
    scene.directory.refusal =
        kakao::Error{.code = ErrorCode::DatabaseBusy, .origin = kakao::ErrorOrigin::Directory};
    QTRY_COMPARE(scene.directory.freshened, 1);
    scene.directory.refusal.reset();
    QSignalSpy changed(&scene.session, &Session::memberChanged);
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, 10'000); // tried again by itself
    QCOMPARE(stateChanged.count(), 0);
    QCOMPARE(scene.failed.count(), 0);
}

void TestFreshening::theDirectoryLostTheMember_data()
{
    QTest::addColumn<QStringList>("taken");
    QTest::addColumn<QString>("nickname");
    QTest::newRow("nickname free") << QStringList() << u"Ryan"_s;
    QTest::newRow("nickname taken") << QStringList{u"Ryan"_s} << u"Ryan1"_s; // may be changed
}

void TestFreshening::theDirectoryLostTheMember()
{
    QFETCH(const QStringList, taken);
    QFETCH(const QString, nickname);
    Scene scene;
    scene.storeSession(kakao::Secret("of a directory that is gone"));
    scene.directory.member = {.id = 1};
    scene.directory.taken = taken;
    scene.session.restore();
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    QCOMPARE(scene.agent.asked, 0);
    QCOMPARE(scene.session.member().nickname, nickname);
    QTRY_COMPARE(scene.stored()->sessionToken, FakeDirectory::tokenOf(kakaoId));
}

void TestFreshening::anotherUserEnds()
{
    Scene scene(0ms);
    scene.server.setAnswer("/v2/user/me", {.body = R"({"id":7})"});
    expectEnd();
    restore(scene);
    QTRY_COMPARE(scene.session.state(), State::Ended);
    QCOMPARE(scene.session.error()->code, ErrorCode::WrongUser);
    QCOMPARE(scene.session.member().kakaoId, kakaoId); // still shown
    QCOMPARE(scene.session.member().nickname, u"Ryan"_s);
    QVERIFY(!scene.directory.accountsKept.find(kakaoId)->endedBy.isEmpty());
    QTRY_VERIFY(scene.secrets.entries.isEmpty());
    QCOMPARE(scene.directory.freshened, 0);
    QVERIFY(!scene.directory.find(7));
}

void TestFreshening::onePageForEachPress()
{
    Scene scene(0ms);
    scene.server.setAnswer("/v2/user/me", deadAccessToken);
    scene.server.setAnswer("/oauth/token", deadRefreshToken);
    expectEnd();
    restore(scene);
    QTRY_COMPARE(scene.session.state(), State::Ended);
    QCOMPARE(scene.agent.asked, 0); // nothing opens by itself

    const auto press = [&](int times) {
        const int asked = scene.agent.asked;
        scene.session.signIn();
        scene.session.signIn();
        QTRY_VERIFY(scene.session.state() != State::SigningIn);
        QCOMPARE(scene.session.state(), State::Ended);
        QCOMPARE(scene.agent.asked, asked + 1);
        const QUrlQuery query(scene.agent.last.authorizationUrl);
        QCOMPARE(query.queryItemValue(u"login_hint"_s, QUrl::FullyDecoded), u"ryan@sandbox.test"_s);
        QCOMPARE(scene.failed.count(), times);
    };
    scene.agent.query = u"error=access_denied"_s;
    press(1);
    scene.agent.query = u"code=c"_s;
    press(2); // the code is refused
    scene.server.setAnswer("/oauth/token", {.body = R"({"access_token":"B","refresh_token":"S"})"});
    press(3); // Kakao calls a token dead that it has just granted: no loop
    scene.agent.hold = true;
    scene.session.signIn();
    scene.session.cancel();
    QTRY_COMPARE(scene.session.state(), State::Ended);
    QCOMPARE(scene.failed.count(), 3);

    scene.agent.hold = false;
    scene.server.setAnswer("/v2/user/me", {.body = R"({"id":1376016924429759228})"});
    scene.session.signIn();
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    QCOMPARE(scene.agent.asked, 5);
    QCOMPARE(scene.directory.accountsKept.find(kakaoId)->endedBy, QString());
    QVERIFY(!scene.session.error());
    QCOMPARE(scene.stored()->accessToken, kakao::Secret("B"));
}

void TestFreshening::leavingIsNotInterrupted_data()
{
    QTest::addColumn<Answer>("answer"); // to the freshening that runs meanwhile
    QTest::addColumn<bool>("isWrittenDown");
    QTest::addColumn<State>("expected");

    const Answer good{.body = R"({"id":1376016924429759228})"};
    const Answer another{.body = R"({"id":7})"};
    QTest::newRow("freshened") << good << true << State::SignedOut;
    QTest::newRow("offline") << down << true << State::SignedOut;
    QTest::newRow("ended") << deadAccessToken << true << State::SignedOut;
    QTest::newRow("somebody else's") << another << true << State::SignedOut;
    QTest::newRow("freshened, and not left") << good << false << State::SignedIn;
    QTest::newRow("offline, and not left") << down << false << State::Offline;
}

void TestFreshening::leavingIsNotInterrupted()
{
    QFETCH(const Answer, answer);
    QFETCH(const bool, isWrittenDown);
    QFETCH(const State, expected);
    Scene scene;
    restore(scene);
    scene.server.setAnswer("/v2/user/me", slow(answer));
    scene.server.setAnswer("/oauth/token", deadRefreshToken);
    scene.directory.holdDeparture = true;
    QSignalSpy stateChanged(&scene.session, &Session::stateChanged);
    QSignalSpy answered(&scene.network, &QNetworkAccessManager::finished);
    scene.session.freshen();
    QTRY_COMPARE(scene.requestsTo("/v2/user/me"), 1);
    scene.session.leave(session::Leave::SignOut);
    QTRY_COMPARE(answered.count(), answer.status == 401 ? 2 : 1); // a dead token is refreshed
    for (int i = 0; i < 10; ++i) // what comes of it has all been said within the process
        QCoreApplication::processEvents();
    QCOMPARE(scene.session.state(), State::Leaving);
    QCOMPARE(stateChanged.count(), 1);

    if (isWrittenDown) {
        scene.directory.holdDeparture = false;
        scene.directory.heldDeparture->finish(
            scene.directory.accountsKept.depart(kakaoId, session::DepartureKind::SignOut));
    } else {
        scene.directory.heldDeparture->finish(
            kakao::Error{.code = ErrorCode::DatabaseFull, .origin = kakao::ErrorOrigin::Directory});
    }
    QTRY_COMPARE(scene.session.state(), expected);
    QCOMPARE(scene.failed.count(), isWrittenDown ? 0 : 1);
}

void TestFreshening::endsOnlyTheAccountItIsAbout()
{
    Scene scene;
    scene.storeSession();
    scene.directory.others.insert(7, {.id = 2, .kakaoId = 7, .nickname = u"Con"_s});
    scene.directory.accountsKept.add(7, u"7.test"_s, scene.clock.now());
    scene.secrets.entries.insert(
        session::secretKey(u"test"_s, u"7.test"_s),
        session::serialize({.sessionToken = FakeDirectory::tokenOf(7),
                            .accessToken = kakao::Secret("B"),
                            .accessExpiresAt = scene.clock.now().addSecs(3600)}));
    scene.directory.accountsKept.makeCurrent(kakaoId);
    scene.session.restore();
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    QCOMPARE(scene.session.member().kakaoId, kakaoId);

    scene.server.setAnswer("/v2/user/me", deadAccessToken);
    scene.server.setAnswer("/oauth/token", deadRefreshToken);
    scene.directory.holdAccounts = true;
    scene.session.freshen();
    QTRY_VERIFY(scene.directory.heldAccounts); // is it that another process has signed out?
    scene.session.switchTo(7);
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    QCOMPARE(scene.session.member().kakaoId, 7);
    QSignalSpy stateChanged(&scene.session, &Session::stateChanged);
    scene.directory.heldAccounts->finish(scene.directory.accountsKept.list);
    QSignalSpy announced(scene.directory.heldAccounts, &kakao::PendingReply::finished);
    QTRY_COMPARE(announced.count(), 1);
    QCoreApplication::processEvents();
    QCOMPARE(stateChanged.count(), 0);
    QCOMPARE(scene.session.state(), State::SignedIn);
    QVERIFY(scene.directory.accountsKept.find(7)->endedBy.isEmpty());
    QCOMPARE(scene.secrets.entries.size(), 2);
}

void TestFreshening::aParkedSessionEnds()
{
    Scene scene;
    scene.session.signIn(session::Keeping::UntilQuit);
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    scene.server.setAnswer("/v2/user/me", {.body = R"({"id":7})"});
    scene.session.signInAnother();
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    QCOMPARE(scene.session.member().kakaoId, 7);
    QTRY_COMPARE(scene.session.accounts().size(), 2);

    scene.server.setAnswer("/v2/user/me", deadAccessToken);
    scene.server.setAnswer("/oauth/token", deadRefreshToken);
    expectEnd();
    const qsizetype before = scene.requestsTo("/oauth/token");
    Q_EMIT scene.surroundings.changed();
    QTRY_COMPARE(scene.requestsTo("/oauth/token"), before + 2); // the parked one's, too
    QTRY_COMPARE(scene.session.state(), State::Ended);
    expectEnd();
    scene.session.switchTo(kakaoId);
    QTRY_COMPARE(scene.session.state(), State::Ended);
    QCOMPARE(scene.session.member().kakaoId, kakaoId);
    QCOMPARE(scene.session.error()->kakaoCode, u"KOE322"_s);
    QCOMPARE(scene.requestsTo("/oauth/token"), before + 2); // it had ended before
}

QTEST_GUILESS_MAIN(TestFreshening)
#include "tst_freshening.moc"
