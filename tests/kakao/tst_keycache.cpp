// SPDX-License-Identifier: Apache-2.0
#include "idtokendraft.h"
#include "kakao/apiclient.h"
#include "support/standinserver.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using kakao::ApiClient;
using kakao::Config;
using kakao::ErrorCode;
using kakao::IdToken;
using kakao::ReplyPtr;
using kakao::Result;
using Answer = StandInServer::Answer;
using Manner = StandInServer::Manner;
using Draft = IdTokenDraft;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray keysPath = "/.well-known/jwks.json";

} // namespace

/// When the issuer's keys are asked for, and what comes of a token while they cannot be had.
class TestKeyCache : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theyAreFetchedOnce();
    void theyAreFetchedAhead();
    void fetchedAheadTheyAreWaitedFor();
    void copiesShareThem();
    void manyWaitForOneAnswer();
    void I14_anUnknownKeyIsLookedForOnce();
    void I14_unknownKeysAreLookedForOnceAMinute();
    void manyUnknownKeysAreLookedForTogether();
    void aTokenWithoutAKeyIdAndAnEmptySet();
    void afterADayTheyAreFetchedAgain();
    void aFailedLookKeepsTheOldOnes();
    void withoutKeysNothingIsKnown_data();
    void withoutKeysNothingIsKnown();
    void afterAFailureTheyAreAskedForAgain();
    void noRequestForWhatIsNoToken();
    void noRequestWhereATokenSays_data();
    void noRequestWhereATokenSays();
    void whoeverGivesUpIsNotTold();
    void theClientMayGoMeanwhile();
    void theNetworkMayGoMeanwhile();
    void I2_I3_issuerAndClientAreTheConfigurations();
    void aKeySetMayBeCalledOne();

private:
    [[nodiscard]] ApiClient client(std::chrono::milliseconds deadline = 10s)
    {
        Config config;
        config.clientId = u"our-key"_s;
        config.redirectUri = QUrl(u"http://127.0.0.1/cb"_s);
        config.kauthUrl = config.kapiUrl = m_server->url();
        config.deadline = deadline;
        return ApiClient(*m_network, config, [this] { return m_elapsed; });
    }
    /// As the stand-in for Kakao issues it.
    [[nodiscard]] Draft draft() const
    {
        Draft draft;
        draft.claims["iss"] = '"' + m_server->url().toEncoded() + '"';
        return draft;
    }
    /// Signed by the stranger, who is the issuer's next key.
    [[nodiscard]] Draft nextDraft() const
    {
        Draft next = draft();
        next.header["kid"] = R"("k2")";
        next.sign = Draft::signer(Draft::strangersKey());
        return next;
    }
    [[nodiscard]] static ReplyPtr<IdToken> verify(const ApiClient &api, const Draft &draft)
    {
        return api.verifyIdToken(draft.token(), draft.expected);
    }
    [[nodiscard]] static Answer keySet(const QJsonArray &keys)
    {
        return {.body = QJsonDocument(QJsonObject{{u"keys"_s, keys}}).toJson()};
    }
    [[nodiscard]] static QJsonObject firstKey() { return Draft::issuersKey().jwk(u"k1"_s); }
    [[nodiscard]] static QJsonObject nextKey() { return Draft::strangersKey().jwk(u"k2"_s); }
    [[nodiscard]] qsizetype requests() const { return m_server->requests().size(); }

    std::unique_ptr<StandInServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::chrono::milliseconds m_elapsed{};
};

void TestKeyCache::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_network = std::make_unique<QNetworkAccessManager>();
    m_server = std::make_unique<StandInServer>();
    m_server->setAnswer(keysPath, keySet({firstKey()}));
    m_elapsed = 5h;
}

void TestKeyCache::theyAreFetchedOnce()
{
    const ApiClient api = client();
    for (int i = 0; i < 3; ++i) {
        const auto token = verify(api, draft());
        QSignalSpy finished(token.get(), &kakao::PendingReply::finished);
        QCOMPARE(finished.count(), 0); // never from inside the call
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(token->result());
        QCOMPARE(token->result()->kakaoId, 1376016924429759228);
    }
    QCOMPARE(requests(), 1);
    QCOMPARE(m_server->requests()[0].method, "GET");
    QCOMPARE(m_server->requests()[0].target, keysPath);
    QVERIFY(m_server->requests()[0].header("Authorization").isEmpty());
}

