// SPDX-License-Identifier: Apache-2.0
#include "tokenstage.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using kakao::ErrorCode;
using kakao::Secret;
using session::StoredSession;
using session::TokenKeeper;
using Answer = StandInServer::Answer;
using Manner = StandInServer::Manner;

/// A refresh token that Kakao has replaced is dead at once: what happens when its successor, or
/// the answer that carries it, does not arrive where it should.
class TestTokenLoss : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void theLostAnswer_data();
    void theLostAnswer();
    void whatOthersHaveStored_data();
    void whatOthersHaveStored();
    void withoutARefreshToken();
    void B7_storedBeforeItIsUsed();
    void theStoreRefusesARotatedToken();
    void theStoreRefusesAnotherAccessToken();
    void theStoreCannotBeRead_data();
    void theStoreCannotBeRead();
    void theStoreIsSilentWhenLookedAtAgain();

private:
    static void expectWarning(int times = 1)
    {
        static const QRegularExpression notStored(u"not stored"_s);
        for (int i = 0; i < times; ++i)
            QTest::ignoreMessage(QtWarningMsg, notStored);
    }
    static kakao::Error storeError(ErrorCode code)
    {
        return {.code = code, .origin = kakao::ErrorOrigin::SecretStore};
    }
};

void TestTokenLoss::theLostAnswer_data()
{
    QTest::addColumn<QList<Answer>>("answers");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<int>("refreshes");
    QTest::addColumn<int>("ended"); // how often the keeper says so

    const auto row = [](const QByteArray &tag, const QList<Answer> &answers,
                        const QByteArray &expected, int refreshes, int ended = 0) {
        QTest::newRow(tag.constData()) << answers << expected << refreshes << ended;
    };
    const Answer good = TokenStage::refreshed("A2");
    const Answer rotated = TokenStage::refreshed("A2", "R2");
    const Answer dead = TokenStage::deadRefreshToken();
    const struct
    {
        QByteArray tag;
        Answer lost;
        ErrorCode code;
    } losses[] = {
        {"closed", {.manner = Manner::Close}, ErrorCode::OutcomeUnknown},
        {"cut", TokenStage::refreshed("A1", "R1", Manner::Cut), ErrorCode::InvalidAnswer},
        {"deadline", {.manner = Manner::Hang}, ErrorCode::Timeout},
        {"garbage", {.body = "{\"access_token\":"}, ErrorCode::InvalidAnswer},
    };
    for (const auto &[tag, lost, code] : losses) {
        row(tag + ", then granted", {lost, good}, "A2", 2);
        row(tag + ", then granted anew", {lost, rotated}, "A2", 2);
        row(tag + ", then refused", {lost, dead}, refusal(ErrorCode::Rejected), 2, 1);
        row(tag + ", then down", {lost, {.status = 503, .body = "<html>"}},
            refusal(ErrorCode::ServerFault), 2);
        row(tag + " twice", {lost}, refusal(code), 2);
    }
    // What never got there, or was answered, is no reason to ask twice.
    row("down", {{.status = 500, .body = "<html>"}}, refusal(ErrorCode::ServerFault), 1);
    row("rate limit", {{.status = 429, .body = "{}"}}, refusal(ErrorCode::RateLimited), 1);
    row("portal", {{.body = "<html>", .contentType = "text/html"}},
        refusal(ErrorCode::CaptivePortal), 1);
    row("settings", {{.status = 401, .body = R"({"error_code":"KOE010"})"}},
        refusal(ErrorCode::Rejected), 1);
    row("refused", {dead}, refusal(ErrorCode::Rejected), 1, 1);
    row("refresh token missing", {{.status = 400, .body = R"({"error_code":"KOE319"})"}},
        refusal(ErrorCode::Rejected), 1, 1);
}

void TestTokenLoss::theLostAnswer()
{
    QFETCH(const QList<Answer>, answers);
    QFETCH(const QByteArray, expected);
    QFETCH(const int, refreshes);
    QFETCH(const int, ended);
    TokenStage stage(1s);
    QSignalSpy endedSpy(stage.keeper.get(), &TokenKeeper::ended);
    stage.setAnswers(answers);
    stage.expire();
    allGet(ask(*stage.keeper, 50), expected);
    QCOMPARE(stage.refreshes(), refreshes);
    QCOMPARE(stage.sent(), "R");
    QCOMPARE(endedSpy.count(), ended);
    QCOMPARE(stage.secrets.reads, refreshes == 2 || ended > 0 ? 2 : 1);
    const bool isGood = expected == "A2";
    QCOMPARE(stage.stored().accessToken.reveal(), isGood ? "A2" : "A");

    allGet(ask(*stage.keeper, 50), expected); // for a while it stays so
    QCOMPARE(stage.refreshes(), refreshes);
    if (ended > 0) { // and what has ended stays so for good
        stage.keeper->retryNow();
        stage.clock.pass(24h);
        allGet(ask(*stage.keeper, 50), expected);
        QCOMPARE(stage.refreshes(), refreshes);
        QCOMPARE(endedSpy.count(), 1);
    }
}

