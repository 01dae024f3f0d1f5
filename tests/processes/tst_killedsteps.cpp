// SPDX-License-Identifier: Apache-2.0
#include "computer.h"
#include "kakao/error.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int together = 4;
/// More than any story has.
constexpr int mostSteps = 80;

/// A computer on which a program has been killed at one step of a story.
struct Killed
{
    std::unique_ptr<Computer> computer;
    std::unique_ptr<ChildProcess> child;
    int step = 0;
    bool isKilled = false;
    QList<session::Account> accountsBefore = {}; ///< before the next start
    QMap<QString, QByteArray> entriesBefore = {};
    bool hadPhoto = false; ///< likewise
    std::unique_ptr<ChildProcess> next = {};
    QString state = {}; ///< after it
};

QByteArray accessTokenIn(const QByteArray &entry)
{
    const QJsonDocument json = QJsonDocument::fromJson(entry);
    return (json.isNull() ? QJsonDocument::fromJson(QByteArray::fromBase64(entry)) : json)
        .object()[u"access"_s]
        .toString()
        .toLatin1();
}

/// What must hold of every computer after the next start, whatever was going on.
QString whatIsHalf(const Killed &killed, const Keyring &keyring)
{
    const auto accounts = killed.computer->accounts();
    QStringList known;
    for (const session::Account &account : accounts)
        known.append(account.entry);
    const QStringList entries = killed.computer->entries(keyring).keys();
    for (const QString &entry : entries) {
        if (!known.contains(entry))
            return u"a secret is left lying about"_s;
    }
    if (!killed.computer->departures().isEmpty())
        return u"somebody is still leaving"_s;
    const bool hasPhoto = killed.computer->hasPhoto(ryan);
    if (accounts.isEmpty() && hasPhoto)
        return u"a photo is left lying about"_s;
    if (!accounts.isEmpty() && hasPhoto != killed.hadPhoto)
        return u"the photo of an account is gone"_s;
    if (accounts.isEmpty())
        return killed.state == "SignedOut"_L1 ? QString()
                                              : u"without an account: "_s + killed.state;
    if (!accounts.first().endedBy.isEmpty())
        return killed.state == "Ended"_L1 ? QString() : u"ended, and yet "_s + killed.state;
    if (!entries.contains(accounts.first().entry))
        return u"an account without an entry: "_s + killed.state;
    return killed.state == "SignedIn"_L1 ? QString() : u"in spite of its entry: "_s + killed.state;
}

} // namespace

/// A program that is killed at whatever step, and started again.
class TestKilledSteps : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void everyStep_data();
    void everyStep();

private:
    std::vector<Killed> killTogether(const QStringList &story, bool rotates, int from);
    [[nodiscard]] QString whatIsWrong(const Killed &killed, const QString &must) const;

    Keyring m_keyring;
};

void TestKilledSteps::initTestCase()
{
    QVERIFY2(qEnvironmentVariableIsSet("DAEMUN_KEYRING_PID"), "to be run by with-keyring");
}

void TestKilledSteps::everyStep_data()
{
    QTest::addColumn<QStringList>("story"); ///< from `arm` on it may be killed
    QTest::addColumn<bool>("rotates");      ///< refresh tokens do
    QTest::addColumn<QString>("must");      ///< what must have become of it

    const QString in = u"sign-in"_s;
    const QString arm = u"arm"_s;
    const QString settle = u"settle"_s;
    const QString expire = u"pass 21600"_s;
    QTest::newRow("signing in") << QStringList{arm, in, settle} << false << u"sign in"_s;
    QTest::newRow("signing in again")
        << QStringList{in, arm, u"another"_s, settle} << false << u"stay"_s;
    QTest::newRow("refreshing") << QStringList{in, expire, arm, u"use"_s, settle} << false
                                << u"stay"_s;
    QTest::newRow("refreshing, and the refresh token is replaced")
        << QStringList{in, expire, arm, u"use"_s, settle} << true << u"stay or end"_s;
    QTest::newRow("signing out") << QStringList{in, arm, u"sign-out"_s, settle} << false
                                 << u"leave"_s;
    QTest::newRow("signing out with an expired token")
        << QStringList{in, expire, arm, u"sign-out"_s, settle} << false << u"leave"_s;
    QTest::newRow("disconnecting")
        << QStringList{in, arm, u"disconnect"_s, settle} << false << u"disconnect"_s;
    QTest::newRow("disconnecting with an expired token")
        << QStringList{in, expire, arm, u"disconnect"_s, settle} << false << u"disconnect"_s;
    QTest::newRow("disconnecting, and the refresh token is replaced")
        << QStringList{in, expire, arm, u"disconnect"_s, settle} << true << u"disconnect or lose"_s;
}

