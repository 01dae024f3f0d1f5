// SPDX-License-Identifier: Apache-2.0
#include "session/sessionstate.h"

#include <QFile>
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

/// The table of ARCHITECTURE.md, written by hand from what a person can see happen: a state, and
/// those that may follow it.
const QHash<QByteArray, QByteArrayList> &documented()
{
    static const QHash<QByteArray, QByteArrayList> table = [] {
        QHash<QByteArray, QByteArrayList> rows;
        QFile file(QStringLiteral(DAEMUN_SOURCE_DIR "/ARCHITECTURE.md"));
        if (!file.open(QIODevice::ReadOnly))
            return rows;
        const QString text = QString::fromUtf8(file.readAll());
        static const QRegularExpression section(u"\\n## States of a session\\n(.*?)\\n## "_s,
                                                QRegularExpression::DotMatchesEverythingOption);
        static const QRegularExpression row(u"^\\| `(\\w+)` \\| (.*) \\|$"_s,
                                            QRegularExpression::MultilineOption);
        auto found = row.globalMatch(section.match(text).captured(1));
        while (found.hasNext()) {
            const auto one = found.next();
            rows[one.captured(1).toLatin1()] += one.captured(2).remove(u'`').toLatin1().split(',');
        }
        for (QByteArrayList &states : rows) {
            for (QByteArray &state : states)
                state = state.trimmed();
        }
        return rows;
    }();
    return table;
}

bool isAllowed(const QByteArray &from, const QByteArray &to)
{
    return documented().value(from).contains(to);
}

} // namespace

class TestSessionState : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void theDocumentKnowsEveryState();
    void transitions_data();
    void transitions();
    void whoIsSignedIn();
    void anImpossibleTransitionAborts_data();
    void anImpossibleTransitionAborts();
};

/// Each once, and nothing else.
void TestSessionState::theDocumentKnowsEveryState()
{
    QCOMPARE(documented().size(), states().keyCount());
    for (auto row = documented().begin(); row != documented().end(); ++row) {
        QVERIFY2(states().keyToValue(row.key().constData()) >= 0, row.key().constData());
        const QSet<QByteArray> next(row.value().begin(), row.value().end());
        QCOMPARE(next.size(), row.value().size());
        for (const QByteArray &state : next)
            QVERIFY2(states().keyToValue(state.constData()) >= 0, state.constData());
    }
}

/// The code's table and the document's, both ways.
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