void TestKeyCache::theyAreFetchedAhead()
{
    const ApiClient api = client();
    api.fetchKeysAhead();
    api.fetchKeysAhead();
    QTRY_COMPARE(requests(), 1);
    const auto token = verify(api, draft());
    QTRY_VERIFY(token->isFinished());
    QVERIFY(token->result());
    api.fetchKeysAhead();
    const auto again = verify(api, draft());
    QTRY_VERIFY(again->isFinished());
    QCOMPARE(requests(), 1);
}

void TestKeyCache::fetchedAheadTheyAreWaitedFor()
{
    const ApiClient api = client();
    api.fetchKeysAhead();
    const auto token = verify(api, draft());
    QTRY_VERIFY(token->isFinished());
    QVERIFY(token->result());
    QCOMPARE(requests(), 1);
}

void TestKeyCache::copiesShareThem()
{
    const ApiClient api = client();
    const ApiClient copy = api;
    const auto token = verify(copy, draft());
    QTRY_VERIFY(token->isFinished());
    const auto again = verify(api, draft());
    QTRY_VERIFY(again->isFinished());
    QVERIFY(again->result());
    QCOMPARE(requests(), 1);
}

void TestKeyCache::manyWaitForOneAnswer()
{
    const ApiClient api = client();
    std::vector<ReplyPtr<IdToken>> tokens;
    for (int i = 0; i < 20; ++i)
        tokens.push_back(verify(api, draft()));
    for (const auto &token : tokens) {
        QTRY_VERIFY(token->isFinished());
        QVERIFY(token->result());
    }
    QCOMPARE(requests(), 1);
}

/// A key that came up between the fetch ahead and the signature.
void TestKeyCache::I14_anUnknownKeyIsLookedForOnce()
{
    m_server->setAnswers(keysPath, {keySet({firstKey()}), keySet({nextKey(), firstKey()})});
    const ApiClient api = client();
    const auto first = verify(api, draft());
    QTRY_VERIFY(first->isFinished());
    QVERIFY(first->result());
    const auto next = verify(api, nextDraft());
    QTRY_VERIFY(next->isFinished());
    QVERIFY(next->result());
    QCOMPARE(requests(), 2);
    const auto old = verify(api, draft());
    QTRY_VERIFY(old->isFinished());
    QVERIFY(old->result());
    QCOMPARE(requests(), 2);
}

void TestKeyCache::I14_unknownKeysAreLookedForOnceAMinute()
{
    const ApiClient api = client();
    const auto refuse = [&] {
        const auto token = verify(api, nextDraft());
        QTRY_VERIFY(token->isFinished());
        QCOMPARE(token->result().error().code, ErrorCode::IdTokenInvalid);
    };
    refuse();
    QCOMPARE(requests(), 2); // the keys, and once more
    for (int i = 0; i < 10; ++i)
        refuse();
    m_elapsed += 59'999ms;
    refuse();
    QCOMPARE(requests(), 2);
    m_elapsed += 1ms;
    m_server->setAnswer(keysPath, keySet({firstKey(), nextKey()}));
    const auto token = verify(api, nextDraft());
    QTRY_VERIFY(token->isFinished());
    QVERIFY(token->result());
    QCOMPARE(requests(), 3);
}

void TestKeyCache::manyUnknownKeysAreLookedForTogether()
{
    m_server->setAnswers(keysPath, {keySet({firstKey()}), keySet({firstKey(), nextKey()})});
    const ApiClient api = client();
    std::vector<ReplyPtr<IdToken>> tokens;
    for (int i = 0; i < 10; ++i)
        tokens.push_back(verify(api, nextDraft()));
    for (const auto &token : tokens) {
        QTRY_VERIFY(token->isFinished());
        QVERIFY(token->result());
    }
    QCOMPARE(requests(), 2);
}

void TestKeyCache::aTokenWithoutAKeyIdAndAnEmptySet()
{
    m_server->setAnswers(keysPath, {keySet({}), keySet({firstKey()})});
    const ApiClient api = client();
    Draft unnamed = draft();
    unnamed.header.remove("kid");
    const auto token = verify(api, unnamed);
    QTRY_VERIFY(token->isFinished());
    QVERIFY(token->result());
    QCOMPARE(requests(), 2);
}

