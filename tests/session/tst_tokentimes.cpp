// SPDX-License-Identifier: Apache-2.0
#include "tokenstage.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using kakao::ErrorCode;
using kakao::Secret;
using session::TokenKeeper;
using Manner = StandInServer::Manner;

/// When the keeper asks Kakao for tokens, and how often at most.
class TestTokenTimes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void bothClocks_data();
    void bothClocks();
    void aTokenWithoutALifeIsUsed();
    void whatTheAnswerLacksStays_data();
    void whatTheAnswerLacksStays();
    void aFailureIsNotRepeatedByEverybody();
    void heedsRetryAfter();
    void eightInTenMinutes();
    void lostAnswersCount();
};

void TestTokenTimes::bothClocks_data()
{
    QTest::addColumn<std::chrono::seconds>("passed");
    QTest::addColumn<std::chrono::seconds>("set"); // after that, on the wall
    QTest::addColumn<bool>("isRefreshed");

    const auto row = [](const char *tag, std::chrono::seconds passed, std::chrono::seconds set,
                        bool isRefreshed) { QTest::newRow(tag) << passed << set << isRefreshed; };
    row("new", 0s, 0s, false);
    row("a minute and a second before its end", 6h - 61s, 0s, false);
    row("a minute before its end", 6h - 60s, 0s, true);
    row("at its end", 6h, 0s, true);
    row("long over", 24h * 365, 0s, true);
    row("set back a day, new", 0s, -24h, false);
    row("set back a day, at its end", 6h, -24h, true);
    row("set back a day, before its end", 6h - 61s, -24h, false);
    row("set back ten years, at its end", 6h, -24h * 3650, true);
    row("slept for a day", 0s, 24h, true);
    row("set ahead a little", 0s, 5h, false);
    row("set ahead past its end", 0s, 6h, true);
    row("set ahead, and time passed", 1h, 5h, true);
}

void TestTokenTimes::bothClocks()
{
    QFETCH(const std::chrono::seconds, passed);
    QFETCH(const std::chrono::seconds, set);
    QFETCH(const bool, isRefreshed);
    TokenStage stage;
    stage.clock.pass(passed);
    stage.clock.set(stage.clock.now().addSecs(set.count()));
    allGet(ask(*stage.keeper, 2), isRefreshed ? "A2" : "A");
    QCOMPARE(stage.refreshes(), isRefreshed ? 1 : 0);
    allGet(ask(*stage.keeper, 2), isRefreshed ? "A2" : "A"); // and not again at once
    QCOMPARE(stage.refreshes(), isRefreshed ? 1 : 0);
}

void TestTokenTimes::aTokenWithoutALifeIsUsed()
{
    TokenStage stage;
    stage.setAnswers({{.body = R"({"access_token":"A2"})"}});
    stage.expire();
    allGet(ask(*stage.keeper, 1), "A2");
    QVERIFY(!stage.stored().accessExpiresAt.isValid());
    stage.clock.pass(24h * 30); // only Kakao can tell that it is over
    allGet(ask(*stage.keeper, 1), "A2");
    QCOMPARE(stage.refreshes(), 1);
    stage.setAnswers({TokenStage::refreshed("A3")});
    QCOMPARE(outcome(stage.keeper->replacement(Secret("A2"))), "A3");
}

void TestTokenTimes::whatTheAnswerLacksStays_data()
{
    QTest::addColumn<QByteArray>("more"); // of the answer
    QTest::addColumn<QByteArray>("refresh");
    QTest::addColumn<int>("days"); // that it lives, from the sign-in on; 0: not known
    QTest::addColumn<QStringList>("scopes");

    const auto row = [](const char *tag, const QByteArray &more, const QByteArray &refresh = "R",
                        int days = 60,
                        const QStringList &scopes = {u"openid"_s, u"profile_nickname"_s}) {
        QTest::newRow(tag) << more << refresh << days << scopes;
    };
    row("only the access token", "");
    row("nulls", R"(,"refresh_token":null,"refresh_token_expires_in":null,"scope":null)");
    row("an expiry without its token", R"(,"refresh_token_expires_in":86400)");
    row("an empty scope", R"(,"scope":"")");
    row("scopes", R"(,"scope":"friends openid")", "R", 60, {u"friends"_s, u"openid"_s});
    row("another refresh token", R"(,"refresh_token":"R2","refresh_token_expires_in":864000)", "R2",
        11);
    // The expiry of the old one says nothing of the new one.
    row("another refresh token without an expiry", R"(,"refresh_token":"R2")", "R2", 0);
}

