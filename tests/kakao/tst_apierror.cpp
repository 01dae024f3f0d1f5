// SPDX-License-Identifier: Apache-2.0
#include "kakao/apiclient.h"
#include "support/standinserver.h"

#include <QDebug>
#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QTest>

using kakao::Error;
using kakao::ErrorCode;
using kakao::ErrorOrigin;
using kakao::Secret;
using namespace Qt::StringLiterals;

/// How error answers of kauth and kapi are read, over HTTP as they come.
class TestApiError : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void kauth_data();
    void kauth();
    void kapi_data();
    void kapi();
    void answersThatAreNotKakaos_data();
    void answersThatAreNotKakaos();
    void nothingOfAPersonGetsIntoTheLog_data();
    void nothingOfAPersonGetsIntoTheLog();
    void oddNamesAreCleaned();

private:
    Error exchangeError(const StandInServer::Answer &answer)
    {
        m_server.setAnswer("/oauth/token", answer);
        return errorOf(m_client.exchange(Secret("code"), Secret("verifier")));
    }
    Error userError(const StandInServer::Answer &answer)
    {
        m_server.setAnswer("/v2/user/me", answer);
        return errorOf(m_client.fetchUser(Secret("token")));
    }
    template <typename T>
    static Error errorOf(const kakao::ReplyPtr<T> &reply)
    {
        if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }) || reply->result())
            return {.code = ErrorCode::Cancelled, .detail = u"no error"_s};
        return reply->result().error();
    }

    StandInServer m_server;
    QNetworkAccessManager m_network;
    kakao::ApiClient m_client{m_network,
                              {.clientId = u"rest-key"_s,
                               .clientSecret = {},
                               .redirectUri = QUrl(u"http://127.0.0.1/cb"_s),
                               .scopes = {},
                               .kauthUrl = m_server.url(),
                               .kapiUrl = m_server.url()}};
};

void TestApiError::kauth_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("kakaoCode");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<bool>("endsSession");

    const auto row = [](int status, const QString &kakaoCode, ErrorCode code, bool ends = false) {
        QTest::addRow("%s with %d", qUtf8Printable(kakaoCode), status)
            << status << kakaoCode << code << ends;
    };
    for (const auto &koe : {u"KOE009"_s, u"KOE114"_s, u"KOE126"_s, u"KOE127"_s, u"KOE303"_s,
                            u"KOE310"_s, u"KOE320"_s, u"KOE101"_s})
        row(400, koe, ErrorCode::Rejected);
    row(401, u"KOE010"_s, ErrorCode::Rejected);
    row(401, u"KOE101"_s, ErrorCode::Rejected);
    row(400, u"KOE319"_s, ErrorCode::Rejected, true);
    row(400, u"KOE322"_s, ErrorCode::Rejected, true);
    row(400, u"KOE237"_s, ErrorCode::RateLimited);
    row(429, u"KOE237"_s, ErrorCode::RateLimited);
    row(429, u"KOE322"_s, ErrorCode::RateLimited);
    row(400, u"KOE003"_s, ErrorCode::ServerFault);
    row(500, u"KOE322"_s, ErrorCode::ServerFault);
    row(503, u"KOE320"_s, ErrorCode::ServerFault);
}

void TestApiError::kauth()
{
    QFETCH(const int, status);
    QFETCH(const QString, kakaoCode);
    QFETCH(const ErrorCode, code);
    QFETCH(const bool, endsSession);

    const QByteArray body = R"({"error":"invalid_grant","error_description":"text","error_code":")"
        + kakaoCode.toLatin1() + R"("})";
    const Error error = exchangeError({.status = status, .body = body});
    const Error expected{.code = code,
                         .origin = ErrorOrigin::Token,
                         .detail = u"invalid_grant"_s,
                         .kakaoCode = kakaoCode,
                         .httpStatus = status,
                         .endsSession = endsSession};
    QVERIFY2(error == expected, qUtf8Printable(QDebug::toString(error)));
}

void TestApiError::kapi_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("kakaoCode");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<bool>("endsSession");

    const auto row = [](int status, int number, const QByteArray &message, ErrorCode code,
                        bool ends = false) {
        QTest::addRow("%d with %d, %s", number, status, message.constData())
            << status << QString::number(number) << message << code << ends;
    };
    row(400, -1, "internal failure", ErrorCode::ServerFault);
    row(400, -2, "too long for access token.", ErrorCode::Rejected);
    row(403, -5, "permission denied", ErrorCode::Rejected);
    row(400, -7, "under maintenance", ErrorCode::ServerFault);
    row(400, -10, "API limit has been exceeded.", ErrorCode::RateLimited);
    row(429, -10, "API limit has been exceeded.", ErrorCode::RateLimited);
    row(400, -101, "NotRegisteredUserException", ErrorCode::Rejected);
    row(401, -401, "this access token does not exist", ErrorCode::Rejected, true);
    row(401, -401, "this access token is already expired", ErrorCode::Rejected, true);
    row(401, -401, "This access token does not exist.", ErrorCode::Rejected, true);
    row(500, -401, "this access token does not exist", ErrorCode::ServerFault);
    row(400, -2, "this access token does not exist", ErrorCode::Rejected);
    row(401, -401, "appKey(x) is already deactivated", ErrorCode::Rejected);
    row(401, -401, "no authentication key!", ErrorCode::Rejected);
    row(401, -401, "ip mismatched! callerIp=1.2.3.4. check out registered ips.",
        ErrorCode::Rejected);
    row(401, -401, "invalid app key.", ErrorCode::Rejected);
    row(403, -402, "insufficient scopes.", ErrorCode::Rejected);
    row(400, -603, "timeout", ErrorCode::ServerFault);
    row(503, -9798, "maintenance", ErrorCode::ServerFault);
}

