// SPDX-License-Identifier: Apache-2.0
#include "session/sessionstate.h"

#include <QMetaEnum>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace Qt::StringLiterals;
using State = session::SessionState;

namespace {

constexpr auto transitionArgument = "--transition"; // of the child: and the two states

QMetaEnum states()
{
    return QMetaEnum::fromType<State>();
}

/// Written down by hand, from what a person can see happen.
bool isAllowed(const QByteArray &from, const QByteArray &to)
{
    static const QHash<QByteArray, QByteArrayList> allowed{
        {"SignedOut", {"Restoring", "SigningIn"}},
        {"Restoring", {"SignedOut", "SignedIn", "Offline", "Ended", "WaitingForSecretStore"}},
        {"WaitingForSecretStore", {"Restoring", "SigningIn"}},
        {"SigningIn",
         {"ChoosingNickname", "SignedIn", // and back, when it was cancelled or failed
          "SignedOut", "WaitingForSecretStore", "Offline", "Ended"}},
        {"ChoosingNickname",
         {"SignedIn", "SignedOut", "WaitingForSecretStore", "Offline", "Ended"}},
        {"SignedIn", {"Offline", "Ended", "SigningIn", "Leaving", "Restoring"}},
        {"Offline", {"SignedIn", "Ended", "SigningIn", "Leaving", "Restoring"}},
        {"Ended", {"SigningIn", "Leaving", "Restoring"}},
        {"Leaving", {"Restoring", "SignedIn", "Offline", "Ended"}}, // back, when it cannot be
    };
    return allowed.value(from).contains(to);
}

} // namespace

class TestSessionState : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void transitions_data();
    void transitions();
    void whoIsSignedIn();
    void anImpossibleTransitionAborts_data();
    void anImpossibleTransitionAborts();
};

void TestSessionState::transitions_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QCOMPARE(states().keyCount(), 9);
    for (int from = 0; from < states().keyCount(); ++from) {
        for (int to = 0; to < states().keyCount(); ++to) {
            QTest::addRow("%s to %s", states().key(from), states().key(to))
                << QByteArray(states().key(from)) << QByteArray(states().key(to));
        }
    }
}

void TestSessionState::transitions()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    const auto state = [](const QByteArray &key) {
        return State(states().keyToValue(key.constData()));
    };
    QCOMPARE(session::mayFollow(state(from), state(to)), isAllowed(from, to));
    if (isAllowed(from, to))
        session::requireTransition(state(from), state(to));
}

void TestSessionState::whoIsSignedIn()
{
    QByteArrayList signedIn;
    for (int i = 0; i < states().keyCount(); ++i) {
        if (session::isSignedIn(State(states().value(i))))
            signedIn << states().key(i);
    }
    QCOMPARE(signedIn, QByteArrayList({"SignedIn", "Offline"}));
}

void TestSessionState::anImpossibleTransitionAborts_data()
{
    QTest::addColumn<State>("from");
    QTest::addColumn<State>("to");
    QTest::addColumn<bool>("isPossible");
    QTest::newRow("signed out without leaving") << State::SignedIn << State::SignedOut << false;
    QTest::newRow("back without a login") << State::Ended << State::SignedIn << false;
    QTest::newRow("the keychain is locked")
        << State::WaitingForSecretStore << State::SignedOut << false;
    QTest::newRow("nowhere") << State::Leaving << State::Leaving << false;
    QTest::newRow("a possible one") << State::SignedIn << State::Leaving << true;
}

void TestSessionState::anImpossibleTransitionAborts()
{
    QFETCH(const State, from);
    QFETCH(const State, to);
    QFETCH(const bool, isPossible);
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(),
                {QString::fromLatin1(transitionArgument), QString::number(int(from)),
                 QString::number(int(to))});
    QVERIFY(child.waitForFinished());
    const QByteArray said = child.readAllStandardError();
#ifdef QT_NO_DEBUG
    const bool survives = true;
#else
    const bool survives = isPossible;
#endif
    QCOMPARE(child.exitStatus(), survives ? QProcess::NormalExit : QProcess::CrashExit);
    QCOMPARE(said.contains("no such transition"), !survives);
}

int main(int argc, char *argv[])
{
    if (argc == 4 && qstrcmp(argv[1], transitionArgument) == 0) {
#ifdef Q_OS_UNIX
        const rlimit none{0, 0}; // no core file is left behind
        setrlimit(RLIMIT_CORE, &none);
#endif
        session::requireTransition(State(QByteArray(argv[2]).toInt()),
                                   State(QByteArray(argv[3]).toInt()));
        return 0;
    }
    QCoreApplication app(argc, argv);
    TestSessionState test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_sessionstate.moc"
