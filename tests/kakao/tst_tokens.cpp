// SPDX-License-Identifier: Apache-2.0
#include "kakao/tokens.h"

#include <QRegularExpression>
#include <QTest>

using kakao::ErrorCode;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestTokens : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void everything();
    void onlyTheAccessToken();
    void lives_data();
    void lives();
    void refused_data();
    void refused();
    void accepted_data();
    void accepted();
    void theDetailHoldsNoToken();
};

void TestTokens::everything()
{
    const auto tokens = kakao::parseTokens(R"({
        "token_type": "bearer", "access_token": "A-_1", "expires_in": 21599,
        "refresh_token": "R-_2", "refresh_token_expires_in": 5183999, "id_token": "h.p.s",
        "scope": "profile_image openid  profile_nickname", "unknown": {"a": [1]}})");
    QVERIFY(tokens);
    QCOMPARE(tokens->access.reveal(), "A-_1");
    QCOMPARE(tokens->refresh.reveal(), "R-_2");
    QCOMPARE(tokens->id.reveal(), "h.p.s");
    QCOMPARE(tokens->accessLife, 21599s);
    QCOMPARE(tokens->refreshLife, 5183999s);
    QCOMPARE(tokens->scopes, (QStringList{u"profile_image"_s, u"openid"_s, u"profile_nickname"_s}));
}

void TestTokens::onlyTheAccessToken()
{
    const auto tokens = kakao::parseTokens(R"({"access_token":"A"})");
    QVERIFY(tokens);
    QVERIFY(tokens->refresh.isEmpty());
    QVERIFY(tokens->id.isEmpty());
    QCOMPARE(tokens->accessLife, 0s);
    QVERIFY(tokens->scopes.isEmpty());
}

void TestTokens::lives_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<qint64>("expected");

    QTest::newRow("seconds") << QByteArray("43199") << qint64(43199);
    QTest::newRow("ten years") << QByteArray("315569520") << qint64(315569520);
    QTest::newRow("longer than that") << QByteArray("315569521") << qint64(0);
    QTest::newRow("beyond 64 bits") << QByteArray("1e300") << qint64(0);
    QTest::newRow("largest") << QByteArray("9223372036854775807") << qint64(0);
    QTest::newRow("negative") << QByteArray("-1") << qint64(0);
    QTest::newRow("fraction") << QByteArray("1.5") << qint64(0);
    QTest::newRow("text") << QByteArray("\"21599\"") << qint64(0);
    QTest::newRow("null") << QByteArray("null") << qint64(0);
    QTest::newRow("object") << QByteArray("{}") << qint64(0);
}

void TestTokens::lives()
{
    QFETCH(const QByteArray, json);
    QFETCH(const qint64, expected);
    const auto tokens = kakao::parseTokens(R"({"access_token":"A","expires_in":)" + json
                                           + R"(,"refresh_token_expires_in":)" + json + "}");
    QVERIFY(tokens);
    QCOMPARE(tokens->accessLife.count(), expected);
    QCOMPARE(tokens->refreshLife.count(), expected);
}

void TestTokens::refused_data()
{
    QTest::addColumn<QByteArray>("json");

    const auto row = [](const char *tag, const QByteArray &json) { QTest::newRow(tag) << json; };
    row("empty", "");
    row("cut off", R"({"access_token":"A")");
    row("page", "<html>");
    row("array", R"(["access_token","A"])");
    row("text", R"("access_token")");
    row("no access token", R"({"refresh_token":"R"})");
    row("empty access token", R"({"access_token":""})");
    row("access token is null", R"({"access_token":null})");
    row("access token is a number", R"({"access_token":1})");
    row("line end in it", R"({"access_token":"A\r\nX: y"})");
    row("space in it", R"({"access_token":"A B"})");
    row("NUL in it", R"({"access_token":"A\u0000"})");
    row("Korean in it", R"({"access_token":"\uB300"})");
    row("too long", R"({"access_token":")" + QByteArray(16 * 1024 + 1, 'a') + R"("})");
    row("odd refresh token", R"({"access_token":"A","refresh_token":7})");
    row("line end in the refresh token", R"({"access_token":"A","refresh_token":"R\n"})");
    row("odd id token", R"({"access_token":"A","id_token":{}})");
    row("another type", R"({"access_token":"A","token_type":"mac"})");
    row("type is a number", R"({"access_token":"A","token_type":1})");
    row("bad UTF-8", "{\"access_token\":\"A\xff\"}");
    row("too deep", QByteArray(3000, '[') + QByteArray(3000, ']'));
}

void TestTokens::refused()
{
    QFETCH(const QByteArray, json);
    const auto tokens = kakao::parseTokens(json);
    QVERIFY(!tokens);
    QCOMPARE(tokens.error().code, ErrorCode::InvalidAnswer);
    QCOMPARE(tokens.error().origin, kakao::ErrorOrigin::Token);
}

void TestTokens::accepted_data()
{
    QTest::addColumn<QByteArray>("json");

    QTest::newRow("Bearer") << QByteArray(R"({"access_token":"A","token_type":"Bearer"})");
    QTest::newRow("type is null") << QByteArray(R"({"access_token":"A","token_type":null})");
    QTest::newRow("refresh token is null")
        << QByteArray(R"({"access_token":"A","refresh_token":null})");
    QTest::newRow("scope is a list") << QByteArray(R"({"access_token":"A","scope":["openid"]})");
    QTest::newRow("every visible character") << QByteArray(R"({"access_token":"!~+/="})");
    QTest::newRow("longest") << R"({"access_token":")" + QByteArray(16 * 1024, 'a') + R"("})";
}

void TestTokens::accepted()
{
    QFETCH(const QByteArray, json);
    QVERIFY(bool(kakao::parseTokens(json)));
}

void TestTokens::theDetailHoldsNoToken()
{
    const auto tokens =
        kakao::parseTokens(R"({"access_token":"hunter2","refresh_token":"hunter3 "})");
    QVERIFY(!tokens.error().detail.isEmpty());
    QVERIFY(!tokens.error().detail.contains(u"hunter"));
}

QTEST_GUILESS_MAIN(TestTokens)
#include "tst_tokens.moc"
