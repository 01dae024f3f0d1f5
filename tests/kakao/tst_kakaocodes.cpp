// SPDX-License-Identifier: Apache-2.0
#include "kakao/apiclient.h"
#include "support/standinserver.h"

#include <QDebug>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QTest>

using kakao::Error;
using kakao::ErrorCode;
using kakao::ErrorOrigin;
using kakao::Secret;
using namespace Qt::StringLiterals;

/// Every code that Kakao documents or its SDKs know, with the words it comes with, over HTTP as it
/// comes. Four of all these answers end a session.
class TestKakaoCodes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void kauth_data();
    void kauth();
    void kapi_data();
    void kapi();
    void requiredScopes_data();
    void requiredScopes();

private:
    Error refreshError(const StandInServer::Answer &answer)
    {
        m_server.setAnswer("/oauth/token", answer);
        return errorOf(m_client.refresh(Secret("refresh")));
    }
    Error consentsError(const StandInServer::Answer &answer)
    {
        m_server.setAnswer("/v2/user/scopes", answer);
        return errorOf(m_client.fetchConsents(Secret("token")));
    }
    template <typename T>
    static Error errorOf(const kakao::ReplyPtr<T> &reply)
    {
        if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }) || reply->result())
            return {.code = ErrorCode::Cancelled, .detail = u"no error"_s};
        return reply->result().error();
    }
    /// The whole of it, and what a caller is to do.
    static void compare(const Error &error, const Error &expected)
    {
        QVERIFY2(error == expected, qUtf8Printable(QDebug::toString(error)));
        QCOMPARE(error.isTransient(), expected.code != ErrorCode::Rejected);
        QVERIFY(!error.mayHaveHappened());
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

void TestKakaoCodes::kauth_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("koe");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("description");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<bool>("endsSession");

    const auto row = [](int status, const QString &koe, const QString &name = {},
                        const QString &description = {}, ErrorCode code = ErrorCode::Rejected,
                        bool ends = false) {
        QTest::addRow("%s with %d", qUtf8Printable(koe), status)
            << status << koe << name << description << code << ends;
    };
    // Codes without words of their own in the documentation.
    for (const int number : {1,   2,   4,   5,   6,   7,   8,   23,  25,  26,  27, 28,
                             123, 124, 125, 126, 127, 203, 204, 205, 207, 232, 233})
        row(400, u"KOE"_s + QString::number(number).rightJustified(3, u'0'));
    row(400, u"KOE003"_s, {}, {}, ErrorCode::ServerFault);
    row(500, u"KOE003"_s, {}, {}, ErrorCode::ServerFault);
    row(400, u"KOE009"_s, u"misconfigured"_s,
        u"invalid android_key_hash or ios_bundle_id or web_site_url"_s);
    row(401, u"KOE010"_s, u"invalid_client"_s, u"Bad client credentials"_s);
    row(401, u"KOE101"_s, u"invalid_client"_s, u"Not exist client_id [null]"_s);
    row(400, u"KOE101"_s, u"invalid_client"_s, u"Not exist client_id rest-key"_s);
    row(400, u"KOE102"_s, u"invalid_client"_s,
        u"Required PLUS_FRIENDS_ON_AGREEMENT_SUPPORTED permission"_s);
    row(400, u"KOE114"_s, {}, u"Application ID mismatch"_s);
    row(400, u"KOE201"_s, u"invalid_request"_s, u"Unsupported response type: x"_s);
    row(400, u"KOE202"_s, u"invalid_request"_s);
    for (const int status : {400, 429})
        row(status, u"KOE237"_s, u"invalid_request"_s, u"token request rate limit exceeded"_s,
            ErrorCode::RateLimited);
    row(400, u"KOE303"_s, u"invalid_grant"_s, u"Redirect URI mismatch."_s);
    row(400, u"KOE319"_s, u"invalid_grant"_s, {}, ErrorCode::Rejected, true);
    row(400, u"KOE320"_s, u"invalid_grant"_s, u"authorization code not found for code=x"_s);
    row(400, u"KOE322"_s, u"invalid_grant"_s, u"expired_or_invalid_refresh_token"_s,
        ErrorCode::Rejected, true);
    for (const int number : {400, 401, 402, 403})
        row(400, u"KOE%1"_s.arg(number), u"invalid_token"_s);
    // The words of a dead token decide nothing.
    row(400, u"KOE310"_s, u"invalid_grant"_s, u"expired_or_invalid_refresh_token"_s);
    // Whatever it says, it comes from a server in trouble.
    row(429, u"KOE322"_s, u"invalid_grant"_s, {}, ErrorCode::RateLimited);
    row(500, u"KOE322"_s, u"invalid_grant"_s, {}, ErrorCode::ServerFault);
    row(503, u"KOE320"_s, u"invalid_grant"_s, {}, ErrorCode::ServerFault);
}

void TestKakaoCodes::kauth()
{
    QFETCH(const int, status);
    QFETCH(const QString, koe);
    QFETCH(const QString, name);
    QFETCH(const QString, description);
    QFETCH(const ErrorCode, code);
    QFETCH(const bool, endsSession);

    QJsonObject body{{u"error_code"_s, koe}};
    if (!name.isEmpty())
        body[u"error"_s] = name;
    if (!description.isEmpty())
        body[u"error_description"_s] = description;
    compare(refreshError({.status = status, .body = QJsonDocument(body).toJson()}),
            {.code = code,
             .origin = ErrorOrigin::Token,
             .detail = name,
             .kakaoCode = koe,
             .httpStatus = status,
             .endsSession = endsSession});
}