void TestTokenLoss::whatOthersHaveStored_data()
{
    QTest::addColumn<Answer>("first");  // to the refresh with R
    QTest::addColumn<bool>("isUsable"); // the others' access token
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<int>("refreshes");
    QTest::addColumn<QByteArray>("sent"); // last

    const Answer lost{.manner = Manner::Close};
    const Answer dead = TokenStage::deadRefreshToken();
    const auto row = [](const char *tag, const Answer &first, bool isUsable,
                        const QByteArray &expected, int refreshes, const QByteArray &sent) {
        QTest::newRow(tag) << first << isUsable << expected << refreshes << sent;
    };
    row("refused, others have a good one", dead, true, "others'", 1, "R");
    row("refused, others have an old one", dead, false, "A2", 2, "R9");
    row("lost, others have a good one", lost, true, "others'", 1, "R");
    row("lost, others have an old one", lost, false, "A2", 2, "R9");
}

/// By somebody who does not know our lock: an older version, a copy of the whole profile.
void TestTokenLoss::whatOthersHaveStored()
{
    QFETCH(const Answer, first);
    QFETCH(const bool, isUsable);
    QFETCH(const QByteArray, expected);
    QFETCH(const int, refreshes);
    TokenStage stage;
    QSignalSpy ended(stage.keeper.get(), &TokenKeeper::ended);
    stage.setAnswers({first, TokenStage::refreshed("A2")});
    stage.expire();
    stage.secrets.beforeRead = [&](int number) {
        if (number != 2)
            return;
        StoredSession others = stage.fresh();
        others.accessToken = Secret("others'");
        others.refreshToken = Secret("R9");
        if (!isUsable)
            others.accessExpiresAt = stage.clock.now().addSecs(-1);
        stage.store(others);
    };
    allGet(ask(*stage.keeper, 50), expected);
    QCOMPARE(stage.refreshes(), refreshes);
    QTEST(stage.sent(), "sent");
    QCOMPARE(ended.count(), 0);
    for (const auto &entry : {stage.stored(), stage.keeper->stored()}) {
        QCOMPARE(entry.accessToken.reveal(), expected);
        QCOMPARE(entry.refreshToken, Secret("R9"));
    }
}

void TestTokenLoss::withoutARefreshToken()
{
    TokenStage stage;
    StoredSession entry = stage.fresh();
    entry.refreshToken = {};
    stage.store(entry);
    const auto keeper = stage.makeKeeper();
    QSignalSpy ended(keeper.get(), &TokenKeeper::ended);
    allGet(ask(*keeper, 1), "A");
    stage.expire();
    allGet(ask(*keeper, 1), "A"); // only Kakao can tell
    QCOMPARE(ended.count(), 0);
    QCOMPARE(outcome(keeper->replacement(Secret("A"))), refusal(ErrorCode::Rejected));
    QCOMPARE(ended.count(), 1);
    QVERIFY(stage.server.requests().isEmpty());
}

void TestTokenLoss::B7_storedBeforeItIsUsed()
{
    TokenStage stage;
    stage.setAnswers({TokenStage::refreshed("A2", "R2")});
    stage.secrets.holdWrites = true;
    stage.expire();
    const Tokens tokens = ask(*stage.keeper, 3);
    QTRY_VERIFY(stage.secrets.heldWrite);
    const Tokens late = ask(*stage.keeper, 3);
    QCoreApplication::processEvents();
    for (const auto *all : {&tokens, &late}) {
        for (const auto &token : *all)
            QVERIFY(!token->isFinished());
    }
    QCOMPARE(stage.keeper->stored().accessToken, Secret("A"));
    QVERIFY(stage.keeper->isUpdating());
    QCOMPARE(stage.stored().refreshToken, Secret("R2"));

    stage.secrets.heldWrite->finish(kakao::Done{});
    allGet(tokens, "A2");
    allGet(late, "A2");
    QVERIFY(!stage.keeper->isUpdating());
    QCOMPARE(stage.refreshes(), 1);
}

