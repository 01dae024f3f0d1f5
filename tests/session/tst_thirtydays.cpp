// SPDX-License-Identifier: Apache-2.0
#include "month.h"

#include "support/logcapture.h"
#include "support/secretsearch.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

/// Months of use, in which nobody is signed out who should not be, no rotated token is lost, Kakao
/// has no reason to refuse more tokens, and no secret reaches a log or a file.
class TestThirtyDays : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void everyMonthEndsSignedIn_data();
    void everyMonthEndsSignedIn();
    void onlyWhatIsLostOnItsWayEnds_data();
    void onlyWhatIsLostOnItsWayEnds();
    void enoughHasHappened();

private:
    static constexpr int months = 52;
    static constexpr int losingMonths = 8;

    static void addSeeds(int count);
    void live(quint32 seed, Month::Losing losing, Tally &sum);

    Tally m_all;
    Tally m_losing;
    int m_lived = 0;
};

void TestThirtyDays::init()
{
    // What is expected, and told: everything else fails.
    QTest::failOnWarning(QRegularExpression(u"^(?!not stored:|the session has ended:)"_s));
}

void TestThirtyDays::addSeeds(int count)
{
    QTest::addColumn<quint32>("seed");
    for (int seed = 0; seed < count; ++seed)
        QTest::addRow("seed %d", seed) << quint32(seed);
}

void TestThirtyDays::everyMonthEndsSignedIn_data()
{
    addSeeds(months);
}

/// Whatever happens, short of an answer that rotates and never comes.
void TestThirtyDays::everyMonthEndsSignedIn()
{
    QFETCH(const quint32, seed);
    const int lostBefore = m_all.lostRotations;
    live(seed, Month::Losing::Never, m_all);
    QCOMPARE(m_all.lostRotations, lostBefore);
}

void TestThirtyDays::onlyWhatIsLostOnItsWayEnds_data()
{
    addSeeds(losingMonths);
}

/// Such an answer ends a session by Kakao's rules: that it ends by nothing else is told by a month
/// itself.
void TestThirtyDays::onlyWhatIsLostOnItsWayEnds()
{
    QFETCH(const quint32, seed);
    live(seed, Month::Losing::Sometimes, m_losing);
}

void TestThirtyDays::live(quint32 seed, Month::Losing losing, Tally &sum)
{
    LogCapture log;
    Month month(seed, losing);
    const QString problem = month.live();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const Tally tally = month.tally();
    sum.add(tally);
    ++m_lived;
    QVERIFY(tally.mostTokens < 20); // with 20 in ten minutes Kakao refuses (KOE237)

    QList<QByteArray> secrets = Ledger(month.life().server).texts() + month.storedSecrets();
    const SecretSearch ofFiles(secrets);
    QCOMPARE(ofFiles.findInFolder(month.life().data.path()), QStringList());
    for (const sandbox::Account &account : sandbox::Server::accounts())
        secrets.append(account.loginId.toLatin1()); // the database may know it, a log may not
    const QByteArray lines = log.take();
    QVERIFY(lines.contains("daemun.session"));
    QCOMPARE(SecretSearch(secrets).find(lines), std::nullopt);
}

/// A month in which nothing happens proves nothing.
void TestThirtyDays::enoughHasHappened()
{
    if (m_lived < months + losingMonths)
        QSKIP("only some of the months were lived through");
    // The summary of all that is worth a line in the log of a build.
    std::printf("%d months: %d starts, %d calls, %lld refreshes, %lld rotations, %d offline "
                "spells, %d waits, %d lost answers, %d held writes, %d times another program was "
                "first, %d hangs, at most %lld tokens in ten minutes; and %d rotations truly lost "
                "in %d more months\n",
                months, m_all.starts, m_all.calls, qlonglong(m_all.refreshes),
                qlonglong(m_all.rotations), m_all.offlineSpells, m_all.waits, m_all.lostAnswers,
                m_all.heldWrites, m_all.othersFirst, m_all.hangs, qlonglong(m_all.mostTokens),
                m_losing.lostRotations, losingMonths);
    QVERIFY(m_all.starts > 500);
    QVERIFY(m_all.calls > 1000);
    QVERIFY(m_all.refreshes > 1000);
    QVERIFY(m_all.rotations > 200);
    QVERIFY(m_all.offlineSpells > 150);
    QVERIFY(m_all.waits > 100);
    QVERIFY(m_all.lostAnswers > 100);
    QVERIFY(m_all.heldWrites > 2);
    QVERIFY(m_all.othersFirst > 40);
    QVERIFY(m_all.hangs > 2);
    QVERIFY(m_losing.lostRotations > 3);
    QVERIFY(m_all.mostTokens >= 8); // the limit of our own was met
}

QTEST_GUILESS_MAIN(TestThirtyDays)
#include "tst_thirtydays.moc"
