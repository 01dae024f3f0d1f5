// SPDX-License-Identifier: Apache-2.0
#include "life.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using session::Session;
using State = Session::State;

Q_DECLARE_METATYPE(session::Leave)
Q_DECLARE_METATYPE(session::DepartureKind)

/// Several accounts on one computer, beside a real sandbox and a real database.
class TestSeveralAccounts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<std::optional<kakao::Error>>(); }
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void eachHasASessionOfItsOwn();
    void theListTellsWhatBecameOfThem();
    void addingOneAsksWho();
    void signingOutLeavesTheOther();
    void unkeptLeavesNothing();
    void unkeptEndsWhileKakaoIsTold();
    void unkeptIsParkedBesideOthers();
    void disconnecting();
    void leavingAfterAnother_data();
    void leavingAfterAnother();
    void leavingWithoutTheNetwork_data();
    void leavingWithoutTheNetwork();
    void whoComesBackIsNotErased();
};

void TestSeveralAccounts::eachHasASessionOfItsOwn()
{
    Life life;
    Session &session = life.open();
    session.signIn();
    QTRY_COMPARE(session.state(), State::SignedIn);
    QTRY_VERIFY(session.isStored());
    const qint64 ryan = session.member().kakaoId;
    life.agent.loginId = "con@sandbox.test";
    session.signInAnother();
    QTRY_COMPARE(session.state(), State::SignedIn);
    QTRY_VERIFY(session.isStored());
    const qint64 con = session.member().kakaoId;
    QVERIFY(con != ryan);
    QTRY_COMPARE(session.accounts().size(), 2);
    QCOMPARE(life.secrets.entries.size(), 3); // and the signing key

    const int asked = life.agent.asked;
    session.switchTo(ryan);
    QTRY_COMPARE(session.state(), State::SignedIn);
    QCOMPARE(session.member().kakaoId, ryan);
    QCOMPARE(life.agent.asked, asked); // without a login

    Session &later = life.open();
    later.restore();
    QTRY_COMPARE(later.state(), State::SignedIn);
    QCOMPARE(later.member().kakaoId, ryan); // the one used last
    QCOMPARE(later.accounts().size(), 2);
    QVERIFY(later.accounts().first().isCurrent);
    later.switchTo(con);
    QTRY_COMPARE(later.state(), State::SignedIn);
    QVERIFY(later.accounts().last().isCurrent);
}

void TestSeveralAccounts::theListTellsWhatBecameOfThem()
{
    Life life;
    Session &session = life.open();
    session.signIn();
    QTRY_COMPARE(session.state(), State::SignedIn);
    QTRY_VERIFY(session.isStored());
    QTRY_COMPARE(session.accounts().size(), 1);
    const QDateTime signedInAt = life.clock.now();
    QCOMPARE(session.accounts().first().freshenedAt, signedInAt);

    life.clock.pass(std::chrono::hours(1));
    QSignalSpy changed(&session, &Session::accountsChanged);
    session.freshen();
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(session.accounts().first().freshenedAt, life.clock.now());

    const auto unlinked =
        session.call<kakao::Done>([](const kakao::ApiClient &api, const kakao::Secret &access) {
            return api.unlink(access);
        });
    QTRY_VERIFY(unlinked->isFinished());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"the session has ended"_s));
    session.freshen();
    QTRY_COMPARE(session.state(), State::Ended);
    QCOMPARE(session.accounts().first().endedBy, u"KOE322"_s);
    QVERIFY(session.accounts().first().isCurrent);
}

void TestSeveralAccounts::addingOneAsksWho()
{
    Life life;
    Session &session = life.open();
    session.signIn();
    QTRY_COMPARE(session.state(), State::SignedIn);
    QTRY_VERIFY(session.isStored());
    const auto prompt = [&] {
        return QUrlQuery(life.agent.last.authorizationUrl).queryItemValue(u"prompt"_s);
    };
    QCOMPARE(prompt(), QString());
    session.signInAnother();
    QTRY_COMPARE(session.state(), State::SignedIn); // the same person again
    QTRY_VERIFY(session.isStored());
    QCOMPARE(prompt(), u"select_account"_s);
    QTRY_COMPARE(session.accounts().size(), 1);
    QCOMPARE(life.agent.asked, 2);
}

