// SPDX-License-Identifier: Apache-2.0
#include "tokenstage.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using kakao::ErrorCode;
using kakao::Secret;
using session::TokenKeeper;
using Answer = StandInServer::Answer;
using Manner = StandInServer::Manner;
using User = kakao::ReplyPtr<kakao::User>;

namespace {

Answer kapiError(int status, int code, const QByteArray &message)
{
    return {.status = status,
            .body = R"({"code":)" + QByteArray::number(code) + R"(,"msg":")" + message + "\"}"};
}

Answer dead(const QByteArray &message = "this access token does not exist")
{
    return kapiError(401, -401, message);
}

const Answer good{.body = R"({"id":7})"};

} // namespace

/// A call with an access token that Kakao does not take.
class TestAuthorizedCall : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void answers_data();
    void answers();
    void aTokenReplacedMeanwhile();
    void withoutAToken();
    void tooManyDeadTokens();
    void dropping_data();
    void dropping();
    void theKeeperGoes();

private:
    static User fetchUser(TokenStage &stage)
    {
        return session::makeAuthorized<kakao::User>(
            *stage.keeper, [](const kakao::ApiClient &api, const Secret &access) {
                return api.fetchUser(access);
            });
    }
    static std::optional<ErrorCode> errorOf(const User &user)
    {
        if (!QTest::qWaitFor([&user] { return user->isFinished(); }))
            return ErrorCode::Cancelled;
        return user->result() ? std::nullopt : std::optional(user->result().error().code);
    }
};

void TestAuthorizedCall::answers_data()
{
    QTest::addColumn<QList<Answer>>("answers");
    QTest::addColumn<QList<Answer>>("ofRefresh");
    QTest::addColumn<std::optional<ErrorCode>>("expected");
    QTest::addColumn<int>("calls");
    QTest::addColumn<int>("refreshes");
    QTest::addColumn<int>("ended");

    using E = std::optional<ErrorCode>;
    const Answer fresh = TokenStage::refreshed("A2");
    const auto row = [&](const QByteArray &tag, const QList<Answer> &answers, E expected, int calls,
                         int refreshes, int ended = 0, const QList<Answer> &ofRefresh = {}) {
        QTest::newRow(tag.constData())
            << answers << (ofRefresh.isEmpty() ? QList{fresh} : ofRefresh) << expected << calls
            << refreshes << ended;
    };
    row("good", {good}, E(), 1, 0);
    for (const QByteArray &message : QByteArrayList{"this access token does not exist",
                                                    "this access token is already expired"}) {
        row(message + ", cured", {dead(message), good}, E(), 2, 1);
        row(message + ", again", {dead(message)}, ErrorCode::Rejected, 2, 1, 1);
        row(message + ", refresh token dead, too", {dead(message)}, ErrorCode::Rejected, 1, 1, 1,
            {TokenStage::deadRefreshToken()});
        row(message + ", no refresh now", {dead(message)}, ErrorCode::ServerFault, 1, 1, 0,
            {{.status = 500, .body = "<html>"}});
        row(message + ", then down", {dead(message), {.status = 503, .body = "<html>"}},
            ErrorCode::ServerFault, 2, 1);
        row(message + ", then refused", {dead(message), kapiError(403, -5, "permission denied")},
            ErrorCode::Rejected, 2, 1);
    }
    // They speak of the key, the address or the platform.
    for (const QByteArray &message : QByteArrayList{
             "appKey(x) is already deactivated", "no authentication key!",
             "ip mismatched! callerIp=1.2.3.4. check out registered ips.",
             "domain mismatched! caller=https://a.example", "android keyhash mismatched! x",
             "ios bundle id mismatched! x", "invalid app key.", ""})
        row("-401, " + message, {dead(message)}, ErrorCode::Rejected, 1, 0);
    row("consent missing", {kapiError(403, -402, "insufficient scopes.")}, ErrorCode::Rejected, 1,
        0);
    row("not linked", {kapiError(400, -101, "NotRegisteredUserException")}, ErrorCode::Rejected, 1,
        0);
    row("internal failure", {kapiError(400, -1, "this access token does not exist")},
        ErrorCode::ServerFault, 1, 0);
}