void TestKakaoCodes::kapi_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("message");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<bool>("endsSession");

    const auto row = [](int status, int number, const QString &message = {},
                        ErrorCode code = ErrorCode::Rejected, bool ends = false) {
        QTest::addRow("%d with %d, %s", number, status, qUtf8Printable(message))
            << status << number << message << code << ends;
    };
    // Codes without words of their own in the documentation.
    for (const int number :
         {-8,   -9,   -11,  -103, -301, -405, -421, -422, -423, -451, -452, -453,
          -480, -481, -501, -502, -504, -530, -531, -532, -602, -606, -903, -911})
        row(400, number);
    for (const int number : {-4, -6, -12})
        row(403, number);
    row(401, -406);
    row(400, -1, {}, ErrorCode::ServerFault);
    row(400, -2, u"too long for access token."_s);
    row(400, -2,
        u"There is no scopes to revoke. check out if given scope id([email]) is correct again."_s);
    row(403, -3,
        u"[profile] is not revocable. check out if it's set as required on developers.kakao.com"_s);
    row(403, -5, u"permission denied"_s);
    row(400, -7, {}, ErrorCode::ServerFault);
    for (const int status : {400, 429})
        row(status, -10, u"API limit has been exceeded."_s, ErrorCode::RateLimited);
    row(400, -101, u"NotRegisteredUserException"_s);
    row(400, -102, u"already registered"_s);
    row(400, -201, u"user property not found ([gender, age] for appId=1)"_s);
    row(401, -401, u"this access token does not exist"_s, ErrorCode::Rejected, true);
    row(401, -401, u"this access token is already expired"_s, ErrorCode::Rejected, true);
    row(401, -401, u"This access token does not exist."_s, ErrorCode::Rejected, true);
    row(401, -401);
    for (const auto &message :
         {u"appKey(x) is already deactivated"_s, u"no authentication key!"_s,
          u"ip mismatched! callerIp=1.2.3.4. check out registered ips."_s,
          u"domain mismatched! caller=https://a.example"_s, u"android keyhash mismatched! x"_s,
          u"ios bundle id mismatched! x"_s, u"invalid app key."_s})
        row(401, -401, message);
    row(403, -402, u"insufficient scopes."_s);
    row(400, -405, u"required age verification."_s);
    row(400, -603, {}, ErrorCode::ServerFault);
    row(503, -9798, {}, ErrorCode::ServerFault);
    // The words of a dead token decide nothing with another code, nor from a server in trouble.
    row(400, -2, u"this access token does not exist"_s);
    row(400, -1, u"this access token does not exist"_s, ErrorCode::ServerFault);
    row(429, -401, u"this access token does not exist"_s, ErrorCode::RateLimited);
    row(500, -401, u"this access token does not exist"_s, ErrorCode::ServerFault);
}

void TestKakaoCodes::kapi()
{
    QFETCH(const int, status);
    QFETCH(const int, number);
    QFETCH(const QString, message);
    QFETCH(const ErrorCode, code);
    QFETCH(const bool, endsSession);

    QList<StandInServer::Header> headers;
    if (status == 401)
        headers = {{"WWW-Authenticate", "Bearer error=invalid_token"}};
    const QJsonObject body{{u"code"_s, number}, {u"msg"_s, message}};
    compare(
        consentsError({.status = status, .body = QJsonDocument(body).toJson(), .headers = headers}),
        {.code = code,
         .origin = ErrorOrigin::Api,
         .detail = {},
         .kakaoCode = QString::number(number),
         .httpStatus = status,
         .endsSession = endsSession});
}

void TestKakaoCodes::requiredScopes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("expected");

    const auto row = [](const char *tag, const QByteArray &body, const QStringList &expected = {},
                        int status = 403) { QTest::newRow(tag) << status << body << expected; };
    const auto lacking = [](const QByteArray &scopes) {
        return R"({"msg":"insufficient scopes.","code":-402,"api_type":"TALK_MEMO",)"
               R"("required_scopes":)"
            + scopes + R"(,"allowed_scopes":["account_email","profile"]})";
    };
    row("one", lacking(R"(["talk_message"])"), {u"talk_message"_s});
    row("several", lacking(R"(["friends","x.Y:z-1"])"), {u"friends"_s, u"x.Y:z-1"_s});
    row("none", lacking("[]"));
    row("no list", lacking(R"("friends")"));
    row("not given", R"({"msg":"insufficient scopes.","code":-402})");
    row("odd ones among others",
        lacking(R"([7,null,"","a b","a,b","<b>","대문","a\n","a\u202eb",["c"],"friends"])"),
        {u"friends"_s});
    row("as long as may be", lacking("[\"" + QByteArray(64, 'a') + "\"]"), {QString(64, u'a')});
    row("too long", lacking("[\"" + QByteArray(65, 'a') + "\"]"));
    QStringList many;
    for (int i = 0; i < 20; ++i)
        many += u"scope%1"_s.arg(i);
    row("too many", lacking("[\"" + many.join(u"\",\""_s).toLatin1() + "\",\"one-more\"]"), many);
    row("with another code", R"({"code":-5,"required_scopes":["friends"]})");
    row("from a server in trouble", lacking(R"(["friends"])"), {}, 500);
}

void TestKakaoCodes::requiredScopes()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    const Error error = consentsError({.status = status, .body = body});
    QTEST(error.requiredScopes, "expected");
    QVERIFY(!error.endsSession);
    QCOMPARE(QDebug::toString(error).contains(u"needs"), !error.requiredScopes.isEmpty());
}

QTEST_GUILESS_MAIN(TestKakaoCodes)
#include "tst_kakaocodes.moc"
