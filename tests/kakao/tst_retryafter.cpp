// SPDX-License-Identifier: Apache-2.0
#include "kakao/apiclient.h"
#include "kakao/retryafter.h"
#include "support/standinserver.h"

#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::seconds;
using Answer = StandInServer::Answer;

Q_DECLARE_METATYPE(seconds)

/// How long a server wants to be left alone.
class TestRetryAfter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void theHeader_data();
    void theHeader();
    void whichAnswersAreHeeded_data();
    void whichAnswersAreHeeded();
};

void TestRetryAfter::theHeader_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<seconds>("expected");
    const auto row = [](const char *name, const QByteArray &text, seconds expected) {
        QTest::newRow(name) << text << expected;
    };
    row("none", "", 0s);
    row("seconds", "120", 120s);
    row("with spaces", " 7 ", 7s);
    row("nothing to wait for", "0", 1s);
    row("five minutes", "300", 300s);
    row("more", "301", 300s);
    row("huge", "99999999999999999999", 300s);
    row("a date", "Sun, 06 Nov 1994 08:50:37 GMT", 60s);
    row("this very moment", "Sun, 06 Nov 1994 08:49:37 GMT", 1s);
    row("past", "Sun, 06 Nov 1994 08:00:00 GMT", 1s);
    row("far", "Fri, 31 Dec 2100 23:59:59 GMT", 300s);
    row("an obsolete date", "Sunday, 06-Nov-94 08:50:37 GMT", 0s);
    row("negative", "-5", 0s);
    row("signed", "+5", 0s);
    row("a fraction", "1.5", 0s);
    row("a unit", "5s", 0s);
    row("two", "5, 6", 0s);
    row("other digits", "\xd9\xa5", 0s); // Arabic-Indic 5
    row("words", "soon", 0s);
}

void TestRetryAfter::theHeader()
{
    QFETCH(const QByteArray, text);
    QFETCH(const seconds, expected);
    const QDateTime answeredAt(QDate(1994, 11, 6), QTime(8, 49, 37), Qt::UTC);
    QCOMPARE(kakao::parseRetryAfter(text, answeredAt), expected);
}

void TestRetryAfter::whichAnswersAreHeeded_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<seconds>("expected");
    const StandInServer::Header header("Retry-After", "30");
    const auto row = [&](const char *name, int status, const QByteArray &body, seconds expected) {
        QTest::newRow(name) << Answer{.status = status, .body = body, .headers = {header}}
                            << expected;
    };
    row("429", 429, "{}", 30s);
    row("503", 503, "{}", 30s);
    row("503 page", 503, "<html>", 30s);
    row("-10", 400, R"({"code":-10,"msg":"API limit has been exceeded."})", 30s);
    row("a refusal", 400, R"({"code":-2,"msg":"no"})", 0s);
    row("a dead token", 401, R"({"code":-401,"msg":"this access token does not exist"})", 0s);
    row("no answer at all", 200, "{", 0s);
    // By the server's clock, not by this computer's.
    QTest::newRow("a date") << Answer{.status = 503,
                                      .body = "{}",
                                      .headers = {{"Date", "Sun, 06 Nov 1994 08:49:37 GMT"},
                                                  {"Retry-After", "Sun, 06 Nov 1994 08:50:07 GMT"}}}
                            << 30s;
}

void TestRetryAfter::whichAnswersAreHeeded()
{
    QFETCH(const Answer, answer);
    QFETCH(const seconds, expected);
    StandInServer server;
    server.setAnswer("/v2/user/me", answer);
    QNetworkAccessManager network;
    kakao::Config config;
    config.redirectUri = QUrl(u"http://127.0.0.1/cb"_s);
    config.kauthUrl = config.kapiUrl = server.url();
    const auto user = kakao::ApiClient(network, config).fetchUser(kakao::Secret("token"));
    QTRY_VERIFY(user->isFinished());
    QVERIFY(!user->result());
    QCOMPARE(user->result().error().retryAfter, expected);
}

QTEST_GUILESS_MAIN(TestRetryAfter)
#include "tst_retryafter.moc"
