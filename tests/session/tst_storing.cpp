// SPDX-License-Identifier: Apache-2.0
//
// What may happen between the sign-in and the moment when the secret store has its entry.
#include "scene.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using kakao::Done;
using kakao::Error;
using kakao::ErrorCode;
using session::Leave;
using session::Session;
using State = Session::State;

namespace {

/// Somebody who has signed in, and a secret store that takes its time.
struct StoringScene : Scene
{
    explicit StoringScene(std::chrono::milliseconds delay = std::chrono::hours(1)) : Scene(delay)
    {
        directory.holdDepartures = delay.count() == 0;
        secrets.holdWrites = true;
        session.signIn();
    }
    [[nodiscard]] bool isReady() const
    {
        return session.state() == State::SignedIn && secrets.heldWrite;
    }
    void endWriting(bool isWritten)
    {
        secrets.holdWrites = false;
        const Error refusal{.code = ErrorCode::SecretStoreLocked,
                            .origin = kakao::ErrorOrigin::SecretStore};
        if (!isWritten)
            secrets.entries.clear();
        secrets.heldWrite->finish(isWritten ? kakao::Result<Done>(Done{}) : refusal);
    }
    /// Everything that the server was asked before has come back: a later question has.
    [[nodiscard]] bool isAnswered()
    {
        if (!m_probe)
            m_probe = api.logOut(kakao::Secret("of nobody"));
        return m_probe->isFinished();
    }
    [[nodiscard]] kakao::ReplyPtr<kakao::User> fetchUser()
    {
        return session.call<kakao::User>(
            [](const kakao::ApiClient &client, const kakao::Secret &access) {
                return client.fetchUser(access);
            });
    }

private:
    kakao::ReplyPtr<Done> m_probe;
};

void addWrittenRows()
{
    QTest::addColumn<bool>("isWritten");
    QTest::newRow("the entry is written") << true;
    QTest::newRow("the store refuses it") << false;
}

} // namespace

class TestStoring : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void nobodyWaitsForTheStore_data() { addWrittenRows(); }
    void nobodyWaitsForTheStore();
    void isNotCancelled();
    void callsAreMadeMeanwhile();
    void aNewTokenWaitsForTheEntry_data() { addWrittenRows(); }
    void aNewTokenWaitsForTheEntry();
    void leavingWaits_data() { addWrittenRows(); }
    void leavingWaits();
    void anotherAccountWaits();
    void consentWaits();
    void endedByKakaoMeanwhile();
    void whatIsAnnouncedIsNoDeparture();
    void whoQuitsMeanwhileLeavesNoEntry();
};

void TestStoring::nobodyWaitsForTheStore()
{
    QFETCH(const bool, isWritten);
    StoringScene scene;
    QTRY_VERIFY(scene.isReady());
    QCOMPARE(scene.session.member().kakaoId, kakaoId);
    QVERIFY(!scene.session.isStored());
    QVERIFY(!scene.session.notStored());
    QCOMPARE(scene.session.accounts().size(), 1);
    QVERIFY(scene.session.hasUnfinishedWork());
    QVERIFY(!scene.directory.accountsKept.find(kakaoId));
    QCOMPARE(scene.directory.accountsKept.departures.size(), 1); // for who is killed now

    QSignalSpy storedChanged(&scene.session, &Session::storedChanged);
    scene.endWriting(isWritten);
    QTRY_COMPARE(storedChanged.count(), 1);
    QCOMPARE(scene.session.isStored(), isWritten);
    QCOMPARE(scene.session.notStored().has_value(), !isWritten);
    QCOMPARE(scene.directory.accountsKept.find(kakaoId) != nullptr, isWritten);
    QCOMPARE(scene.session.state(), State::SignedIn);
    QTRY_COMPARE(scene.session.accounts().size(), 1);
    QVERIFY(!scene.session.hasUnfinishedWork());
}

void TestStoring::isNotCancelled()
{
    StoringScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.session.cancel();
    scene.endWriting(true);
    QTRY_VERIFY(scene.session.isStored());
    QCOMPARE(scene.session.state(), State::SignedIn);
}

void TestStoring::callsAreMadeMeanwhile()
{
    StoringScene scene;
    QTRY_VERIFY(scene.isReady());
    const auto user = scene.fetchUser();
    QTRY_VERIFY(user->isFinished());
    QVERIFY(user->result());
    QVERIFY(scene.secrets.heldWrite);
}

