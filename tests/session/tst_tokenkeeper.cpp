// SPDX-License-Identifier: Apache-2.0
#include "tokenstage.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using kakao::ErrorCode;
using kakao::Secret;
using session::TokenKeeper;
using Manner = StandInServer::Manner;

/// However many ask, there is one refresh; and when the keeper goes.
class TestTokenKeeper : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void oneRefreshForEverybody_data();
    void oneRefreshForEverybody();
    void oneRefreshForTwoProcesses();
    void whoComesLaterJoins();
    void whoLeavesDisturbsNobody();
    void whoLeavesAllOfThemLeavesNoTokensBehind();
    void replacedOnceForEverybody();
    void theSessionTokenOfMeanwhile();
    void theSessionTokenAlone();
    void inMemory();
    void endingAnswersEverybody();
    void retiringLetsTheUpdateEnd();
    void retiringWithoutAnUpdate();
};

void TestTokenKeeper::oneRefreshForEverybody_data()
{
    QTest::addColumn<bool>("isLocked"); // against other processes
    QTest::newRow("alone") << false;
    QTest::newRow("beside other processes") << true;
}

void TestTokenKeeper::oneRefreshForEverybody()
{
    QFETCH(const bool, isLocked);
    const QTemporaryDir folder;
    TokenStage stage;
    const auto keeper = stage.makeKeeper(isLocked ? folder.filePath(u"7.lock"_s) : QString());
    allGet(ask(*keeper, 1), "A");
    QCOMPARE(stage.secrets.reads, 0); // a good token costs nothing

    stage.expire();
    allGet(ask(*keeper, 200), "A2");
    QCOMPARE(stage.refreshes(), 1);
    QCOMPARE(stage.stored().accessToken, Secret("A2"));
    allGet(ask(*keeper, 200), "A2");
    QCOMPARE(stage.refreshes(), 1);
}

void TestTokenKeeper::oneRefreshForTwoProcesses()
{
    const QTemporaryDir folder;
    TokenStage stage;
    const auto one = stage.makeKeeper(folder.filePath(u"7.lock"_s));
    const auto another = stage.makeKeeper(folder.filePath(u"7.lock"_s));
    stage.setAnswers({TokenStage::refreshed("A2", "R2"), TokenStage::deadRefreshToken()});
    stage.expire();
    const Tokens ofOne = ask(*one, 100);
    const Tokens ofAnother = ask(*another, 100);
    allGet(ofOne, "A2");
    allGet(ofAnother, "A2");
    QCOMPARE(stage.refreshes(), 1);
}

void TestTokenKeeper::whoComesLaterJoins()
{
    TokenStage stage;
    stage.setAnswers({TokenStage::refreshed("A2", {}, Manner::Drip), TokenStage::refreshed("A3")});
    stage.expire();
    const Tokens early = ask(*stage.keeper, 3);
    QTRY_COMPARE(stage.refreshes(), 1);
    const Tokens late = ask(*stage.keeper, 3);
    const auto replaced = stage.keeper->replacement(Secret("A"));
    QVERIFY(!early.front()->isFinished());
    allGet(early, "A2");
    allGet(late, "A2");
    QCOMPARE(outcome(replaced), "A2");
    QCOMPARE(stage.refreshes(), 1);
}

void TestTokenKeeper::whoLeavesDisturbsNobody()
{
    TokenStage stage;
    stage.setAnswers({TokenStage::refreshed("A2", {}, Manner::Drip)});
    stage.expire();
    Tokens tokens = ask(*stage.keeper, 5);
    tokens.erase(tokens.begin()); // the one for whom it was begun
    QTRY_COMPARE(stage.refreshes(), 1);
    tokens.erase(tokens.begin() + 1);
    tokens.back()->abort();
    QCOMPARE(outcome(tokens.back()), refusal(ErrorCode::Cancelled));
    tokens.pop_back();
    QCOMPARE(tokens.size(), 2);
    allGet(tokens, "A2");
    QCOMPARE(stage.refreshes(), 1);
}

void TestTokenKeeper::whoLeavesAllOfThemLeavesNoTokensBehind()
{
    TokenStage stage;
    stage.setAnswers({TokenStage::refreshed("A2", "R2", Manner::Drip)});
    stage.expire();
    Tokens tokens = ask(*stage.keeper, 3);
    QTRY_COMPARE(stage.refreshes(), 1);
    tokens.clear();
    QTRY_COMPARE(stage.stored().refreshToken, Secret("R2")); // R is dead
    allGet(ask(*stage.keeper, 1), "A2");
    QCOMPARE(stage.refreshes(), 1);
}

void TestTokenKeeper::replacedOnceForEverybody()
{
    TokenStage stage;
    Tokens tokens;
    for (int i = 0; i < 200; ++i)
        tokens.push_back(stage.keeper->replacement(Secret("A")));
    allGet(tokens, "A2");
    QCOMPARE(outcome(stage.keeper->replacement(Secret("A"))), "A2"); // a call that took longer
    QCOMPARE(stage.refreshes(), 1);
    QCOMPARE(stage.sent(), "R");
}