std::vector<Killed> TestKilledSteps::killTogether(const QStringList &story, bool rotates, int from)
{
    std::vector<Killed> all;
    for (int step = from; step < from + together; ++step) {
        auto computer =
            std::make_unique<Computer>(rotates ? Computer::rotating() : sandbox::Options());
        auto child = computer->start(story + QStringList{u"quit"_s}, step,
                                     {u"--freshen-delay"_s, u"3600000"_s});
        all.push_back({.computer = std::move(computer), .child = std::move(child), .step = step});
    }
    for (Killed &one : all) {
        one.isKilled = one.child->wasKilled();
        one.accountsBefore = one.computer->accounts();
        one.entriesBefore = one.computer->entries(m_keyring);
        one.hadPhoto = one.computer->hasPhoto(ryan);
    }
    for (Killed &one : all)
        one.next = one.computer->startAgain();
    for (Killed &one : all)
        one.state = one.next->answer(u"settled"_s);
    return all;
}

QString TestKilledSteps::whatIsWrong(const Killed &killed, const QString &must) const
{
    if (const QString half = whatIsHalf(killed, m_keyring); !half.isEmpty())
        return half;
    const bool hadLeft = killed.accountsBefore.isEmpty();
    if (must == "sign in"_L1)
        return killed.state == "Ended"_L1 ? killed.state : QString();
    if (!hadLeft && !killed.hadPhoto)
        return u"an account without its photo"_s;
    if (must.startsWith("stay"_L1)) {
        const bool mayEnd = must == "stay or end"_L1;
        return killed.state == "SignedIn"_L1 || (mayEnd && killed.state == "Ended"_L1)
            ? QString()
            : killed.state;
    }
    if (!hadLeft)
        return killed.state == "SignedIn"_L1 ? QString() : u"had not left: "_s + killed.state;
    for (const QByteArray &entry : killed.entriesBefore) {
        if (killed.computer->isGood(accessTokenIn(entry)))
            return u"its token is good"_s;
    }
    if (must == "leave"_L1)
        return {};
    if (killed.computer->isMember(ryan))
        return u"the member is still there"_s;
    if (!killed.computer->isLinked())
        return {};
    // The one moment that nobody can save: Kakao has replaced the refresh token, and it is lost.
    const bool isLost = killed.child->last(u"step"_s).endsWith(u" /oauth/token ended"_s)
        || killed.child->last(u"step"_s).endsWith(u" secret write begins"_s);
    const bool isTold = killed.next->last(u"departed disconnect"_s)
        == u"%1 over"_s.arg(int(kakao::ErrorCode::Rejected));
    return must == "disconnect or lose"_L1 && isLost && isTold ? QString() : u"still linked"_s;
}

void TestKilledSteps::everyStep()
{
    QFETCH(const QStringList, story);
    QFETCH(const bool, rotates);
    QFETCH(const QString, must);
    QMap<QString, int> states;
    bool hasEnded = false;
    bool hasErased = false;
    for (int from = 1; !hasEnded && from < mostSteps; from += together) {
        for (const Killed &killed : killTogether(story, rotates, from)) {
            const QString wrong = whatIsWrong(killed, must);
            const QString where = killed.child->last(u"step"_s);
            hasErased = hasErased || where.endsWith(u" photo begins"_s);
            QVERIFY2(wrong.isEmpty(), qPrintable(u"killed at step %1: %2"_s.arg(where, wrong)));
            if (killed.isKilled)
                ++states[killed.state];
            else
                hasEnded = true;
        }
    }
    QVERIFY(hasEnded);
    QCOMPARE(hasErased, must.startsWith(u"leave"_s) || must.startsWith(u"disconnect"_s));
    QStringList counts;
    for (auto state = states.cbegin(); state != states.cend(); ++state)
        counts.append(u"%1 %2"_s.arg(state.key()).arg(state.value()));
    qInfo("killed, and then: %s", qPrintable(counts.join(u", "_s)));
}

QTEST_GUILESS_MAIN(TestKilledSteps)
#include "tst_killedsteps.moc"
