// SPDX-License-Identifier: Apache-2.0
#include "computer.h"
#include "kakao/error.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QStringList never{u"--freshen-delay"_s, u"3600000"_s};
/// Above Session's patience with another process.
constexpr int patience = 40'000;

/// Two programs of the one who has signed in.
struct Two
{
    explicit Two(const Computer &computer)
        : first(computer.start({u"sign-in"_s, u"settle"_s}, 0, never))
    {
        isReady = first->answer(u"settled"_s) == "SignedIn"_L1;
        second = computer.start({u"restore"_s, u"settle"_s}, 0, never);
        isReady = isReady && second->answer(u"settled"_s) == "SignedIn"_L1;
    }

    std::unique_ptr<ChildProcess> first;
    std::unique_ptr<ChildProcess> second;
    bool isReady = false;
};

QString state(ChildProcess &child)
{
    child.send(u"settle"_s);
    return child.answer(u"settled"_s);
}

QString token(ChildProcess &child)
{
    child.send(u"use"_s);
    return child.answer(u"token"_s, patience);
}

} // namespace

/// A program that is stopped, as with Ctrl+Z or by a system that saves power, beside another one.
class TestSuspendedProcess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void acrossTheExpiry_data() { addRotation(); }
    void acrossTheExpiry();
    void inTheMiddleOfARefresh();
    void killedInTheMiddleOfARefresh_data() { addRotation(); }
    void killedInTheMiddleOfARefresh();

private:
    static void addRotation();
};

void TestSuspendedProcess::initTestCase()
{
    QVERIFY2(qEnvironmentVariableIsSet("DAEMUN_KEYRING_PID"), "to be run by with-keyring");
}

void TestSuspendedProcess::addRotation()
{
    QTest::addColumn<bool>("rotates");
    QTest::newRow("the refresh token stays") << false;
    QTest::newRow("the refresh token is replaced") << true;
}

void TestSuspendedProcess::acrossTheExpiry()
{
    QFETCH(const bool, rotates);
    Computer computer(rotates ? Computer::rotating() : sandbox::Options());
    const Two two(computer);
    QVERIFY(two.isReady);
    const QString before = token(*two.first);
    QVERIFY(two.first->says(u"done use"_s));
    QVERIFY(two.first->stop());
    computer.clock().pass(accessTokenLife);
    const auto refreshes = computer.requestsTo("/oauth/token");
    const QString after = token(*two.second);
    QVERIFY(after != before);
    QCOMPARE(computer.requestsTo("/oauth/token"), refreshes + 1);

    QVERIFY(two.first->resume());
    QCOMPARE(token(*two.first), after);
    QCOMPARE(two.first->answer(u"user"_s), QString::number(ryan));
    QCOMPARE(computer.requestsTo("/oauth/token"), refreshes + 1);
    QCOMPARE(state(*two.first), u"SignedIn"_s);
    QCOMPARE(state(*two.second), u"SignedIn"_s);
}

/// What Kakao answers is the only good refresh token there is, and lies in the socket of a process
/// that does not run.
void TestSuspendedProcess::inTheMiddleOfARefresh()
{
    Computer computer(Computer::rotating());
    const Two two(computer);
    QVERIFY(two.isReady);
    computer.clock().pass(accessTokenLife);
    computer.server().setFault("/oauth/token", {.times = 1, .delay = 1s});
    const auto refreshes = computer.requestsTo("/oauth/token");
    two.first->send(u"use"_s);
    QTRY_COMPARE(computer.requestsTo("/oauth/token"), refreshes + 1);
    QVERIFY(two.first->stop());

    const QString notNow =
        u"error %1 transient"_s.arg(int(kakao::ErrorCode::Timeout)); // it waits for the other one
    QCOMPARE(token(*two.second), notNow);
    QCOMPARE(computer.requestsTo("/oauth/token"), refreshes + 1);
    QVERIFY(two.second->says(u"done use"_s));
    QCOMPARE(state(*two.second), u"SignedIn"_s);

    QVERIFY(two.first->resume());
    const QString renewed = two.first->answer(u"token"_s);
    QCOMPARE(two.first->answer(u"user"_s), QString::number(ryan));
    QCOMPARE(computer.requestsTo("/oauth/token"), refreshes + 1);
    computer.clock().pass(10s); // the pause after a failure is over
    QCOMPARE(token(*two.second), renewed);
    QVERIFY(two.second->says(u"done use"_s));
    QCOMPARE(state(*two.first), u"SignedIn"_s);
    QCOMPARE(state(*two.second), u"SignedIn"_s);
}

void TestSuspendedProcess::killedInTheMiddleOfARefresh()
{
    QFETCH(const bool, rotates);
    Computer computer(rotates ? Computer::rotating() : sandbox::Options());
    const Two two(computer);
    QVERIFY(two.isReady);
    computer.clock().pass(accessTokenLife);
    computer.server().setFault("/oauth/token", {.times = 1, .delay = 1h});
    const auto refreshes = computer.requestsTo("/oauth/token");
    two.first->send(u"use"_s);
    QTRY_COMPARE(computer.requestsTo("/oauth/token"), refreshes + 1);
    QVERIFY(two.first->kill());

    const QString taken = token(*two.second);
    QCOMPARE(computer.requestsTo("/oauth/token"), refreshes + 2); // it took the lock over
    if (rotates) { // Kakao has given the new tokens to the dead
        QCOMPARE(taken, u"error %1 ends"_s.arg(int(kakao::ErrorCode::Rejected)));
        QCOMPARE(state(*two.second), u"Ended"_s);
        QCOMPARE(computer.accounts().constFirst().endedBy, u"KOE322"_s);
    } else {
        QCOMPARE(two.second->answer(u"user"_s), QString::number(ryan));
        QCOMPARE(state(*two.second), u"SignedIn"_s);
    }
}

QTEST_GUILESS_MAIN(TestSuspendedProcess)
#include "tst_suspendedprocess.moc"