/// Else it would be put into an entry that is not there, and its absence taken for a sign-out.
void TestStoring::aNewTokenWaitsForTheEntry()
{
    QFETCH(const bool, isWritten);
    StoringScene scene;
    QTRY_VERIFY(scene.isReady());
    using Answer = StandInServer::Answer;
    const Answer dead{.status = 401,
                      .body = R"({"msg":"this access token does not exist","code":-401})"};
    const Answer user{.body = R"({"id":1376016924429759228})"};
    scene.server.setAnswers("/v2/user/me", {dead, user});
    scene.server.setAnswer("/oauth/token",
                           {.body = R"({"access_token":"B","token_type":"bearer"})"});
    const qsizetype tokens = scene.requestsTo("/oauth/token");
    const auto call = scene.fetchUser();
    QTRY_COMPARE(scene.requestsTo("/v2/user/me"), 2);
    QTRY_VERIFY(scene.isAnswered());
    QCOMPARE(scene.requestsTo("/oauth/token"), tokens);
    QCOMPARE(scene.secrets.reads, 0);

    scene.endWriting(isWritten);
    QTRY_VERIFY(call->isFinished());
    QVERIFY(call->result());
    QCOMPARE(scene.session.state(), State::SignedIn);
    if (isWritten)
        QCOMPARE(scene.stored()->accessToken, kakao::Secret("B"));
    QCOMPARE(scene.secrets.entries.size(), isWritten ? 1 : 0);
}

void TestStoring::leavingWaits()
{
    QFETCH(const bool, isWritten);
    StoringScene scene;
    QTRY_VERIFY(scene.isReady());
    QSignalSpy departed(&scene.session, &Session::departed);
    scene.session.leave(Leave::SignOut);
    QCOMPARE(scene.session.state(), State::Leaving);
    scene.endWriting(isWritten);
    QTRY_COMPARE(scene.session.state(), State::SignedOut);
    QTRY_COMPARE(departed.count(), 1);
    QTRY_VERIFY(scene.secrets.entries.isEmpty());
    QVERIFY(scene.directory.accountsKept.list.isEmpty());
    QCOMPARE(scene.requestsTo("/v1/user/logout"), 1);
    QVERIFY(scene.failed.isEmpty());
}

void TestStoring::anotherAccountWaits()
{
    StoringScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.session.signInAnother();
    QCOMPARE(scene.agent.asked, 1);
    scene.agent.hold = true;
    scene.endWriting(true);
    QTRY_COMPARE(scene.agent.asked, 2);
    QCOMPARE(scene.session.state(), State::SigningIn);
    scene.session.cancel();
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    QVERIFY(scene.session.isStored());
}

void TestStoring::consentWaits()
{
    StoringScene scene;
    QTRY_VERIFY(scene.isReady());
    const auto consent = scene.session.askForConsent({u"account_email"_s});
    auto dropped = scene.session.askForConsent({u"account_email"_s});
    dropped.reset();
    QCOMPARE(scene.agent.asked, 1);
    scene.endWriting(true);
    QTRY_VERIFY(consent->isFinished());
    QVERIFY(consent->result());
    QCOMPARE(scene.agent.asked, 2);
}

void TestStoring::endedByKakaoMeanwhile()
{
    StoringScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.server.setAnswer("/v2/user/me", {.body = R"({"id":42})"}); // somebody else's tokens
    scene.session.freshen();
    QTRY_COMPARE(scene.requestsTo("/v2/user/me"), 2);
    QTRY_VERIFY(scene.isAnswered());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"the session has ended"_s));
    scene.endWriting(true);
    QTRY_COMPARE(scene.session.state(), State::Ended);
    QTRY_VERIFY(scene.secrets.entries.isEmpty());
    QVERIFY(!scene.directory.accountsKept.find(kakaoId)->endedBy.isEmpty());
}

/// Else the entry would be taken away again, or a disconnect be told of as a sign-out.
void TestStoring::whatIsAnnouncedIsNoDeparture()
{
    StoringScene scene(std::chrono::milliseconds(0));
    QSignalSpy departed(&scene.session, &Session::departed);
    QTRY_VERIFY(scene.isReady());
    QTRY_VERIFY(scene.directory.heldDepartures); // what was left undone is looked for
    scene.directory.holdDepartures = false;
    QCOMPARE(scene.directory.accountsKept.departures.size(), 1);
    scene.directory.heldDepartures->finish(scene.directory.accountsKept.departures);
    QTRY_VERIFY(scene.isAnswered());
    scene.session.leave(Leave::Disconnect);
    scene.endWriting(true);
    QTRY_COMPARE(departed.count(), 1);
    QCOMPARE(departed.first().first().value<session::DepartureKind>(),
             session::DepartureKind::Disconnect);
    QCOMPARE(scene.requestsTo("/v1/user/unlink"), 1);
    QCOMPARE(scene.session.state(), State::SignedOut);
}

void TestStoring::whoQuitsMeanwhileLeavesNoEntry()
{
    QStringList written;
    QStringList removed;
    {
        StoringScene scene;
        scene.secrets.beforeRemove = [&](const QString &key) { removed << key; };
        QTRY_VERIFY(scene.isReady());
        written = scene.secrets.entries.keys(); // and not yet told
    }
    QCOMPARE(written.size(), 1);
    QCOMPARE(removed, written);
}

QTEST_GUILESS_MAIN(TestStoring)
#include "tst_storing.moc"
