// SPDX-License-Identifier: Apache-2.0
#include "computer.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int many = 8;
constexpr int rounds = 20;
const QStringList never{u"--freshen-delay"_s, u"3600000"_s};

using Children = std::vector<std::unique_ptr<ChildProcess>>;

/// Programs of the one who has signed in.
Children startMany(const Computer &computer, int count)
{
    Children children;
    for (int i = 0; i < count; ++i)
        children.push_back(computer.start({u"restore"_s, u"settle"_s}, 0, never));
    return children;
}

bool areSignedIn(const Children &children)
{
    return std::ranges::all_of(
        children, [](const auto &child) { return child->answer(u"settled"_s) == u"SignedIn"_s; });
}

/// What each is told by one `use`, sent to all at once: a token, or why not.
QStringList useTogether(const Children &children)
{
    for (const auto &child : children)
        child->send(u"use"_s);
    QStringList tokens;
    for (const auto &child : children) {
        tokens.append(child->answer(u"token"_s));
        if (child->answer(u"user"_s) != QString::number(ryan))
            tokens.append(u"not its user"_s);
    }
    return tokens;
}

} // namespace

/// Several programs of one person at once.
class TestManyProcesses : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void oneRefreshForAll_data();
    void oneRefreshForAll();
    void signingOutWhileAnotherUses_data();
    void signingOutWhileAnotherUses();
    void signingOutWhileAnotherRefreshes();
    void signingOutAndInWhileAnotherUses();
    void disconnectingAfterAnotherHasSignedInAgain();
    void signingInAtOnce_data();
    void signingInAtOnce();

private:
    Keyring m_keyring;
};

void TestManyProcesses::initTestCase()
{
    QVERIFY2(qEnvironmentVariableIsSet("DAEMUN_KEYRING_PID"), "to be run by with-keyring");
}

void TestManyProcesses::oneRefreshForAll_data()
{
    QTest::addColumn<bool>("rotates");
    QTest::newRow("the refresh token stays") << false;
    QTest::newRow("the refresh token is replaced") << true;
}

void TestManyProcesses::oneRefreshForAll()
{
    QFETCH(const bool, rotates);
    Computer computer(rotates ? Computer::rotating() : sandbox::Options());
    QVERIFY(computer.start({u"sign-in"_s, u"quit"_s})->quit());
    const Children children = startMany(computer, many);
    QVERIFY(areSignedIn(children));

    auto refreshes = computer.requestsTo("/oauth/token");
    QSet<QString> seen;
    for (int round = 1; round <= rounds; ++round) {
        computer.clock().pass(accessTokenLife);
        const QStringList tokens = useTogether(children);
        QCOMPARE(tokens, QStringList(many, tokens.first()));
        QVERIFY2(!tokens.first().startsWith(u"error"_s), qPrintable(tokens.first()));
        QCOMPARE(computer.requestsTo("/oauth/token"), ++refreshes);
        seen.insert(tokens.first());
    }
    QCOMPARE(seen.size(), rounds);
}

void TestManyProcesses::signingOutWhileAnotherUses_data()
{
    QTest::addColumn<int>("usesBefore");
    for (const int uses : {0, 1, 3})
        QTest::addRow("after %d calls", uses) << uses;
}

void TestManyProcesses::signingOutWhileAnotherUses()
{
    QFETCH(const int, usesBefore);
    Computer computer;
    const auto leaving = computer.start({u"sign-in"_s, u"settle"_s}, 0, never);
    QCOMPARE(leaving->answer(u"settled"_s), u"SignedIn"_s);
    const Children others = startMany(computer, 1);
    QVERIFY(areSignedIn(others));
    ChildProcess &other = *others.front();
    for (int i = 0; i < usesBefore + 20; ++i)
        other.send(u"use"_s);
    for (int i = 0; i < usesBefore; ++i)
        QVERIFY(other.says(u"done use"_s));

    QVERIFY(leaving->carryOut(u"sign-out"_s));
    leaving->send(u"settle"_s);
    QCOMPARE(leaving->answer(u"settled"_s), u"SignedOut"_s);
    QCOMPARE(leaving->last(u"departed sign-out"_s), u"ok over"_s);
    other.send(u"use"_s); // at the latest now it learns of it
    other.send(u"settle"_s);
    QCOMPARE(other.answer(u"settled"_s), u"SignedOut"_s);
    QVERIFY(computer.accounts().isEmpty());
    QVERIFY(computer.departures().isEmpty());
    QVERIFY(computer.entries(m_keyring).isEmpty());
    QCOMPARE(computer.requestsTo("/v1/user/logout"), 1);
}