void TestSeveralAccounts::signingOutLeavesTheOther()
{
    Life life;
    Session &session = life.open();
    session.signIn();
    QTRY_COMPARE(session.state(), State::SignedIn);
    QTRY_VERIFY(session.isStored());
    const qint64 ryan = session.member().kakaoId;
    life.agent.loginId = "con@sandbox.test";
    session.signInAnother();
    QTRY_VERIFY(session.state() == State::SignedIn && session.member().kakaoId != ryan);

    QSignalSpy departed(&session, &Session::departed);
    session.leave(session::Leave::SignOut);
    QTRY_COMPARE(session.state(), State::SignedIn);
    QCOMPARE(session.member().kakaoId, ryan);
    QCOMPARE(session.accounts().size(), 1);
    QTRY_COMPARE(departed.count(), 1);
    QCOMPARE(life.secrets.entries.size(), 2);

    session.leave(session::Leave::SignOut);
    QTRY_COMPARE(session.state(), State::SignedOut);
    QTRY_COMPARE(departed.count(), 2);
    QCOMPARE(life.secrets.entries.size(), 1); // the signing key
}

void TestSeveralAccounts::unkeptLeavesNothing()
{
    Life life;
    Session &session = life.open();
    session.restore();
    QTRY_COMPARE(session.state(), State::SignedOut);
    const auto files = life.files();
    session.signIn(session::Keeping::UntilQuit);
    QTRY_COMPARE(session.state(), State::SignedIn);
    QVERIFY(!session.isKept());
    QVERIFY(!session.isStored());
    QVERIFY(!session.notStored()); // it is what the person wanted
    QTRY_COMPARE(session.accounts().size(), 1);
    QVERIFY(life.secrets.entries.isEmpty());
    QCOMPARE(life.files(), files);

    QSignalSpy departed(&session, &Session::departed);
    session.leave(session::Leave::Disconnect);
    QTRY_COMPARE(session.state(), State::SignedOut);
    QTRY_COMPARE(departed.count(), 1);
    QVERIFY(!departed.constFirst().at(1).value<std::optional<kakao::Error>>());
    QCOMPARE(life.requestsTo("/v1/user/unlink"), 1);
    QVERIFY(life.secrets.entries.isEmpty());
    QCOMPARE(life.files(), files);
}

/// The program ends before Kakao has answered: the call ends with it, and reaches nothing of it.
void TestSeveralAccounts::unkeptEndsWhileKakaoIsTold()
{
    Life life;
    Session &session = life.open();
    session.signIn(session::Keeping::UntilQuit);
    QTRY_COMPARE(session.state(), State::SignedIn);
    life.server.setFault("/v1/user/unlink", {.hang = true});
    session.leave(session::Leave::Disconnect);
    QTRY_COMPARE(life.requestsTo("/v1/user/unlink"), 1);
    const qsizetype before = life.server.openConnections();

    life.session.reset(); // what it stands on is still there, and would let the call go on
    QTRY_COMPARE(life.server.openConnections(), before - 1); // others rest
    Session &later = life.open();
    later.restore();
    QTRY_COMPARE(later.state(), State::SignedOut);
    QVERIFY(later.accounts().isEmpty());
}

