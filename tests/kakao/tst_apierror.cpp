// SPDX-License-Identifier: Apache-2.0
#include "kakao/apiclient.h"
#include "support/standinserver.h"

#include <QDebug>
#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QTest>

using kakao::Error;
using kakao::ErrorCode;
using kakao::Secret;
using namespace Qt::StringLiterals;

/// Error answers that are not what Kakao documents (see tst_kakaocodes), over HTTP as they come.
class TestApiError : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
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