void TestApiError::kapi()
{
    QFETCH(const int, status);
    QFETCH(const QString, kakaoCode);
    QFETCH(const QByteArray, message);
    QFETCH(const ErrorCode, code);
    QFETCH(const bool, endsSession);

    const QByteArray body = R"({"msg":")" + message + R"(","code":)" + kakaoCode.toLatin1() + "}";
    QList<StandInServer::Header> headers;
    if (status == 401)
        headers = {{"WWW-Authenticate", "Bearer error=invalid_token"}};
    const Error error = userError({.status = status, .body = body, .headers = headers});
    const Error expected{.code = code,
                         .origin = ErrorOrigin::Api,
                         .detail = {},
                         .kakaoCode = kakaoCode,
                         .httpStatus = status,
                         .endsSession = endsSession};
    QVERIFY2(error == expected, qUtf8Printable(QDebug::toString(error)));
}

void TestApiError::answersThatAreNotKakaos_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorCode>("code");

    const auto row = [](const char *tag, int status, const QByteArray &body, ErrorCode code) {
        QTest::newRow(tag) << status << body << code;
    };
    const QByteArray page = "\n<!DOCTYPE html><title>KOE322 -401</title>";
    row("page with 500", 500, page, ErrorCode::ServerFault);
    row("page with 502", 502, page, ErrorCode::ServerFault);
    row("nothing with 503", 503, {}, ErrorCode::ServerFault);
    row("page with 400", 400, page, ErrorCode::CaptivePortal);
    row("page with 401", 401, page, ErrorCode::CaptivePortal);
    row("page with 404", 404, page, ErrorCode::CaptivePortal);
    row("page with 511", 511, page, ErrorCode::CaptivePortal);
    row("page with 429", 429, page, ErrorCode::RateLimited);
    row("nothing with 429", 429, {}, ErrorCode::RateLimited);
    row("nothing with 401", 401, {}, ErrorCode::InvalidAnswer);
    row("nothing with 408", 408, {}, ErrorCode::Timeout);
    row("text with 403", 403, "forbidden", ErrorCode::InvalidAnswer);
    row("list with 400", 400, "[-401]", ErrorCode::InvalidAnswer);
    row("object without a code", 400, "{}", ErrorCode::Rejected);
    row("odd codes", 400, R"({"code":"-401","error_code":322,"msg":7})", ErrorCode::Rejected);
    row("code that is no code", 400, R"({"code":401.5,"error_code":"KOE3222"})",
        ErrorCode::Rejected);
}

void TestApiError::answersThatAreNotKakaos()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const ErrorCode, code);

    for (const Error &error : {exchangeError({.status = status, .body = body}),
                               userError({.status = status, .body = body})}) {
        QCOMPARE(error.code, code);
        QCOMPARE(error.httpStatus, status);
        QCOMPARE(error.kakaoCode, QString());
        QVERIFY(!error.endsSession);
    }
}

void TestApiError::nothingOfAPersonGetsIntoTheLog_data()
{
    QTest::addColumn<QByteArray>("body");

    QTest::newRow("code echoed") << QByteArray(
        R"({"error":"invalid_grant","error_code":"KOE320",)"
        R"("error_description":"authorization code not found for code=hunter2"})");
    QTest::newRow("address of the caller")
        << QByteArray(R"({"code":-401,"msg":"ip mismatched! callerIp=hunter2"})");
    QTest::newRow("not JSON") << QByteArray("hunter2");
    QTest::newRow("page") << QByteArray("<html>hunter2");
}

void TestApiError::nothingOfAPersonGetsIntoTheLog()
{
    QFETCH(const QByteArray, body);
    QVERIFY(!QDebug::toString(exchangeError({.status = 400, .body = body})).contains(u"hunter2"));
    QVERIFY(!QDebug::toString(userError({.status = 401, .body = body})).contains(u"hunter2"));
}

void TestApiError::oddNamesAreCleaned()
{
    const QByteArray body = R"({"error":"<b>bad\u001b\nname</b> 대문_1","error_code":"KOE320"})";
    QCOMPARE(exchangeError({.status = 400, .body = body}).detail, u"bbadnameb_1"_s);
}

QTEST_GUILESS_MAIN(TestApiError)
#include "tst_apierror.moc"