void TestAuthorizedCall::answers()
{
    QFETCH(const QList<Answer>, answers);
    QFETCH(const QList<Answer>, ofRefresh);
    QFETCH(const std::optional<ErrorCode>, expected);
    QFETCH(const int, calls);
    QFETCH(const int, refreshes);
    QFETCH(const int, ended);
    TokenStage stage;
    QSignalSpy endedSpy(stage.keeper.get(), &TokenKeeper::ended);
    stage.server.setAnswers("/v2/user/me", answers);
    stage.setAnswers(ofRefresh);
    const User user = fetchUser(stage);
    QCOMPARE(errorOf(user), expected);
    QCOMPARE(stage.requestsTo("/v2/user/me"), calls);
    QCOMPARE(stage.refreshes(), refreshes);
    QTRY_COMPARE(endedSpy.count(), ended);
    QCOMPARE(stage.server.requests().constFirst().header("Authorization"), "Bearer A");
    if (calls == 2)
        QCOMPARE(stage.server.requests().constLast().header("Authorization"), "Bearer A2");
    QCOMPARE(stage.stored().accessToken.reveal(), calls == 2 ? "A2" : "A");
}

void TestAuthorizedCall::aTokenReplacedMeanwhile()
{
    TokenStage stage;
    Answer answer = dead();
    answer.manner = Manner::Drip;
    stage.server.setAnswers("/v2/user/me", {answer, good});
    const User slow = fetchUser(stage);
    QTRY_COMPARE(stage.requestsTo("/v2/user/me"), 1);
    QCOMPARE(outcome(stage.keeper->replacement(Secret("A"))), "A2"); // another call was first
    QCOMPARE(errorOf(slow), std::nullopt);
    QCOMPARE(stage.refreshes(), 1);
}

void TestAuthorizedCall::withoutAToken()
{
    TokenStage stage;
    stage.setAnswers({{.status = 429, .body = "{}"}});
    stage.expire();
    QCOMPARE(errorOf(fetchUser(stage)), ErrorCode::RateLimited);
    QCOMPARE(stage.requestsTo("/v2/user/me"), 0);
}

/// Kakao takes none of the tokens that it grants: no loop of refreshes comes of it.
void TestAuthorizedCall::tooManyDeadTokens()
{
    TokenStage stage;
    QSignalSpy ended(stage.keeper.get(), &TokenKeeper::ended);
    stage.server.setAnswer("/v2/user/me", dead());
    std::vector<User> together;
    for (int i = 0; i < 5; ++i)
        together.push_back(fetchUser(stage));
    for (const User &user : together)
        QCOMPARE(errorOf(user), ErrorCode::Rejected);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(errorOf(fetchUser(stage)), ErrorCode::Rejected);
    QCOMPARE(ended.count(), 1);
    QCOMPARE(stage.refreshes(), 1);
}

void TestAuthorizedCall::dropping_data()
{
    QTest::addColumn<QByteArray>("hanging");
    QTest::newRow("in the call") << QByteArray("/v2/user/me");
    QTest::newRow("in the refresh") << QByteArray("/oauth/token");
}

void TestAuthorizedCall::dropping()
{
    QFETCH(const QByteArray, hanging);
    TokenStage stage;
    stage.server.setAnswer("/v2/user/me", dead());
    stage.server.setAnswer(hanging, {.manner = Manner::Hang});
    User user = fetchUser(stage);
    QTRY_COMPARE(stage.requestsTo(hanging), 1);
    const qsizetype requests = stage.server.requests().size();
    user.reset();
    if (hanging == "/v2/user/me")
        QTRY_COMPARE(stage.server.openConnections(), 0);
    stage.keeper.reset();
    QTRY_COMPARE(stage.server.openConnections(), hanging == "/v2/user/me" ? 0 : 1); // kept alive
    QCOMPARE(stage.server.requests().size(), requests);
}

void TestAuthorizedCall::theKeeperGoes()
{
    TokenStage stage;
    stage.setAnswers({TokenStage::refreshed("A2", {}, Manner::Drip)});
    stage.expire();
    const User user = fetchUser(stage);
    QTRY_COMPARE(stage.refreshes(), 1);
    QObject heir;
    TokenKeeper::retire(std::move(stage.keeper), &heir);
    QCOMPARE(errorOf(user), ErrorCode::Cancelled);
    QTRY_COMPARE(stage.stored().accessToken, Secret("A2"));
    QCOMPARE(stage.requestsTo("/v2/user/me"), 0); // not in the name of who has left
}

QTEST_GUILESS_MAIN(TestAuthorizedCall)
#include "tst_authorizedcall.moc"
