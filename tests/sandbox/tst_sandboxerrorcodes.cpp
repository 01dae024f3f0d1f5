// SPDX-License-Identifier: Apache-2.0
#include "sandbox/server.h"
#include "visitor.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using sandbox::Fault;

Q_DECLARE_METATYPE(sandbox::Fault)

/// Faults that are errors of Kakao's own: their forms, texts and statuses.
class TestSandboxErrorCodes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void koe_data();
    void koe();
    void koeForBrowsers_data();
    void koeForBrowsers();
    void kapi_data();
    void kapi();
    void insufficientScopes();
};

void TestSandboxErrorCodes::koe_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("description");
    const auto row = [](const char *code, int status, const QString &error,
                        const QString &description) {
        QTest::newRow(code) << Fault{.koe = code} << status << error << description;
    };
    row("KOE009", 400, u"misconfigured"_s,
        u"invalid android_key_hash or ios_bundle_id or web_site_url"_s);
    row("KOE010", 401, u"invalid_client"_s, u"Bad client credentials"_s);
    row("KOE101", 401, u"invalid_client"_s, u"Not exist client_id [null]"_s);
    row("KOE237", 400, u"invalid_request"_s, u"token request rate limit exceeded"_s);
    row("KOE303", 400, u"invalid_grant"_s, u"Redirect URI mismatch."_s);
    row("KOE320", 400, u"invalid_grant"_s, u"authorization code not found for code=null"_s);
    row("KOE322", 400, u"invalid_grant"_s, u"expired_or_invalid_refresh_token"_s);
    row("KOE999", 400, u"invalid_request"_s, QString());
    QTest::newRow("another status")
        << Fault{.status = 429, .koe = "KOE237"} << 429 << u"invalid_request"_s
        << u"token request rate limit exceeded"_s;
    QTest::newRow("another description")
        << Fault{.koe = "KOE322", .message = u"gone"_s} << 400 << u"invalid_grant"_s << u"gone"_s;
}

void TestSandboxErrorCodes::koe()
{
    QFETCH(const Fault, fault);
    QFETCH(int, status);
    QFETCH(QString, error);
    QFETCH(QString, description);
    sandbox::Server server;
    QCOMPARE(server.start(), std::nullopt);
    server.setFault("/oauth/token", fault);
    const Reply reply = Visitor(server.url()).post("/oauth/token", Fields{});
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.header("content-type"), QByteArray("application/json;charset=UTF-8"));
    QCOMPARE(reply.json(),
             (QJsonObject{{u"error"_s, error},
                          {u"error_description"_s, description},
                          {u"error_code"_s, QString::fromLatin1(fault.koe)}}));
}

void TestSandboxErrorCodes::koeForBrowsers_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("title");
    QTest::newRow("switched off") << QByteArray("/oauth/authorize") << QByteArray("KOE004")
                                  << QByteArray("<title>앱 관리자 설정 오류 (KOE004)</title>");
    QTest::newRow("team members only") << QByteArray("/oauth/authorize") << QByteArray("KOE005")
                                       << QByteArray("<title>잘못된 요청 (KOE005)</title>");
    QTest::newRow("logout") << QByteArray("/oauth/logout") << QByteArray("KOE007")
                            << QByteArray("<title>앱 관리자 설정 오류 (KOE007)</title>");
}

void TestSandboxErrorCodes::koeForBrowsers()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, title);
    sandbox::Server server;
    QCOMPARE(server.start(), std::nullopt);
    server.setFault(path, {.koe = code});
    const Reply reply = Visitor(server.url()).get(path);
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.header("content-type"), QByteArray("text/html; charset=utf-8"));
    QVERIFY2(reply.shows(title), reply.body.constData());
}

void TestSandboxErrorCodes::kapi_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QByteArray>("challenge");
    const QByteArray invalid = "Bearer error=invalid_token";
    const auto row = [](const char *name, const Fault &fault, int status, const QString &message,
                        const QByteArray &challenge = {}) {
        QTest::newRow(name) << fault << status << message << challenge;
    };
    row("internal failure", {.kapi = -1}, 400, QString());
    row("not set up", {.kapi = -3}, 403, QString());
    row("no permission", {.kapi = -5}, 403, u"permission denied"_s);
    row("quota", {.kapi = -10}, 400, u"API limit has been exceeded."_s);
    row("quota elsewhere", {.status = 429, .kapi = -10}, 429, u"API limit has been exceeded."_s);
    row("not linked", {.kapi = -101}, 400, u"NotRegisteredUserException"_s);
    row("token unknown", {.kapi = -401}, 401, u"this access token does not exist"_s, invalid);
    row("token over", {.kapi = -401, .message = u"this access token is already expired"_s}, 401,
        u"this access token is already expired"_s, invalid);
    row("under 14", {.kapi = -406}, 401, QString(), invalid);
    row("maintenance", {.kapi = -9798}, 503, QString());
}

void TestSandboxErrorCodes::kapi()
{
    QFETCH(const Fault, fault);
    QFETCH(int, status);
    QFETCH(QString, message);
    QFETCH(QByteArray, challenge);
    sandbox::Server server;
    QCOMPARE(server.start(), std::nullopt);
    server.setFault("/v2/user/me", fault);
    const Reply reply = Visitor(server.url()).get("/v2/user/me");
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.header("content-type"), QByteArray("application/json;charset=UTF-8"));
    QCOMPARE(reply.json(), (QJsonObject{{u"msg"_s, message}, {u"code"_s, fault.kapi}}));
    QCOMPARE(reply.header("www-authenticate"), challenge);
}

void TestSandboxErrorCodes::insufficientScopes()
{
    sandbox::Server server;
    QCOMPARE(server.start(), std::nullopt);
    server.setFault("/v2/user/me",
                    {.kapi = -402,
                     .apiType = u"ANY"_s,
                     .requiredScopes = {u"account_email"_s, u"birthday"_s},
                     .allowedScopes = {u"profile_nickname"_s}});
    const Reply reply = Visitor(server.url()).get("/v2/user/me");
    QCOMPARE(reply.status, 403);
    QCOMPARE(reply.json(),
             (QJsonObject{{u"msg"_s, u"insufficient scopes."_s},
                          {u"code"_s, -402},
                          {u"api_type"_s, u"ANY"_s},
                          {u"required_scopes"_s, QJsonArray{u"account_email"_s, u"birthday"_s}},
                          {u"allowed_scopes"_s, QJsonArray{u"profile_nickname"_s}}}));
}

QTEST_GUILESS_MAIN(TestSandboxErrorCodes)
#include "tst_sandboxerrorcodes.moc"