void TestTokenTimes::whatTheAnswerLacksStays()
{
    QFETCH(const QByteArray, more);
    QFETCH(const int, days);
    TokenStage stage;
    const QDateTime signedInAt = stage.clock.now();
    stage.setAnswers({{.body = R"({"access_token":"A2","expires_in":21599)" + more + '}'}});
    stage.clock.pass(24h);
    allGet(ask(*stage.keeper, 1), "A2");
    for (const auto &entry : {stage.stored(), stage.keeper->stored()}) {
        QCOMPARE(entry.sessionToken, Secret("S"));
        QCOMPARE(entry.accessToken, Secret("A2"));
        QCOMPARE(entry.accessExpiresAt, signedInAt.addDays(1).addSecs(21599));
        QTEST(entry.refreshToken.reveal(), "refresh");
        QCOMPARE(entry.refreshExpiresAt, days == 0 ? QDateTime() : signedInAt.addDays(days));
        QTEST(entry.scopes, "scopes");
    }
}

void TestTokenTimes::aFailureIsNotRepeatedByEverybody()
{
    TokenStage stage;
    stage.setAnswers({{.status = 503, .body = "<html>"}});
    QSignalSpy ended(stage.keeper.get(), &TokenKeeper::ended);
    stage.expire();
    for (int i = 0; i < 5; ++i)
        allGet(ask(*stage.keeper, 40), refusal(ErrorCode::ServerFault));
    QCOMPARE(stage.refreshes(), 1);
    stage.clock.set(stage.clock.now().addDays(1)); // no way around it
    allGet(ask(*stage.keeper, 1), refusal(ErrorCode::ServerFault));
    QCOMPARE(stage.refreshes(), 1);

    stage.clock.pass(3s); // at most, by Backoff
    allGet(ask(*stage.keeper, 40), refusal(ErrorCode::ServerFault));
    QCOMPARE(stage.refreshes(), 2);
    stage.clock.pass(2900ms); // now it is twice as long, three quarters of it at least
    allGet(ask(*stage.keeper, 40), refusal(ErrorCode::ServerFault));
    QCOMPARE(stage.refreshes(), 2);

    stage.keeper->retryNow();
    allGet(ask(*stage.keeper, 40), refusal(ErrorCode::ServerFault));
    QCOMPARE(stage.refreshes(), 3);
    stage.setAnswers({TokenStage::refreshed("A2")});
    stage.clock.pass(3s); // and the back-off has begun anew
    allGet(ask(*stage.keeper, 40), "A2");
    QCOMPARE(stage.refreshes(), 4);
    QCOMPARE(ended.count(), 0);
}

void TestTokenTimes::heedsRetryAfter()
{
    TokenStage stage;
    stage.setAnswers({{.status = 429, .body = "{}", .headers = {{"Retry-After", "120"}}},
                      TokenStage::refreshed("A2")});
    stage.expire();
    allGet(ask(*stage.keeper, 1), refusal(ErrorCode::RateLimited));
    stage.clock.pass(119s);
    allGet(ask(*stage.keeper, 1), refusal(ErrorCode::RateLimited));
    QCOMPARE(stage.refreshes(), 1);
    stage.clock.pass(31s); // a quarter more at most
    allGet(ask(*stage.keeper, 1), "A2");
}

void TestTokenTimes::eightInTenMinutes()
{
    TokenStage stage;
    QList<StandInServer::Answer> answers;
    for (int i = 2; i < 12; ++i)
        answers << TokenStage::refreshed('A' + QByteArray::number(i));
    stage.setAnswers(answers);
    QByteArray token = "A";
    for (int i = 2; i < 10; ++i) { // Kakao calls every token dead
        token = outcome(stage.keeper->replacement(Secret(token)));
        QCOMPARE(token, 'A' + QByteArray::number(i));
        stage.clock.pass(1s);
    }
    QCOMPARE(stage.refreshes(), 8);
    QSignalSpy ended(stage.keeper.get(), &TokenKeeper::ended);
    for (int i = 0; i < 3; ++i) {
        stage.keeper->retryNow(); // no way around it
        QCOMPARE(outcome(stage.keeper->replacement(Secret(token))),
                 refusal(ErrorCode::RateLimited));
    }
    allGet(ask(*stage.keeper, 1), token.constData()); // what there is can be had
    QCOMPARE(stage.refreshes(), 8);
    QCOMPARE(ended.count(), 0);

    stage.clock.pass(10min);
    QCOMPARE(outcome(stage.keeper->replacement(Secret(token))), "A10");
}

/// Kakao may have issued the tokens that nobody got.
void TestTokenTimes::lostAnswersCount()
{
    TokenStage stage;
    stage.setAnswers({{.manner = Manner::Close}});
    stage.expire();
    for (int i = 0; i < 20; ++i) {
        stage.keeper->retryNow();
        QVERIFY(outcome(stage.keeper->accessToken()).startsWith("error"));
    }
    QCOMPARE(stage.refreshes(), 8);
    stage.setAnswers({TokenStage::refreshed("A2")});
    stage.clock.pass(10min);
    allGet(ask(*stage.keeper, 1), "A2");
}

QTEST_GUILESS_MAIN(TestTokenTimes)
#include "tst_tokentimes.moc"
