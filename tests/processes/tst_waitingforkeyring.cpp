// SPDX-License-Identifier: Apache-2.0
#include "computer.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 40'000; ///< the second try may be 20 seconds after the first
/// Long enough for a keyring that answers; and nothing is written but what the waiting writes.
const QStringList options{u"--keyring-timeout"_s, u"1000"_s, u"--freshen-delay"_s, u"3600000"_s};

} // namespace

/// A keyring that does not show what it keeps, and shows it later: the session waits, changes
/// nothing, and goes on by itself.
class TestWaitingForKeyring : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void locked();
    void hung();
    void comesLate();

private:
    using Items = QMap<QString, QByteArray>;
    /// What the keyring keeps of somebody who has signed in.
    [[nodiscard]] Items signIn(const Computer &computer) const;
    [[nodiscard]] static bool isWaiting(ChildProcess &child);
    [[nodiscard]] static bool goesOn(ChildProcess &child);

    Keyring m_keyring;
};

void TestWaitingForKeyring::initTestCase()
{
    QVERIFY2(qEnvironmentVariableIsSet("DAEMUN_KEYRING_PID"), "to be run by with-keyring");
}

void TestWaitingForKeyring::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    QVERIFY(m_keyring.start(Keyring::Collection::Unlocked));
}

TestWaitingForKeyring::Items TestWaitingForKeyring::signIn(const Computer &computer) const
{
    return computer.start({u"sign-in"_s, u"quit"_s})->quit() ? m_keyring.items() : Items();
}

bool TestWaitingForKeyring::isWaiting(ChildProcess &child)
{
    return child.answer(u"settled"_s) == "WaitingForSecretStore"_L1;
}

bool TestWaitingForKeyring::goesOn(ChildProcess &child)
{
    return child.says(u"state SignedIn"_s, patience);
}

void TestWaitingForKeyring::locked()
{
    const Computer computer;
    const Items before = signIn(computer);
    QVERIFY(!before.isEmpty());
    const auto accounts = computer.accounts();
    QVERIFY(m_keyring.lock());
    const auto child = computer.start({u"restore"_s, u"settle"_s}, 0, options);
    QVERIFY(isWaiting(*child));
    QVERIFY(computer.accounts() == accounts);

    QVERIFY(m_keyring.unlock());
    QVERIFY(goesOn(*child));
    QCOMPARE(m_keyring.items(), before);
}

void TestWaitingForKeyring::hung()
{
    const Computer computer;
    const Items before = signIn(computer);
    QVERIFY(!before.isEmpty());
    const auto accounts = computer.accounts();
    QVERIFY(m_keyring.stop());
    const auto child = computer.start({u"restore"_s, u"settle"_s}, 0, options);
    QVERIFY(isWaiting(*child));
    QVERIFY(computer.accounts() == accounts);

    QVERIFY(m_keyring.resume());
    QVERIFY(goesOn(*child));
    QCOMPARE(m_keyring.items(), before);
}

/// As in a session of a desktop that starts the program ten seconds and more before its keyring:
/// whatever the program tries by itself meanwhile fails, and changes nothing.
void TestWaitingForKeyring::comesLate()
{
    const Computer computer;
    const Items before = signIn(computer);
    QVERIFY(!before.isEmpty());
    const auto accounts = computer.accounts();
    QVERIFY(m_keyring.kill());
    QElapsedTimer sinceStart;
    sinceStart.start();
    const auto child = computer.start({u"restore"_s, u"settle"_s}, 0, options);
    QVERIFY(isWaiting(*child));
    do {
        QVERIFY(child->says(u"state Restoring"_s, patience));
        QVERIFY(child->says(u"state WaitingForSecretStore"_s));
    } while (!sinceStart.hasExpired(10'000));
    QVERIFY(computer.accounts() == accounts);

    QVERIFY(m_keyring.start(Keyring::Collection::Unlocked));
    QVERIFY(goesOn(*child));
    QCOMPARE(m_keyring.items(), before);
}

QTEST_GUILESS_MAIN(TestWaitingForKeyring)
#include "tst_waitingforkeyring.moc"