void TestTokenLoss::theStoreRefusesARotatedToken()
{
    TokenStage stage;
    QSignalSpy ended(stage.keeper.get(), &TokenKeeper::ended);
    QSignalSpy notStored(stage.keeper.get(), &TokenKeeper::notStored);
    stage.setAnswers({TokenStage::refreshed("A2", "R2"), TokenStage::deadRefreshToken()});
    stage.secrets.writeRefusal = storeError(ErrorCode::SecretStoreLocked);
    stage.expire();
    expectWarning();
    allGet(ask(*stage.keeper, 50), refusal(ErrorCode::SecretStoreLocked));
    QCOMPARE(notStored.count(), 1);
    allGet(ask(*stage.keeper, 50), refusal(ErrorCode::SecretStoreLocked)); // not handed out
    QCOMPARE(outcome(stage.keeper->replacement(Secret("A"))),
             refusal(ErrorCode::SecretStoreLocked));
    QVERIFY(stage.keeper->isUpdating());
    QCOMPARE(stage.secrets.writes, 1);

    expectWarning();
    stage.keeper->retryNow(); // the person wants it tried
    QTRY_COMPARE(stage.secrets.writes, 2);
    QTRY_COMPARE(notStored.count(), 2);
    stage.secrets.writeRefusal.reset(); // it was unlocked: found out by itself
    QTRY_VERIFY(!stage.keeper->isUpdating());
    QCOMPARE(stage.secrets.writes, 3);
    QCOMPARE(stage.stored().refreshToken, Secret("R2"));
    allGet(ask(*stage.keeper, 50), "A2");
    QCOMPARE(stage.refreshes(), 1);
    QCOMPARE(ended.count(), 0);
}

void TestTokenLoss::theStoreRefusesAnotherAccessToken()
{
    TokenStage stage;
    QSignalSpy ended(stage.keeper.get(), &TokenKeeper::ended);
    stage.secrets.writeRefusal = storeError(ErrorCode::SecretStoreLocked);
    stage.expire();
    expectWarning();
    allGet(ask(*stage.keeper, 50), "A2"); // R is as good as before
    allGet(ask(*stage.keeper, 50), "A2");
    QVERIFY(!stage.keeper->isUpdating());
    QCOMPARE(stage.secrets.writes, 1);
    QCOMPARE(stage.stored().accessToken, Secret("A"));

    stage.secrets.writeRefusal.reset();
    stage.keeper->setSessionToken(Secret("S2")); // the next write takes it along
    QTRY_VERIFY(!stage.keeper->isUpdating());
    for (const auto &entry : {stage.stored(), stage.keeper->stored()}) {
        QCOMPARE(entry.sessionToken, Secret("S2"));
        QCOMPARE(entry.accessToken, Secret("A2"));
    }
    QCOMPARE(stage.refreshes(), 1);
    QCOMPARE(ended.count(), 0);
}

void TestTokenLoss::theStoreCannotBeRead_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("locked") << ErrorCode::SecretStoreLocked;
    QTest::newRow("silent") << ErrorCode::SecretStoreSilent;
    QTest::newRow("missing") << ErrorCode::SecretStoreMissing;
    QTest::newRow("lost") << ErrorCode::SecretNotFound;
    QTest::newRow("not ours") << ErrorCode::SecretStoreFailed;
}

void TestTokenLoss::theStoreCannotBeRead()
{
    QFETCH(const ErrorCode, code);
    TokenStage stage;
    QSignalSpy ended(stage.keeper.get(), &TokenKeeper::ended);
    if (code == ErrorCode::SecretStoreFailed)
        stage.secrets.entries.insert(stage.key, Secret("{\"v\":2}"));
    else
        stage.secrets.refuse(code);
    allGet(ask(*stage.keeper, 2), "A"); // what is known is good
    stage.expire();
    allGet(ask(*stage.keeper, 50), refusal(code));
    QVERIFY(stage.server.requests().isEmpty()); // others may have used R
    QCOMPARE(stage.secrets.writes, 0);
    QCOMPARE(ended.count(), 0);

    stage.secrets.refusal.reset();
    stage.store(stage.keeper->stored());
    stage.keeper->retryNow();
    allGet(ask(*stage.keeper, 50), "A2");
}

void TestTokenLoss::theStoreIsSilentWhenLookedAtAgain()
{
    TokenStage stage;
    QSignalSpy ended(stage.keeper.get(), &TokenKeeper::ended);
    stage.setAnswers({TokenStage::deadRefreshToken()});
    stage.secrets.beforeRead = [&](int number) {
        if (number == 2)
            stage.secrets.refuse(ErrorCode::SecretStoreSilent);
    };
    stage.expire();
    allGet(ask(*stage.keeper, 5), refusal(ErrorCode::SecretStoreSilent));
    QCOMPARE(ended.count(), 0); // it may be that another process has refreshed
    stage.secrets.refusal.reset();
    stage.keeper->retryNow();
    allGet(ask(*stage.keeper, 5), refusal(ErrorCode::Rejected));
    QCOMPARE(ended.count(), 1);
}

QTEST_GUILESS_MAIN(TestTokenLoss)
#include "tst_tokenloss.moc"
