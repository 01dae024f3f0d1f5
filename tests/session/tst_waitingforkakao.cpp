// SPDX-License-Identifier: Apache-2.0
#include "scene.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using kakao::ErrorCode;
using session::Session;
using State = Session::State;
using Answer = StandInServer::Answer;

namespace {

const Answer down{.status = 503, .body = "<html>", .contentType = "text/html"};
const Answer ryan{.body = R"({"id":1376016924429759228,
    "kakao_account":{"profile":{"nickname":"Ryan"}}})"};

Answer limited(const QByteArray &seconds)
{
    return {.status = 429, .body = "{}", .headers = {{"Retry-After", seconds}}};
}

} // namespace

/// Kakao is busy, and may have said for how long.
class TestWaitingForKakao : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void backoffIsNotShorterThanAskedFor();
    void freshening();
    void signingIn_data();
    void signingIn();
    void signingInWithoutSuccess_data();
    void signingInWithoutSuccess();
    void cancelledInBetween();
};

void TestWaitingForKakao::backoffIsNotShorterThanAskedFor()
{
    session::Backoff backoff(5s, 60s);
    QSet<qint64> different;
    for (int i = 0; i < 100; ++i) {
        backoff.reset();
        const auto next = backoff.next(2min);
        QVERIFY(next >= 2min && next <= 150s);
        different << next.count();
    }
    QVERIFY(different.size() > 90);
    QVERIFY(backoff.next(1s) >= 7500ms); // its own is longer
    QVERIFY(backoff.next(0s) >= 15s);
}

/// Neither by itself nor because something has changed here.
void TestWaitingForKakao::freshening()
{
    Scene scene(0ms);
    scene.server.setAnswers("/v2/user/me", {limited("8"), ryan});
    scene.storeSession();
    scene.session.restore();
    QTRY_COMPARE(scene.session.state(), State::Offline);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(scene.session.error()->retryAfter, 8s);
    Q_EMIT scene.surroundings.changed();
    QTRY_COMPARE_WITH_TIMEOUT(scene.session.state(), State::SignedIn, 20'000);
    QVERIFY(timer.elapsed() >= 7900); // longer than any wait of its own
    QCOMPARE(scene.requestsTo("/v2/user/me"), 2);

    scene.server.setAnswers("/v2/user/me", {limited("300"), ryan});
    scene.session.freshen();
    QTRY_COMPARE(scene.session.state(), State::Offline);
    scene.session.freshen(); // a person may ask all the same
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
}

void TestWaitingForKakao::signingIn_data()
{
    QTest::addColumn<QList<Answer>>("answers");
    QTest::newRow("once") << QList<Answer>{down, ryan};
    QTest::newRow("three times") << QList<Answer>{down, down, down, ryan};
    QTest::newRow("limited") << QList<Answer>{limited("1"), ryan};
}

/// The code is spent by then: giving up would cost the person the whole login.
void TestWaitingForKakao::signingIn()
{
    QFETCH(const QList<Answer>, answers);
    Scene scene;
    scene.server.setAnswers("/v2/user/me", answers);
    scene.session.signIn();
    QTRY_COMPARE_WITH_TIMEOUT(scene.session.state(), State::SignedIn, 20'000);
    QCOMPARE(scene.requestsTo("/oauth/token"), 1);
    QCOMPARE(scene.requestsTo("/v2/user/me"), answers.size());
    QCOMPARE(scene.requestsTo("/v1/user/logout"), 0);
    QCOMPARE(scene.failed.count(), 0);
}

void TestWaitingForKakao::signingInWithoutSuccess_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<int>("requests");
    QTest::addColumn<ErrorCode>("expected");
    QTest::newRow("down") << down << 4 << ErrorCode::ServerFault;
    QTest::newRow("longer than somebody waits") << limited("120") << 1 << ErrorCode::RateLimited;
    QTest::newRow("refused") << Answer{.status = 400, .body = R"({"code":-2,"msg":"no"})"} << 1
                             << ErrorCode::Rejected;
    QTest::newRow("a page") << Answer{.body = "<html>", .contentType = "text/html"} << 1
                            << ErrorCode::CaptivePortal;
}

void TestWaitingForKakao::signingInWithoutSuccess()
{
    QFETCH(const Answer, answer);
    QFETCH(const int, requests);
    QFETCH(const ErrorCode, expected);
    Scene scene;
    scene.server.setAnswer("/v2/user/me", answer);
    scene.session.signIn();
    QTRY_COMPARE_WITH_TIMEOUT(scene.failed.count(), 1, 20'000);
    QCOMPARE(scene.failed.constFirst().constFirst().value<kakao::Error>().code, expected);
    QCOMPARE(scene.session.state(), State::SignedOut);
    QCOMPARE(scene.requestsTo("/oauth/token"), 1);
    QCOMPARE(scene.requestsTo("/v2/user/me"), requests);
    QTRY_COMPARE(scene.requestsTo("/v1/user/logout"), 1); // nobody will use the tokens
}

void TestWaitingForKakao::cancelledInBetween()
{
    Scene scene;
    scene.server.setAnswers("/v2/user/me", {limited("3"), ryan});
    scene.session.signIn();
    QTRY_COMPARE(scene.requestsTo("/v2/user/me"), 1);
    scene.session.cancel();
    QTRY_COMPARE(scene.session.state(), State::SignedOut);
    scene.session.signIn(); // and whatever is left of the first would be seen
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    QCOMPARE(scene.requestsTo("/v2/user/me"), 2);
    QCOMPARE(scene.failed.count(), 0);
}

QTEST_GUILESS_MAIN(TestWaitingForKakao)
#include "tst_waitingforkakao.moc"
