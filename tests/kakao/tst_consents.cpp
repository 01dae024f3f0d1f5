// SPDX-License-Identifier: Apache-2.0
#include "kakao/apiclient.h"
#include "kakao/consent.h"
#include "support/standinserver.h"

#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QTest>

using kakao::ApiClient;
using kakao::Config;
using kakao::Consent;
using kakao::ErrorCode;
using kakao::parseConsents;
using kakao::Secret;
using Kind = kakao::Consent::Kind;
using namespace Qt::StringLiterals;

class TestConsents : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void entry_data();
    void entry();
    void anOddEntryHidesNoOther_data();
    void anOddEntryHidesNoOther();
    void names_data();
    void names();
    void thereIsAnEndToThem();
    void refused_data();
    void refused();
    void theyAreFetched();
    void theyAreRevoked_data();
    void theyAreRevoked();
    void whatKakaoDoesNotRevoke();

private:
    [[nodiscard]] ApiClient client()
    {
        Config config;
        config.redirectUri = QUrl(u"http://127.0.0.1/cb"_s);
        config.kauthUrl = config.kapiUrl = m_server.url();
        return ApiClient(m_network, config);
    }

    StandInServer m_server;
    QNetworkAccessManager m_network;
};

void TestConsents::entry_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Consent>("expected");

    const auto row = [](const char *tag, const QByteArray &json, const Consent &expected) {
        QTest::newRow(tag) << json << expected;
    };
    const Consent bare{.scope = u"a"_s};
    row("agreed",
        R"x({"id":"account_email","display_name":"카카오계정(이메일)","type":"PRIVACY",)x"
        R"("using":true,"agreed":true,"revocable":true})",
        {.scope = u"account_email"_s,
         .displayName = u"카카오계정(이메일)"_s,
         .kind = Kind::Privacy,
         .isUsed = true,
         .isAgreed = true,
         .isRevocable = true});
    row("required",
        R"({"id":"profile","type":"PRIVACY","using":true,"agreed":true,"revocable":false})",
        {.scope = u"profile"_s,
         .kind = Kind::Privacy,
         .isUsed = true,
         .isAgreed = true,
         .isRevocable = false});
    row("not agreed", R"({"id":"friends","type":"SERVICE","using":true,"agreed":false})",
        {.scope = u"friends"_s, .kind = Kind::Service, .isUsed = true});
    row("no longer used", R"({"id":"talk.x","using":false,"agreed":true,"delegated":true})",
        {.scope = u"talk.x"_s, .isAgreed = true});
    row("id alone", R"({"id":"a"})", bare);
    row("kind of another day", R"({"id":"a","type":"privacy"})", bare);
    row("odd types",
        R"({"id":"a","display_name":1,"type":[],"using":"true","agreed":1,)"
        R"("revocable":"no"})",
        bare);
    row("nulls",
        R"({"id":"a","display_name":null,"type":null,"using":null,"agreed":null,)"
        R"("revocable":null})",
        bare);
}

void TestConsents::entry()
{
    QFETCH(const QByteArray, json);
    QFETCH(const Consent, expected);
    const auto consents = parseConsents(R"({"id":1,"scopes":[)" + json + "]}");
    QVERIFY(consents);
    QCOMPARE(consents->size(), 1);
    QCOMPARE(consents->constFirst(), expected);
}

void TestConsents::anOddEntryHidesNoOther_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("text") << QByteArray(R"("friends")");
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("no id") << QByteArray(R"({"agreed":true})");
    QTest::newRow("id of another type") << QByteArray(R"({"id":1})");
    QTest::newRow("empty id") << QByteArray(R"({"id":""})");
    QTest::newRow("id that would end the list") << QByteArray(R"({"id":"a,b"})");
    QTest::newRow("id with a NUL") << QByteArray(R"({"id":"a\u0000"})");
    QTest::newRow("id in Korean") << QByteArray(R"({"id":"대문"})");
    QTest::newRow("long id") << QByteArray(R"({"id":")" + QByteArray(65, 'a') + R"("})");
}

void TestConsents::anOddEntryHidesNoOther()
{
    QFETCH(const QByteArray, json);
    const auto consents = parseConsents(R"({"scopes":[{"id":"a"},)" + json + R"(,{"id":"b"}]})");
    QVERIFY(consents);
    QCOMPARE(*consents, (QList<Consent>{{.scope = u"a"_s}, {.scope = u"b"_s}}));
}

void TestConsents::names_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *tag, const QByteArray &json, const QString &expected) {
        QTest::newRow(tag) << json << expected;
    };
    row("Korean", "닉네임, 프로필 사진", u"닉네임, 프로필 사진"_s);
    row("markup stays text", "<b>&amp;", u"<b>&amp;"_s);
    row("lines", R"(a\r\nb\tc\u2028d\u2029e\u0085f)", u"abcdef"_s);
    row("escape sequences", R"(\u001b[31mred\u009b)", u"[31mred"_s);
    row("turned around", R"(\u202eliame\u202c \u2066x\u2069\u200f\u061c)", u"liame x"_s);
    row("nothing to see", R"(\u200b\ufeff\u00ad)", u""_s);
    row("outside the first plane", R"(😀\udb40\udc41)", u"😀"_s);
    row("blanks around it", R"( \u3000name )", u"name"_s);
    row("half a character", R"(a\ud83d)", u""_s);
    row("long", QByteArray("😀").repeated(201), u"😀"_s.repeated(200));
}