/// It must not write its new tokens where the old ones have been taken away.
void TestManyProcesses::signingOutWhileAnotherRefreshes()
{
    Computer computer;
    const auto leaving = computer.start({u"sign-in"_s, u"settle"_s}, 0, never);
    QCOMPARE(leaving->answer(u"settled"_s), u"SignedIn"_s);
    const Children others = startMany(computer, 1);
    QVERIFY(areSignedIn(others));
    ChildProcess &other = *others.front();
    // The other one refreshes because Kakao calls its token dead; the one who leaves has it still.
    computer.server().setFault("/v2/user/me", {.times = 1, .kapi = -401});
    computer.server().setFault("/oauth/token", {.times = 1, .delay = std::chrono::seconds(1)});
    const auto refreshes = computer.requestsTo("/oauth/token");
    other.send(u"use"_s);
    QTRY_COMPARE(computer.requestsTo("/oauth/token"), refreshes + 1);

    QVERIFY(leaving->carryOut(u"sign-out"_s));
    leaving->send(u"settle"_s);
    QCOMPARE(leaving->answer(u"settled"_s), u"SignedOut"_s);
    QVERIFY(other.says(u"done use"_s));
    QVERIFY(other.carryOut(u"use"_s));
    other.send(u"settle"_s);
    QCOMPARE(other.answer(u"settled"_s), u"SignedOut"_s);
    QVERIFY(computer.departures().isEmpty());
    QCOMPARE(computer.entries(m_keyring).keys(), QStringList());
}

void TestManyProcesses::signingOutAndInWhileAnotherUses()
{
    Computer computer;
    const auto first = computer.start({u"sign-in"_s, u"settle"_s}, 0, never);
    QCOMPARE(first->answer(u"settled"_s), u"SignedIn"_s);
    const Children others = startMany(computer, 1);
    QVERIFY(areSignedIn(others));
    ChildProcess &other = *others.front();

    QVERIFY(first->carryOut(u"sign-out"_s));
    QVERIFY(first->carryOut(u"settle"_s));
    QVERIFY(first->carryOut(u"sign-in"_s));
    const auto entries = computer.entries(m_keyring);
    QCOMPARE(entries.size(), 1);
    QVERIFY(other.carryOut(u"use"_s));
    other.send(u"settle"_s);
    QCOMPARE(other.answer(u"settled"_s), u"SignedIn"_s);
    first->send(u"use"_s);
    const QString token = first->answer(u"token"_s);
    other.send(u"use"_s);
    QCOMPARE(other.answer(u"token"_s), token);
    QCOMPARE(computer.entries(m_keyring), entries);
}

/// With the tokens that Kakao knows, not with those of before.
void TestManyProcesses::disconnectingAfterAnotherHasSignedInAgain()
{
    Computer computer;
    const auto first = computer.start({u"sign-in"_s, u"settle"_s}, 0, never);
    QCOMPARE(first->answer(u"settled"_s), u"SignedIn"_s);
    const Children others = startMany(computer, 1);
    QVERIFY(areSignedIn(others));
    ChildProcess &other = *others.front();
    QVERIFY(other.carryOut(u"sign-out"_s));
    QVERIFY(other.carryOut(u"settle"_s));
    QVERIFY(other.carryOut(u"sign-in"_s));

    QVERIFY(first->carryOut(u"disconnect"_s));
    first->send(u"settle"_s);
    QCOMPARE(first->answer(u"settled"_s), u"SignedOut"_s);
    QCOMPARE(first->last(u"departed disconnect"_s), u"ok over"_s);
    QVERIFY(computer.entries(m_keyring).isEmpty());
    QVERIFY(!computer.isMember(ryan));
    QVERIFY(!computer.isLinked());
}

void TestManyProcesses::signingInAtOnce_data()
{
    QTest::addColumn<QString>("secondLogin");
    QTest::addColumn<int>("accounts");
    QTest::newRow("one person") << u"ryan@sandbox.test"_s << 1;
    QTest::newRow("two persons") << u"con@sandbox.test"_s << 2;
}

void TestManyProcesses::signingInAtOnce()
{
    QFETCH(const QString, secondLogin);
    QFETCH(const int, accounts);
    for (int round = 0; round < 3; ++round) {
        Computer computer;
        const auto first = computer.start({}, 0, never);
        const auto second = computer.start({}, 0, never);
        for (ChildProcess *child : {first.get(), second.get()})
            QVERIFY(child->carryOut(u"arm"_s)); // it runs
        first->send(u"sign-in"_s);
        second->send(u"sign-in "_s + secondLogin);
        for (ChildProcess *child : {first.get(), second.get()})
            QVERIFY(child->says(u"done sign-in"_s));
        QCOMPARE(computer.accounts().size(), accounts);
        // Whoever came first has been replaced, where it is the same person: the next start ends
        // it.
        QCOMPARE(computer.startAgain()->answer(u"settled"_s), u"SignedIn"_s);
        QCOMPARE(computer.entries(m_keyring).size(), accounts);
        QVERIFY(computer.departures().isEmpty());
        for (ChildProcess *child : {first.get(), second.get()}) {
            QVERIFY(child->carryOut(u"use"_s));
            child->send(u"settle"_s);
            QCOMPARE(child->answer(u"settled"_s), u"SignedIn"_s);
            child->send(u"use"_s);
            QVERIFY(child->answer(u"user"_s).toLongLong() > 0);
        }
    }
}

QTEST_GUILESS_MAIN(TestManyProcesses)
#include "tst_manyprocesses.moc"
