// SPDX-License-Identifier: Apache-2.0
#include "kakao/apiclient.h"
#include "support/standinserver.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkCookieJar>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using kakao::ApiClient;
using kakao::Config;
using kakao::Done;
using kakao::ErrorCode;
using kakao::Secret;
using Answer = StandInServer::Answer;
using Manner = StandInServer::Manner;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The rules that hold for every exchange with Kakao, each against a server that breaks one.
class TestHttpExchange : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_network.clearConnectionCache(); // no test inherits an idle connection
    }
    void B9_redirectsAreNotFollowed_data();
    void B9_redirectsAreNotFollowed();
    void whatIsNoJsonIsNotKakaos_data();
    void whatIsNoJsonIsNotKakaos();
    void theDeadlineIsTotal_data();
    void theDeadlineIsTotal();
    void longBodiesEndTheExchange_data();
    void longBodiesEndTheExchange();
    void theLongestBodyIsRead();
    void compressionIsNotUnpacked();
    void aCutOffBodyIsNotRead_data();
    void aCutOffBodyIsNotRead();
    void aPostIsSentOnce_data();
    void aPostIsSentOnce();
    void aGetWithoutAnAnswerIsOffline();
    void nobodyListens();
    void cookiesNeitherSentNorStored();
    void otherLoginsAreNotTried_data();
    void otherLoginsAreNotTried();
    void abortingHangsUp();
    void droppingHangsUp();

private:
    [[nodiscard]] ApiClient client(std::chrono::milliseconds deadline = 10s) const
    {
        return clientOf(m_server.url(), deadline);
    }
    [[nodiscard]] ApiClient clientOf(const QUrl &server,
                                     std::chrono::milliseconds deadline = 10s) const
    {
        Config config;
        config.redirectUri = QUrl(u"http://127.0.0.1/cb"_s);
        config.kauthUrl = config.kapiUrl = server;
        config.deadline = deadline;
        return ApiClient(m_network, config);
    }
    /// What logOut(), a POST, comes to.
    std::optional<kakao::Error> logOutError(const ApiClient &api)
    {
        const auto reply = api.logOut(Secret("token"));
        QSignalSpy finished(reply.get(), &kakao::PendingReply::finished);
        if (!finished.wait())
            return kakao::Error{.code = ErrorCode::Cancelled, .detail = u"never finished"_s};
        return reply->result() ? std::nullopt : std::optional(reply->result().error());
    }
    std::optional<kakao::Error> logOutError(const Answer &answer,
                                            std::chrono::milliseconds deadline = 10s)
    {
        m_server.setAnswer("/v1/user/logout", answer);
        return logOutError(client(deadline));
    }

    StandInServer m_server;
    mutable QNetworkAccessManager m_network;
};

void TestHttpExchange::B9_redirectsAreNotFollowed_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {300, 301, 302, 303, 304, 307, 308})
        QTest::addRow("%d", status) << status;
}

void TestHttpExchange::B9_redirectsAreNotFollowed()
{
    QFETCH(const int, status);
    StandInServer elsewhere;
    const Answer redirect{.status = status,
                          .headers = {{"Location", elsewhere.url(u"/grab"_s).toEncoded()}}};
    m_server.setAnswer("/v1/user/logout", redirect);
    m_server.setAnswer("/v2/user/me", redirect);

    const auto error = logOutError(client());
    QVERIFY(error);
    QCOMPARE(error->code, ErrorCode::CaptivePortal);
    QCOMPARE(error->httpStatus, status);
    const auto user = client().fetchUser(Secret("token"));
    QTRY_VERIFY(user->isFinished());
    QCOMPARE(user->result().error().code, ErrorCode::CaptivePortal);
    QCOMPARE(elsewhere.connectionsSeen(), 0);
}

void TestHttpExchange::whatIsNoJsonIsNotKakaos_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<std::optional<ErrorCode>>("expected");

    using E = std::optional<ErrorCode>;
    const auto row = [](const char *tag, const QByteArray &type, const QByteArray &body, E code) {
        QTest::newRow(tag) << type << body << code;
    };
    const QByteArray page = " <html>Please log in to the Wi-Fi";
    row("JSON", "application/json", "{}", E());
    row("JSON with a charset", "application/json;charset=UTF-8", "{}", E());
    row("JSON in capitals", "Application/JSON ; charset=utf-8", "{}", E());
    row("page", "text/html", page, ErrorCode::CaptivePortal);
    row("page called JSON", "application/json", page, ErrorCode::CaptivePortal);
    row("JSON called a page", "text/html", "{}", ErrorCode::CaptivePortal);
    row("no type", "", "{}", ErrorCode::CaptivePortal);
    row("nothing", "application/json", "", ErrorCode::InvalidAnswer);
    row("nothing without a type", "", "", ErrorCode::InvalidAnswer);
    row("list", "application/json", "[]", ErrorCode::InvalidAnswer);
    row("garbage", "application/json", "oops", ErrorCode::InvalidAnswer);
}