void TestSeveralAccounts::unkeptIsParkedBesideOthers()
{
    Life life;
    Session &session = life.open();
    session.signIn();
    QTRY_COMPARE(session.state(), State::SignedIn);
    QTRY_VERIFY(session.isStored());
    const qint64 ryan = session.member().kakaoId;
    life.agent.loginId = "con@sandbox.test";
    session.signInAnother(session::Keeping::UntilQuit);
    QTRY_VERIFY(session.state() == State::SignedIn && session.member().kakaoId != ryan);
    const qint64 con = session.member().kakaoId;
    QTRY_COMPARE(session.accounts().size(), 2);

    session.switchTo(ryan);
    QTRY_COMPARE(session.state(), State::SignedIn);
    QVERIFY(session.isKept());
    QCOMPARE(session.accounts().size(), 2);
    session.switchTo(con);
    QTRY_COMPARE(session.state(), State::SignedIn);
    QVERIFY(!session.isKept());
    QCOMPARE(session.member().kakaoId, con);

    Session &later = life.open();
    later.restore();
    QTRY_COMPARE(later.state(), State::SignedIn);
    QCOMPARE(later.member().kakaoId, ryan);
    QCOMPARE(later.accounts().size(), 1);
}

void TestSeveralAccounts::disconnecting()
{
    Life life;
    Session &session = life.open();
    session.signIn();
    QTRY_COMPARE(session.state(), State::SignedIn);
    QTRY_VERIFY(session.isStored());
    const qint64 ryan = session.member().kakaoId;
    QSignalSpy departed(&session, &Session::departed);
    session.leave(session::Leave::Disconnect);
    QTRY_COMPARE(session.state(), State::SignedOut);
    QTRY_COMPARE(departed.count(), 1);
    QCOMPARE(life.requestsTo("/v1/user/unlink"), 1);
    QCOMPARE(life.erased, {ryan});
    QCOMPARE(life.secrets.entries.size(), 1); // the signing key
    const auto gone = life.directory->lookUp(ryan);
    QTRY_VERIFY(gone->isFinished());
    QVERIFY(!gone->result());
}

void TestSeveralAccounts::leavingAfterAnother_data()
{
    using session::DepartureKind;
    using session::Leave;
    QTest::addColumn<Leave>("how");
    QTest::addColumn<DepartureKind>("first"); // what another process did
    QTest::addColumn<bool>("isOver");         // whether it has come to its end
    QTest::addColumn<bool>("isDone");
    const auto row = [](const char *name, Leave how, DepartureKind first, bool isOver,
                        bool isDone) { QTest::newRow(name) << how << first << isOver << isDone; };
    row("signing out, signed out", Leave::SignOut, DepartureKind::SignOut, true, true);
    row("signing out, being signed out", Leave::SignOut, DepartureKind::SignOut, false, true);
    row("signing out, disconnected", Leave::SignOut, DepartureKind::Disconnect, true, true);
    row("signing out, being disconnected", Leave::SignOut, DepartureKind::Disconnect, false, true);
    row("disconnecting, disconnected", Leave::Disconnect, DepartureKind::Disconnect, true, true);
    row("disconnecting, being disconnected", Leave::Disconnect, DepartureKind::Disconnect, false,
        true);
    row("disconnecting, signed out", Leave::Disconnect, DepartureKind::SignOut, true, false);
    row("disconnecting, being signed out", Leave::Disconnect, DepartureKind::SignOut, false, false);
}

/// Another process was first: what became of it is told all the same, and once.
void TestSeveralAccounts::leavingAfterAnother()
{
    QFETCH(const session::Leave, how);
    QFETCH(const session::DepartureKind, first);
    QFETCH(const bool, isOver);
    QFETCH(const bool, isDone);
    Life life;
    Session &session = life.open();
    session.signIn();
    QTRY_COMPARE(session.state(), State::SignedIn);
    QTRY_VERIFY(session.isStored());
    const auto departure = life.directory->depart(session.member().kakaoId, first);
    QTRY_VERIFY(departure->isFinished());
    if (isOver) {
        const auto completed = life.directory->completeDeparture(*departure->result());
        QTRY_VERIFY(completed->isFinished());
    }

    const auto kind = how == session::Leave::Disconnect ? session::DepartureKind::Disconnect
                                                        : session::DepartureKind::SignOut;
    QList<std::optional<kakao::Error>> told;
    connect(&session, &Session::departed, this,
            [&](session::DepartureKind of, const std::optional<kakao::Error> &error, bool) {
                if (of == kind)
                    told << error;
            });
    session.leave(how);
    QTRY_COMPARE(session.state(), State::SignedOut);
    QTRY_VERIFY(!told.isEmpty() && !session.hasUnfinishedWork());
    QCOMPARE(told.size(), 1);
    QCOMPARE(!told.constFirst(), isDone);
    const auto departures = life.directory->departures();
    QTRY_VERIFY(departures->isFinished());
    QCOMPARE(departures->result()->size(), 0);
}