void TestTokenKeeper::theSessionTokenOfMeanwhile()
{
    TokenStage stage;
    stage.setAnswers({TokenStage::refreshed("A2", "R2", Manner::Drip)});
    stage.expire();
    const Tokens tokens = ask(*stage.keeper, 1);
    QTRY_COMPARE(stage.refreshes(), 1);
    stage.keeper->setSessionToken(Secret("S2"));
    QCOMPARE(stage.keeper->stored().sessionToken, Secret("S2"));
    Secret seen; // by whoever gets the token first
    tokens.front()->onFinished(
        this, [&](const kakao::Result<Secret> &) { seen = stage.keeper->stored().sessionToken; });
    allGet(tokens, "A2");
    QTRY_COMPARE(seen, Secret("S2"));
    QTRY_COMPARE(stage.stored().sessionToken, Secret("S2"));
    QTRY_VERIFY(!stage.keeper->isUpdating());
    for (const auto &entry : {stage.stored(), stage.keeper->stored()}) {
        QCOMPARE(entry.sessionToken, Secret("S2"));
        QCOMPARE(entry.accessToken, Secret("A2"));
        QCOMPARE(entry.refreshToken, Secret("R2"));
    }
    QCOMPARE(stage.refreshes(), 1);
}

void TestTokenKeeper::theSessionTokenAlone()
{
    TokenStage stage;
    stage.keeper->setSessionToken(Secret("S2"));
    allGet(ask(*stage.keeper, 1), "A");
    QTRY_COMPARE(stage.stored().sessionToken, Secret("S2"));
    QTRY_VERIFY(!stage.keeper->isUpdating());
    const int writes = stage.secrets.writes;
    stage.keeper->setSessionToken(Secret("S2"));
    QVERIFY(!stage.keeper->isUpdating());
    QCOMPARE(stage.secrets.writes, writes);

    stage.keeper->setSessionToken(Secret("S3")); // and whoever needs a token meanwhile waits
    stage.expire();
    allGet(ask(*stage.keeper, 3), "A2");
    QCOMPARE(stage.stored().sessionToken, Secret("S3"));
    QCOMPARE(stage.stored().accessToken, Secret("A2"));
    QCOMPARE(stage.refreshes(), 1);
}

void TestTokenKeeper::inMemory()
{
    TokenStage stage;
    TokenKeeper keeper(
        {[&]() -> const kakao::ApiClient & { return stage.api; }, nullptr, stage.clock}, {},
        stage.fresh());
    stage.setAnswers({TokenStage::refreshed("A2", "R2"), TokenStage::refreshed("A3")});
    keeper.setSessionToken(Secret("S2"));
    stage.expire();
    allGet(ask(keeper, 200), "A2");
    stage.expire();
    allGet(ask(keeper, 200), "A3");
    QCOMPARE(stage.refreshes(), 2);
    QCOMPARE(stage.sent(), "R2");
    QCOMPARE(keeper.stored().sessionToken, Secret("S2"));
    QCOMPARE(stage.secrets.reads + stage.secrets.writes, 0);
}

void TestTokenKeeper::endingAnswersEverybody()
{
    TokenStage stage;
    stage.setAnswers({{.manner = Manner::Hang}});
    stage.expire();
    const Tokens tokens = ask(*stage.keeper, 3);
    QTRY_COMPARE(stage.refreshes(), 1);
    stage.keeper.reset();
    allGet(tokens, refusal(ErrorCode::Cancelled));
    QTRY_COMPARE(stage.server.openConnections(), 0);
}

void TestTokenKeeper::retiringLetsTheUpdateEnd()
{
    TokenStage stage;
    stage.setAnswers({TokenStage::refreshed("A2", "R2", Manner::Drip)});
    stage.expire();
    const Tokens tokens = ask(*stage.keeper, 3);
    QTRY_COMPARE(stage.refreshes(), 1);
    QObject heir;
    const QPointer<TokenKeeper> keeper(stage.keeper.get());
    TokenKeeper::retire(std::move(stage.keeper), &heir);
    allGet(tokens, refusal(ErrorCode::Cancelled)); // nobody goes on in the name of who has left
    QVERIFY(keeper);
    QVERIFY(!heir.children().isEmpty());
    QTRY_VERIFY(!keeper);
    QCOMPARE(stage.stored().refreshToken, Secret("R2"));
    QCOMPARE(stage.stored().accessToken, Secret("A2"));
}

void TestTokenKeeper::retiringWithoutAnUpdate()
{
    TokenStage stage;
    QObject heir;
    const QPointer<TokenKeeper> idle(stage.keeper.get());
    TokenKeeper::retire(std::move(stage.keeper), &heir);
    QVERIFY(!idle);
    TokenKeeper::retire(nullptr, &heir);

    // An heir that goes takes along what would ask its ports, which may go next.
    stage.keeper = stage.makeKeeper();
    stage.setAnswers({{.manner = Manner::Hang}});
    stage.expire();
    const Tokens tokens = ask(*stage.keeper, 1);
    QTRY_COMPARE(stage.refreshes(), 1);
    const QPointer<TokenKeeper> busy(stage.keeper.get());
    {
        QObject shortLived;
        TokenKeeper::retire(std::move(stage.keeper), &shortLived);
        QVERIFY(busy);
    }
    QVERIFY(!busy);
    QTRY_COMPARE(stage.server.openConnections(), 0);
}

QTEST_GUILESS_MAIN(TestTokenKeeper)
#include "tst_tokenkeeper.moc"