void TestKeyCache::afterADayTheyAreFetchedAgain()
{
    const ApiClient api = client();
    const auto first = verify(api, draft());
    QTRY_VERIFY(first->isFinished());
    m_elapsed += 24h - 1ms;
    const auto second = verify(api, draft());
    QTRY_VERIFY(second->isFinished());
    QCOMPARE(requests(), 1);

    m_elapsed += 1ms;
    m_server->setAnswer(keysPath, keySet({nextKey()})); // the first one has been withdrawn
    const auto third = verify(api, draft());
    QTRY_VERIFY(third->isFinished());
    QCOMPARE(third->result().error().code, ErrorCode::IdTokenInvalid);
}

void TestKeyCache::aFailedLookKeepsTheOldOnes()
{
    m_server->setAnswers(keysPath, {keySet({firstKey()}), {.status = 503}});
    const ApiClient api = client();
    for (int i = 0; i < 3; ++i) {
        const auto next = verify(api, nextDraft());
        QTRY_VERIFY(next->isFinished());
        QCOMPARE(next->result().error().code, ErrorCode::ServerFault);
    }
    QCOMPARE(requests(), 2); // nothing more within a minute, and still nothing is known
    const auto old = verify(api, draft());
    QTRY_VERIFY(old->isFinished());
    QVERIFY(old->result());
    QCOMPARE(requests(), 2);
}

void TestKeyCache::withoutKeysNothingIsKnown_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *tag, const Answer &answer, ErrorCode code) {
        QTest::newRow(tag) << answer << code;
    };
    const QByteArray keys = keySet({firstKey()}).body;
    const QByteArray dead =
        R"({"error":"invalid_grant","error_code":"KOE322","error_description":"dead"})";
    row("garbage", {.body = "oops"}, ErrorCode::InvalidAnswer);
    row("no list of keys", {.body = "{}"}, ErrorCode::InvalidAnswer);
    row("nothing", {.body = {}}, ErrorCode::InvalidAnswer);
    row("page", {.body = "<html>", .contentType = "text/html"}, ErrorCode::CaptivePortal);
    row("keys called a page", {.body = keys, .contentType = "text/html"}, ErrorCode::CaptivePortal);
    row("redirect", {.status = 302, .headers = {{"Location", "http://127.0.0.1:9/"}}},
        ErrorCode::CaptivePortal);
    row("500", {.status = 500, .body = keys}, ErrorCode::ServerFault);
    row("404", {.status = 404, .body = "{}"}, ErrorCode::Rejected);
    row("what kauth says of a dead token", {.status = 400, .body = dead}, ErrorCode::Rejected);
    row("hangs", {.manner = Manner::Hang}, ErrorCode::Timeout);
    row("closed", {.manner = Manner::Close}, ErrorCode::Offline);
    row("half", {.body = keys, .manner = Manner::Cut}, ErrorCode::InvalidAnswer);
    row("endless", {.body = keys, .manner = Manner::Endless}, ErrorCode::InvalidAnswer);
    row("over 1 MiB", {.body = keys + QByteArray(1024 * 1024, ' ')}, ErrorCode::InvalidAnswer);
}

void TestKeyCache::withoutKeysNothingIsKnown()
{
    QFETCH(const Answer, answer);
    m_server->setAnswer(keysPath, answer);
    const ApiClient api = client(answer.manner == Manner::Hang ? 200ms : 10s);
    const auto token = verify(api, draft());
    QTRY_VERIFY(token->isFinished());
    QVERIFY(!token->result());
    const kakao::Error error = token->result().error();
    QTEST(error.code, "code");
    QVERIFY(error.code != ErrorCode::IdTokenInvalid);
    QVERIFY(!error.endsSession);
}

void TestKeyCache::afterAFailureTheyAreAskedForAgain()
{
    m_server->setAnswers(keysPath, {{.status = 500}, keySet({firstKey()})});
    const ApiClient api = client();
    const auto first = verify(api, draft());
    QTRY_VERIFY(first->isFinished());
    QVERIFY(!first->result());
    const auto second = verify(api, draft());
    QTRY_VERIFY(second->isFinished());
    QVERIFY(second->result());
}

