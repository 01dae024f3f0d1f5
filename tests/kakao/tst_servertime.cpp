// SPDX-License-Identifier: Apache-2.0
#include "kakao/apiclient.h"
#include "support/standinserver.h"

#include <QDateTime>
#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using kakao::ApiClient;
using kakao::Config;
using kakao::Secret;
using Answer = StandInServer::Answer;
using Manner = StandInServer::Manner;
using namespace Qt::StringLiterals;

/// Whose `Date` is believed, and when it is told.
class TestServerTime : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_heard.clear();
    }
    void heard_data();
    void heard();
    void theFormOfADate_data();
    void theFormOfADate();
    void bothServersTellIt();
    void itIsToldBeforeTheReplyIsFinished();
    void theLastListenerIsTold();
    void aListenerMayReplaceItselfAndDropTheReply();
    void nobodyIsToldWhenTheClientIsGone();

private:
    [[nodiscard]] Config config() const
    {
        Config config;
        config.redirectUri = QUrl(u"http://127.0.0.1/cb"_s);
        config.kauthUrl = config.kapiUrl = m_server.url();
        return config;
    }
    [[nodiscard]] ApiClient listeningClient()
    {
        ApiClient api(m_network, config());
        api.onServerTime([this](const QDateTime &time) { m_heard.append(time); });
        return api;
    }
    static Answer dated(Answer answer)
    {
        answer.headers += StandInServer::Header("Date", "Sun, 06 Nov 1994 08:49:37 GMT");
        return answer;
    }
    [[nodiscard]] static QDateTime then()
    {
        return QDateTime(QDate(1994, 11, 6), QTime(8, 49, 37), Qt::UTC);
    }

    StandInServer m_server;
    QNetworkAccessManager m_network;
    QList<QDateTime> m_heard;
};

void TestServerTime::heard_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<bool>("isHeard");

    const auto row = [](const char *tag, const Answer &answer, bool isHeard) {
        QTest::newRow(tag) << answer << isHeard;
    };
    const QByteArray user = R"({"id":1})";
    const QByteArray refusal = R"({"code":-401,"msg":"this access token is already expired"})";
    const QByteArray page = "<html>Please log in to the Wi-Fi";
    row("user", dated({.body = user}), true);
    row("JSON of another kind", dated({.body = "{}"}), true);
    row("refusal", dated({.status = 401, .body = refusal}), true);
    row("maintenance", dated({.status = 503, .body = R"({"code":-9798})"}), true);
    row("no date", {.body = user}, false);
    row("page", dated({.body = page, .contentType = "text/html"}), false);
    row("page called JSON", dated({.body = page}), false);
    row("JSON called a page", dated({.body = user, .contentType = "text/html"}), false);
    row("page with 401", dated({.status = 401, .body = page, .contentType = "text/html"}), false);
    row("page with 511", dated({.status = 511, .body = page, .contentType = "text/html"}), false);
    row("page with 502", dated({.status = 502, .body = page, .contentType = "text/html"}), false);
    row("list", dated({.body = "[]"}), false);
    row("nothing", dated({.body = {}}), false);
    row("redirect", dated({.status = 302, .body = user}), false);
    row("other success", dated({.status = 203, .body = user}), false);
    row("cut off", dated({.body = user + QByteArray(user.size(), ' '), .manner = Manner::Cut}),
        false);
    row("endless", dated({.body = "{}" + QByteArray(1024, ' '), .manner = Manner::Endless}), false);
    Answer twice = dated(dated({.body = user}));
    row("two dates", twice, false);
}

void TestServerTime::heard()
{
    QFETCH(const Answer, answer);
    QFETCH(const bool, isHeard);
    m_server.setAnswer("/v2/user/me", answer);
    const ApiClient api = listeningClient();
    const auto user = api.fetchUser(Secret("token"));
    QTRY_VERIFY(user->isFinished());
    QCOMPARE(m_heard, isHeard ? QList{then()} : QList<QDateTime>());
}