void TestHttpExchange::whatIsNoJsonIsNotKakaos()
{
    QFETCH(const QByteArray, contentType);
    QFETCH(const QByteArray, body);
    QFETCH(const std::optional<ErrorCode>, expected);

    const auto error = logOutError({.body = body, .contentType = contentType});
    QCOMPARE(error.has_value(), expected.has_value());
    if (error)
        QCOMPARE(error->code, *expected);
}

void TestHttpExchange::theDeadlineIsTotal_data()
{
    QTest::addColumn<Manner>("manner");
    QTest::newRow("no answer") << Manner::Hang;
    QTest::newRow("a byte now and then") << Manner::Drip;
}

void TestHttpExchange::theDeadlineIsTotal()
{
    QFETCH(const Manner, manner);
    QElapsedTimer timer;
    timer.start();
    const auto error = logOutError({.body = QByteArray(10'000, ' '), .manner = manner}, 200ms);
    QVERIFY(error);
    QCOMPARE(error->code, ErrorCode::Timeout);
    QVERIFY(timer.elapsed() >= 150);
    QVERIFY(timer.elapsed() < 3000);
    QTRY_COMPARE(m_server.openConnections(), 0);
}

void TestHttpExchange::longBodiesEndTheExchange_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::newRow("64 MiB") << Answer{.body = QByteArray(64 * 1024 * 1024, ' ')};
    QTest::newRow("endless") << Answer{.body = QByteArray(1024, ' '), .manner = Manner::Endless};
    QTest::newRow("endless error")
        << Answer{.status = 500, .body = QByteArray(1024, ' '), .manner = Manner::Endless};
}

void TestHttpExchange::longBodiesEndTheExchange()
{
    QFETCH(const Answer, answer);
    const auto error = logOutError(answer);
    QVERIFY(error);
    QCOMPARE(error->code, ErrorCode::InvalidAnswer);
    QTRY_COMPARE(m_server.openConnections(), 0);
}

void TestHttpExchange::theLongestBodyIsRead()
{
    const QByteArray longest = "{}" + QByteArray(1024 * 1024 - 2, ' ');
    QVERIFY(!logOutError({.body = longest}));
    QCOMPARE(logOutError({.body = longest + ' '})->code, ErrorCode::InvalidAnswer);
}

void TestHttpExchange::compressionIsNotUnpacked()
{
    const Answer bomb{.body = gzipped("{}" + QByteArray(32 * 1024 * 1024, ' ')),
                      .headers = {{"Content-Encoding", "gzip"}}};
    const auto error = logOutError(bomb);
    QVERIFY(error);
    QCOMPARE(error->code, ErrorCode::InvalidAnswer);
    QCOMPARE(m_server.requests().constLast().header("Accept-Encoding"), "identity");

    const Answer small{.body = gzipped("{}"), .headers = {{"Content-Encoding", "gzip"}}};
    QCOMPARE(logOutError(small)->code, ErrorCode::InvalidAnswer);
}

void TestHttpExchange::aCutOffBodyIsNotRead_data()
{
    QTest::addColumn<Answer>("answer");
    // What has come by then is an answer by itself.
    const QByteArray twice = R"({"id":1,"code":-401})" + QByteArray(20, ' ');
    QTest::newRow("granted") << Answer{.body = twice, .manner = Manner::Cut};
    QTest::newRow("refused") << Answer{.status = 400, .body = twice, .manner = Manner::Cut};
}

void TestHttpExchange::aCutOffBodyIsNotRead()
{
    QFETCH(const Answer, answer);
    const auto error = logOutError(answer);
    QVERIFY(error);
    QCOMPARE(error->code, ErrorCode::InvalidAnswer);
    QCOMPARE(error->kakaoCode, QString());
    QVERIFY(!error->endsSession);
}

void TestHttpExchange::aPostIsSentOnce_data()
{
    QTest::addColumn<bool>("connectionIsUsed");
    QTest::addColumn<bool>("hasBody");
    QTest::newRow("fresh connection") << false << true;
    QTest::newRow("used connection") << true << true;
    QTest::newRow("fresh connection, no body") << false << false;
    QTest::newRow("used connection, no body") << true << false;
}

void TestHttpExchange::aPostIsSentOnce()
{
    QFETCH(const bool, connectionIsUsed);
    QFETCH(const bool, hasBody);
    const ApiClient api = client();
    if (connectionIsUsed) {
        m_server.setAnswer("/v2/user/me", {.body = R"({"id":1})"});
        const auto user = api.fetchUser(Secret("token"));
        QTRY_VERIFY(user->isFinished());
        QVERIFY(user->result());
    }
    m_server.setAnswer("/oauth/token", {.manner = Manner::Close});
    m_server.setAnswer("/v1/user/logout", {.manner = Manner::Close});
    const qsizetype requests = m_server.requests().size();
    const qsizetype connections = m_server.connectionsSeen();

    ErrorCode code = ErrorCode::Cancelled;
    if (hasBody) {
        const auto tokens = api.exchange(Secret("code"), Secret("verifier"));
        QTRY_VERIFY(tokens->isFinished());
        QVERIFY(!tokens->result());
        code = tokens->result().error().code;
    } else {
        code = logOutError(api).value_or(kakao::Error{.code = code}).code;
    }
    QCOMPARE(code, ErrorCode::OutcomeUnknown);
    QCOMPARE(m_server.requests().size(), requests + 1);
    QCOMPARE(m_server.connectionsSeen(), connections + (connectionIsUsed ? 0 : 1));
}

void TestHttpExchange::aGetWithoutAnAnswerIsOffline()
{
    m_server.setAnswer("/v2/user/me", {.manner = Manner::Close});
    const auto user = client().fetchUser(Secret("token"));
    QTRY_VERIFY(user->isFinished());
    QCOMPARE(user->result().error().code, ErrorCode::Offline);
}

void TestHttpExchange::nobodyListens()
{
    QUrl url;
    {
        const StandInServer gone;
        url = gone.url();
    }
    const auto refused = logOutError(clientOf(url));
    QVERIFY(refused);
    QCOMPARE(refused->code, ErrorCode::Offline);
    QCOMPARE(refused->httpStatus, 0);
    const auto noName = logOutError(clientOf(QUrl(u"http://nonexistent.invalid"_s)));
    QVERIFY(noName);
    QCOMPARE(noName->code, ErrorCode::Offline);
}

void TestHttpExchange::cookiesNeitherSentNorStored()
{
    QNetworkCookie cookie("before", "1");
    cookie.setDomain(u"127.0.0.1"_s);
    cookie.setPath(u"/"_s);
    QVERIFY(m_network.cookieJar()->insertCookie(cookie));
    m_server.setAnswer("/v1/user/logout",
                       {.body = "{}", .headers = {{"Set-Cookie", "after=1; Path=/"}}});
    QVERIFY(!logOutError(client()));
    QVERIFY(!logOutError(client()));
    for (const auto &request : m_server.requests())
        QCOMPARE(request.header("Cookie"), QByteArray());
    QCOMPARE(m_network.cookieJar()->cookiesForUrl(m_server.url(u"/"_s)).size(), 1);
    QVERIFY(m_network.cookieJar()->deleteCookie(cookie));
}

void TestHttpExchange::otherLoginsAreNotTried_data()
{
    QTest::addColumn<QByteArray>("challenge");
    QTest::newRow("Bearer") << QByteArray("Bearer error=invalid_token");
    QTest::newRow("Basic") << QByteArray("Basic realm=\"x\"");
    QTest::newRow("Digest") << QByteArray("Digest realm=\"x\", nonce=\"y\"");
    QTest::newRow("Negotiate") << QByteArray("Negotiate");
    QTest::newRow("NTLM") << QByteArray("NTLM");
}

void TestHttpExchange::otherLoginsAreNotTried()
{
    QFETCH(const QByteArray, challenge);
    const qsizetype requests = m_server.requests().size();
    const auto error =
        logOutError(Answer{.status = 401,
                           .body = R"({"code":-401,"msg":"this access token does not exist"})",
                           .headers = {{"WWW-Authenticate", challenge}}});
    QVERIFY(error);
    QCOMPARE(error->code, ErrorCode::Rejected);
    QCOMPARE(error->kakaoCode, u"-401"_s);
    QVERIFY(error->endsSession);
    QCOMPARE(m_server.requests().size(), requests + 1);
}

void TestHttpExchange::abortingHangsUp()
{
    m_server.setAnswer("/v1/user/logout", {.manner = Manner::Hang});
    const qsizetype requests = m_server.requests().size();
    const auto reply = client().logOut(Secret("token"));
    QSignalSpy finished(reply.get(), &kakao::PendingReply::finished);
    QTRY_COMPARE(m_server.requests().size(), requests + 1);

    reply->abort();
    reply->abort();
    QCOMPARE(finished.count(), 0); // never from inside a call
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(reply->result().error().code, ErrorCode::Cancelled);
    QTRY_COMPARE(m_server.openConnections(), 0);
    QCOMPARE(finished.count(), 1);
}

void TestHttpExchange::droppingHangsUp()
{
    m_server.setAnswer("/v1/user/logout", {.manner = Manner::Hang});
    const qsizetype requests = m_server.requests().size();
    auto reply = client().logOut(Secret("token"));
    bool called = false;
    reply->onFinished(this, [&called](const kakao::Result<Done> &) { called = true; });
    QTRY_COMPARE(m_server.requests().size(), requests + 1);

    reply.reset();
    QTRY_COMPARE(m_server.openConnections(), 0);
    QVERIFY(!called);
}

QTEST_GUILESS_MAIN(TestHttpExchange)
#include "tst_httpexchange.moc"