void TestConsents::names()
{
    QFETCH(const QByteArray, json);
    const auto consents =
        parseConsents(R"({"scopes":[{"id":"a","display_name":")" + json + R"("}]})");
    QVERIFY(consents);
    QCOMPARE(consents->size(), 1);
    QTEST(consents->constFirst().displayName, "expected");
}

void TestConsents::thereIsAnEndToThem()
{
    QByteArray json = R"({"scopes":[7)";
    for (int i = 0; i < 201; ++i)
        json += R"(,{"id":"s)" + QByteArray::number(i) + R"("})";
    const auto consents = parseConsents(json + "]}");
    QVERIFY(consents);
    QCOMPARE(consents->size(), 200);
    QCOMPARE(consents->constLast().scope, u"s199"_s);
}

void TestConsents::refused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("no list") << QByteArray(R"({"id":1})");
    QTest::newRow("null") << QByteArray(R"({"scopes":null})");
    QTest::newRow("object") << QByteArray(R"({"scopes":{"id":"a"}})");
    QTest::newRow("list at the root") << QByteArray(R"([{"id":"a"}])");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("cut off") << QByteArray(R"({"scopes":[{"id":"a"})");
}

void TestConsents::refused()
{
    QFETCH(const QByteArray, json);
    const auto consents = parseConsents(json);
    QVERIFY(!consents);
    QCOMPARE(consents.error().code, ErrorCode::InvalidAnswer);
    QCOMPARE(consents.error().origin, kakao::ErrorOrigin::Api);
}

void TestConsents::theyAreFetched()
{
    m_server.setAnswer("/v2/user/scopes",
                       {.body = R"({"id":1,"scopes":[{"id":"friends","agreed":true}]})"});
    const auto reply = client().fetchConsents(Secret("token-1"));
    QTRY_VERIFY(reply->isFinished());
    QVERIFY(reply->result());
    QCOMPARE(*reply->result(), (QList<Consent>{{.scope = u"friends"_s, .isAgreed = true}}));

    const auto request = m_server.requests().constLast();
    QCOMPARE(request.method, "GET");
    QCOMPARE(request.target, "/v2/user/scopes");
    QCOMPARE(request.header("Authorization"), "Bearer token-1");
}

void TestConsents::theyAreRevoked_data()
{
    QTest::addColumn<QStringList>("scopes");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("one") << QStringList{u"friends"_s} << QByteArray("scopes=%5B%22friends%22%5D");
    QTest::newRow("several") << QStringList{u"account_email"_s, u"friends"_s}
                             << QByteArray("scopes=%5B%22account_email%22%2C%22friends%22%5D");
    QTest::newRow("delimiters") << QStringList{u"a\"],&+"_s}
                                << QByteArray("scopes=%5B%22a%5C%22%5D%2C%26%2B%22%5D");
}

void TestConsents::theyAreRevoked()
{
    QFETCH(const QStringList, scopes);
    m_server.setAnswer("/v2/user/revoke/scopes",
                       {.body = R"({"id":1,"scopes":[{"id":"friends","agreed":false}]})"});
    const auto reply = client().revokeConsents(Secret("token-1"), scopes);
    QTRY_VERIFY(reply->isFinished());
    QVERIFY(reply->result());
    QCOMPARE(*reply->result(), (QList<Consent>{{.scope = u"friends"_s}}));

    const auto request = m_server.requests().constLast();
    QCOMPARE(request.method, "POST");
    QCOMPARE(request.target, "/v2/user/revoke/scopes");
    QCOMPARE(request.header("Authorization"), "Bearer token-1");
    QCOMPARE(request.header("Content-Type"), "application/x-www-form-urlencoded;charset=utf-8");
    QTEST(request.body, "body");
}

void TestConsents::whatKakaoDoesNotRevoke()
{
    m_server.setAnswer("/v2/user/revoke/scopes",
                       {.status = 403,
                        .body = R"({"code":-3,"msg":"[profile] is not revocable. check out if)"
                                R"( it's set as required on developers.kakao.com"})"});
    const auto reply = client().revokeConsents(Secret("token"), {u"profile"_s});
    QTRY_VERIFY(reply->isFinished());
    QVERIFY(!reply->result());
    QCOMPARE(reply->result().error().code, ErrorCode::Rejected);
    QCOMPARE(reply->result().error().kakaoCode, u"-3"_s);
    QVERIFY(!reply->result().error().endsSession);
}

QTEST_GUILESS_MAIN(TestConsents)
#include "tst_consents.moc"