void TestServerTime::theFormOfADate_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<QDateTime>("expected");

    const auto row = [](const char *tag, const QByteArray &date, const QDateTime &expected = {}) {
        QTest::newRow(tag) << date << expected;
    };
    row("IMF-fixdate", "Sun, 06 Nov 1994 08:49:37 GMT", then());
    row("leap day", "Thu, 29 Feb 2024 23:59:59 GMT",
        QDateTime(QDate(2024, 2, 29), QTime(23, 59, 59), Qt::UTC));
    row("far away", "Fri, 31 Dec 9999 00:00:00 GMT",
        QDateTime(QDate(9999, 12, 31), QTime(0, 0), Qt::UTC));
    row("obsolete, RFC 850", "Sunday, 06-Nov-94 08:49:37 GMT");
    row("obsolete, asctime", "Sun Nov  6 08:49:37 1994");
    row("RFC 3339", "1994-11-06T08:49:37Z");
    row("seconds", "784111777");
    row("empty", "");
    row("another day of the week", "Mon, 06 Nov 1994 08:49:37 GMT");
    row("no day of the week", "06 Nov 1994 08:49:37 GMT");
    row("day that does not exist", "Wed, 29 Feb 2023 08:49:37 GMT");
    row("month that does not exist", "Sun, 06 Nox 1994 08:49:37 GMT");
    row("hour that does not exist", "Sun, 06 Nov 1994 24:00:00 GMT");
    row("one digit", "Sun, 6 Nov 1994 08:49:37 GMT");
    row("two digits of a year", "Sun, 06 Nov 94 08:49:37 GMT");
    row("no seconds", "Sun, 06 Nov 1994 08:49 GMT");
    row("small letters", "sun, 06 nov 1994 08:49:37 gmt");
    row("UTC", "Sun, 06 Nov 1994 08:49:37 UTC");
    row("offset", "Sun, 06 Nov 1994 08:49:37 +0900");
    row("more behind it", "Sun, 06 Nov 1994 08:49:37 GMT; x");
    row("Korean", "\xEC\x9D\xBC, 06 Nov 1994 08:49:37 GMT");
}

void TestServerTime::theFormOfADate()
{
    QFETCH(const QByteArray, date);
    QFETCH(const QDateTime, expected);
    m_server.setAnswer("/v2/user/me", {.body = R"({"id":1})", .headers = {{"Date", date}}});
    const ApiClient api = listeningClient();
    const auto user = api.fetchUser(Secret("token"));
    QTRY_VERIFY(user->isFinished());
    QVERIFY(user->result()); // an odd date spoils nothing
    QCOMPARE(m_heard, expected.isValid() ? QList{expected} : QList<QDateTime>());
    if (expected.isValid())
        QCOMPARE(m_heard.constFirst().timeSpec(), Qt::UTC);
}

void TestServerTime::bothServersTellIt()
{
    m_server.setAnswer("/oauth/token", dated({.body = R"({"access_token":"A"})"}));
    m_server.setAnswer("/v1/user/logout", dated({.body = R"({"id":1})"}));
    const ApiClient api = listeningClient();
    const auto tokens = api.refresh(Secret("token"));
    QTRY_VERIFY(tokens->isFinished());
    QCOMPARE(m_heard.size(), 1);
    const auto out = api.logOut(Secret("token"));
    QTRY_VERIFY(out->isFinished());
    QCOMPARE(m_heard.size(), 2);
}

void TestServerTime::itIsToldBeforeTheReplyIsFinished()
{
    m_server.setAnswer("/v2/user/me", dated({.body = R"({"id":1})"}));
    ApiClient api(m_network, config());
    const auto user = api.fetchUser(Secret("token"));
    QSignalSpy finished(user.get(), &kakao::PendingReply::finished);
    bool wasFinished = true;
    qsizetype signalsBefore = -1;
    api.onServerTime([&](const QDateTime &) { // in time for a call that is running
        wasFinished = user->isFinished();
        signalsBefore = finished.count();
    });
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(!wasFinished);
    QCOMPARE(signalsBefore, 0);
}

void TestServerTime::theLastListenerIsTold()
{
    m_server.setAnswer("/v2/user/me", dated({.body = R"({"id":1})"}));
    ApiClient api = listeningClient();
    int told = 0;
    api.onServerTime([&told](const QDateTime &) { ++told; });
    const auto first = api.fetchUser(Secret("token"));
    QTRY_VERIFY(first->isFinished());
    QCOMPARE(told, 1);
    api.onServerTime({});
    const auto second = api.fetchUser(Secret("token"));
    QTRY_VERIFY(second->isFinished());
    QCOMPARE(told, 1);
    QVERIFY(m_heard.isEmpty());
}

void TestServerTime::aListenerMayReplaceItselfAndDropTheReply()
{
    m_server.setAnswer("/v2/user/me", dated({.body = R"({"id":1})"}));
    ApiClient api(m_network, config());
    auto user = api.fetchUser(Secret("token"));
    bool isTold = false;
    const auto marker = std::make_shared<int>(1); // gone if the listener were
    long holders = 0;
    api.onServerTime([&, marker](const QDateTime &) {
        api.onServerTime({});
        user.reset();
        holders = marker.use_count();
        isTold = true;
    });
    QTRY_VERIFY(isTold);
    QCOMPARE(holders, 2L);
    QTRY_COMPARE(marker.use_count(), 1L);
    QVERIFY(!user);
}

void TestServerTime::nobodyIsToldWhenTheClientIsGone()
{
    m_server.setAnswer("/v2/user/me", dated({.body = R"({"id":1})"}));
    auto api = std::make_unique<ApiClient>(listeningClient());
    const auto user = api->fetchUser(Secret("token"));
    api.reset();
    QTRY_VERIFY(user->isFinished());
    QVERIFY(user->result());
    QVERIFY(m_heard.isEmpty());
}

QTEST_GUILESS_MAIN(TestServerTime)
#include "tst_servertime.moc"