void TestSeveralAccounts::leavingWithoutTheNetwork_data()
{
    QTest::addColumn<session::Leave>("how");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("signing out") << session::Leave::SignOut << QByteArray("/v1/user/logout");
    QTest::newRow("disconnecting") << session::Leave::Disconnect << QByteArray("/v1/user/unlink");
}

void TestSeveralAccounts::leavingWithoutTheNetwork()
{
    QFETCH(const session::Leave, how);
    QFETCH(const QByteArray, path);
    Life life;
    Session &session = life.open();
    session.signIn();
    QTRY_COMPARE(session.state(), State::SignedIn);
    QTRY_VERIFY(session.isStored());
    const qint64 ryan = session.member().kakaoId;
    life.server.stop();
    QSignalSpy departed(&session, &Session::departed);
    session.leave(how);
    QTRY_COMPARE(session.state(), State::SignedOut); // here it is done
    QTRY_COMPARE(departed.count(), 1);
    QVERIFY(departed.constFirst().at(1).value<std::optional<kakao::Error>>());
    QVERIFY(departed.constFirst().at(2).toBool()); // and kept for later
    QCOMPARE(life.secrets.entries.size(), 2);

    QVERIFY(!life.server.start());
    Session &later = life.open(std::chrono::milliseconds(0));
    QSignalSpy laterDeparted(&later, &Session::departed);
    later.restore();
    QTRY_COMPARE(later.state(), State::SignedOut);
    QTRY_COMPARE(laterDeparted.count(), 1);
    QVERIFY(!laterDeparted.constFirst().at(1).value<std::optional<kakao::Error>>());
    QCOMPARE(life.requestsTo(path), 1);
    QCOMPARE(life.secrets.entries.size(), 1);
    const auto member = life.directory->lookUp(ryan);
    QTRY_VERIFY(member->isFinished());
    QCOMPARE(bool(member->result()), how == session::Leave::SignOut);
}

void TestSeveralAccounts::whoComesBackIsNotErased()
{
    Life life;
    Session &session = life.open();
    session.signIn();
    QTRY_COMPARE(session.state(), State::SignedIn);
    QTRY_VERIFY(session.isStored());
    const session::Member before = session.member();
    life.server.setFault("/v1/user/unlink", {.status = 503, .body = "<html>"});
    QSignalSpy departed(&session, &Session::departed);
    session.leave(session::Leave::Disconnect);
    QTRY_COMPARE(departed.count(), 1);
    session.signIn();
    QTRY_COMPARE(session.state(), State::SignedIn);
    QTRY_VERIFY(session.isStored());
    QCOMPARE(session.member().id, before.id);

    life.server.clearFaults();
    Session &later = life.open(std::chrono::milliseconds(0));
    QSignalSpy laterDeparted(&later, &Session::departed);
    later.restore();
    QTRY_COMPARE(laterDeparted.count(), 1); // the tokens of before are logged out
    QCOMPARE(life.requestsTo("/v1/user/unlink"), 1);
    QCOMPARE(life.requestsTo("/v1/user/logout"), 1);
    QCOMPARE(later.state(), State::SignedIn);
    QCOMPARE(later.member().id, before.id);
    QVERIFY(life.erased.isEmpty());
}

QTEST_GUILESS_MAIN(TestSeveralAccounts)
#include "tst_severalaccounts.moc"