/// J11
void TestKeyCache::noRequestForWhatIsNoToken()
{
    const ApiClient api = client();
    for (const QByteArray &text : {QByteArray(), QByteArray("a.b"), QByteArray(8'000'000, 'a')}) {
        const auto token = api.verifyIdToken(kakao::Secret(text), draft().expected);
        QTRY_VERIFY(token->isFinished());
        QCOMPARE(token->result().error().code, ErrorCode::IdTokenInvalid);
    }
    QCOMPARE(m_server->connectionsSeen(), 0);
}

void TestKeyCache::noRequestWhereATokenSays_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("J6 jku") << QByteArray("jku");
    QTest::newRow("J6 x5u") << QByteArray("x5u");
    QTest::newRow("J8 kid") << QByteArray("kid");
}

void TestKeyCache::noRequestWhereATokenSays()
{
    QFETCH(const QByteArray, name);
    StandInServer elsewhere;
    elsewhere.setAnswer("/keys", keySet({nextKey()}));
    const ApiClient api = client();
    Draft hostile = nextDraft();
    hostile.header[name] = '"' + elsewhere.url(u"/keys"_s).toEncoded() + '"';
    const auto token = verify(api, hostile);
    QTRY_VERIFY(token->isFinished());
    QCOMPARE(token->result().error().code, ErrorCode::IdTokenInvalid);
    // Once more by way of the server that is asked, so that a stray request would have arrived.
    const auto good = verify(api, draft());
    QTRY_VERIFY(good->isFinished());
    QVERIFY(good->result());
    QCOMPARE(elsewhere.connectionsSeen(), 0);
}

void TestKeyCache::whoeverGivesUpIsNotTold()
{
    const ApiClient api = client();
    auto dropped = verify(api, draft());
    const auto aborted = verify(api, draft());
    const auto kept = verify(api, draft());
    dropped.reset();
    aborted->abort();
    QCOMPARE(aborted->result().error().code, ErrorCode::Cancelled);
    QTRY_VERIFY(kept->isFinished());
    QVERIFY(kept->result());
    QCOMPARE(requests(), 1);
}

void TestKeyCache::theClientMayGoMeanwhile()
{
    auto api = std::make_unique<ApiClient>(client());
    const auto token = verify(*api, draft());
    const auto unknown = verify(*api, nextDraft());
    api.reset();
    QTRY_VERIFY(token->isFinished());
    QVERIFY(token->result());
    QTRY_VERIFY(unknown->isFinished()); // for whom nobody is left to look again
    QCOMPARE(unknown->result().error().code, ErrorCode::Cancelled);
}

void TestKeyCache::theNetworkMayGoMeanwhile()
{
    m_server->setAnswer(keysPath, {.manner = Manner::Hang});
    const ApiClient api = client();
    const auto token = verify(api, draft());
    QTRY_COMPARE(requests(), 1);
    m_network.reset();
    QTRY_VERIFY(token->isFinished());
    QCOMPARE(token->result().error().code, ErrorCode::Cancelled);
    QTRY_COMPARE(m_server->openConnections(), 0);
}

/// Whatever the caller has filled in.
void TestKeyCache::I2_I3_issuerAndClientAreTheConfigurations()
{
    const ApiClient api = client();
    Draft ours = draft();
    ours.expected.issuer = u"https://example.com"_s;
    ours.expected.clientId = u"other-key"_s;
    const auto token = verify(api, ours);
    QTRY_VERIFY(token->isFinished());
    QVERIFY(token->result());

    Draft theirs = ours;
    theirs.claims["aud"] = R"("other-key")";
    const auto refused = verify(api, theirs);
    QTRY_VERIFY(refused->isFinished());
    QCOMPARE(refused->result().error().code, ErrorCode::IdTokenInvalid);
}

void TestKeyCache::aKeySetMayBeCalledOne()
{
    Answer keys = keySet({firstKey()});
    keys.contentType = "application/jwk-set+json";
    m_server->setAnswer(keysPath, keys);
    const ApiClient api = client();
    const auto token = verify(api, draft());
    QTRY_VERIFY(token->isFinished());
    QVERIFY(token->result());
}

QTEST_GUILESS_MAIN(TestKeyCache)
#include "tst_keycache.moc"
