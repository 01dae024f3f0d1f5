// SPDX-License-Identifier: Apache-2.0
#include "members/sessiontoken.h"
#include "support/secretsearch.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using kakao::Secret;

namespace {

constexpr qint64 member = 9007199254740993; // 2^53 + 1: nothing that a double holds
constexpr qint64 issuedAt = 1772366400;

QDateTime at(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

Secret key()
{
    return Secret("MCd8Sf1TpJ9ZkUXiY9bq8kYHfFAwZ0cJmFw1ZCdzg2E");
}

QByteArray encoded(const QByteArray &text)
{
    return text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// Signed as one of ours, whatever is in it.
Secret signedToken(const QByteArray &header, const QByteArray &claims)
{
    const QByteArray input = encoded(header) + '.' + encoded(claims);
    return Secret(input + '.' + members::hs256Signature(input, key().reveal()));
}

const QByteArray ourHeader = R"({"alg":"HS256","typ":"JWT"})";
const QByteArray ourClaims =
    R"({"exp":1774958400,"iat":1772366400,"id":7,"iss":"daemun","jti":"AAAAAAAAAAAAAAAAAAAAAA"})";

void addSignedHeaders()
{
    const auto header = [](const char *tag, const QByteArray &json) {
        QTest::newRow(tag) << signedToken(json, ourClaims).reveal();
    };
    header("alg none", R"({"alg":"none","typ":"JWT"})");
    header("alg HS512", R"({"alg":"HS512","typ":"JWT"})");
    header("alg RS256", R"({"alg":"RS256","typ":"JWT"})");
    header("alg in lower case", R"({"alg":"hs256","typ":"JWT"})");
    header("no alg", R"({"typ":"JWT"})");
    header("no typ", R"({"alg":"HS256"})");
    header("crit", R"({"alg":"HS256","crit":["x"],"typ":"JWT","x":1})");
    header("embedded key", R"({"alg":"HS256","jwk":{"k":"AA","kty":"oct"},"typ":"JWT"})");
    header("alg twice", R"({"alg":"none","alg":"HS256","typ":"JWT"})");
}

void addSignedClaims()
{
    const auto claims = [](const char *tag, const QByteArray &json) {
        QTest::newRow(tag) << signedToken(ourHeader, json).reveal();
    };
    const auto replaced = [](const char *before, const char *after) {
        return QByteArray(ourClaims).replace(before, after);
    };
    claims("no object", "[7]");
    claims("not JSON", "seven");
    claims("another issuer", replaced("daemun", "kauth"));
    claims("no issuer", replaced(R"("iss":"daemun",)", ""));
    claims("id twice", replaced(R"("id":7)", R"("id":8,"id":7)"));
    claims("id as text", replaced(R"("id":7)", R"("id":"7")"));
    claims("id with a fraction", replaced(R"("id":7)", R"("id":7.5)"));
    claims("id as a float", replaced(R"("id":7)", R"("id":7.0)"));
    claims("id 0", replaced(R"("id":7)", R"("id":0)"));
    claims("id negative", replaced(R"("id":7)", R"("id":-7)"));
    claims("no id", replaced(R"("id":7,)", ""));
    claims("no exp", replaced(R"("exp":1774958400,)", ""));
    claims("exp 1e300", replaced("1774958400", "1e300"));
    claims("no iat", replaced(R"("iat":1772366400,)", ""));
    claims("no jti", replaced(R"(,"jti":"AAAAAAAAAAAAAAAAAAAAAA")", ""));
    claims("empty jti", replaced("AAAAAAAAAAAAAAAAAAAAAA", ""));
    claims("one claim more", replaced(R"("iss")", R"("is_host":true,"iss")"));
    claims("spaces", replaced(":7,", ": 7, "));
}

} // namespace

class TestSessionToken : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void signature();
    void shape();
    void eachIsDifferent();
    void inTime_data();
    void inTime();
    void refused_data();
    void refused();
    void handmadeOneIsGood();
    void anotherKey();
    void everyFlippedCharacter();
};

/// RFC 7515 A.1.
void TestSessionToken::signature()
{
    const QByteArray rfcKey = QByteArray::fromBase64(
        "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow",
        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    QCOMPARE(members::hs256Signature("eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
                                     ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly"
                                     "9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ",
                                     rfcKey),
             "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
}

void TestSessionToken::shape()
{
    const Secret token = members::issueSessionToken(member, at(issuedAt), key());
    const QList<QByteArray> parts = token.reveal().split('.');
    QCOMPARE(parts.size(), 3);
    QCOMPARE(QByteArray::fromBase64(parts.at(0), QByteArray::Base64UrlEncoding), ourHeader);
    const QJsonObject claims =
        QJsonDocument::fromJson(QByteArray::fromBase64(parts.at(1), QByteArray::Base64UrlEncoding))
            .object();
    QCOMPARE(claims.keys(), QStringList({u"exp"_s, u"iat"_s, u"id"_s, u"iss"_s, u"jti"_s}));
    QCOMPARE(claims["id"_L1].toInteger(), member);
    QCOMPARE(claims["iss"_L1].toString(), u"daemun"_s);
    QCOMPARE(claims["iat"_L1].toInteger(), issuedAt);
    QCOMPARE(claims["exp"_L1].toInteger(), issuedAt + 30 * 24 * 60 * 60);
    QCOMPARE(claims["jti"_L1].toString().size(), 22); // 128 bits
    // Else none would be found where none may be.
    QVERIFY(token.reveal().startsWith(SecretSearch::beginningOfSessionTokens()));
}

void TestSessionToken::eachIsDifferent()
{
    QSet<QByteArray> tokens;
    for (int i = 0; i < 1000; ++i)
        tokens.insert(members::issueSessionToken(member, at(issuedAt), key()).reveal());
    QCOMPARE(tokens.size(), 1000);
}

void TestSessionToken::inTime_data()
{
    QTest::addColumn<qint64>("now");
    QTest::addColumn<bool>("good");

    const qint64 end = issuedAt + members::sessionLifetime.count();
    QTest::newRow("at once") << issuedAt << true;
    QTest::newRow("clock a minute behind") << issuedAt - 60 << true;
    QTest::newRow("clock more than a minute behind") << issuedAt - 61 << false;
    QTest::newRow("last second") << end - 1 << true;
    QTest::newRow("within the leeway") << end + 59 << true;
    QTest::newRow("expired") << end + 60 << false;
    QTest::newRow("long expired") << end * 2 << false;
    QTest::newRow("1970") << qint64(0) << false;
}

void TestSessionToken::inTime()
{
    QFETCH(const qint64, now);
    QFETCH(const bool, good);
    const Secret token = members::issueSessionToken(member, at(issuedAt), key());
    const auto id = members::verifySessionToken(token, at(now), key());
    QCOMPARE(bool(id), good);
    if (good)
        QCOMPARE(*id, member);
    else
        QCOMPARE(id.error().code, kakao::ErrorCode::SessionInvalid);
}

void TestSessionToken::refused_data()
{
    QTest::addColumn<QByteArray>("token");

    const auto row = [](const char *tag, const QByteArray &token) { QTest::newRow(tag) << token; };
    const QByteArray good = signedToken(ourHeader, ourClaims).reveal();
    const QList<QByteArray> parts = good.split('.');

    row("empty", "");
    row("dots", "..");
    row("garbage", "\xff\x00\xfe.a.b");
    row("no signature", parts.at(0) + '.' + parts.at(1));
    row("empty signature", parts.at(0) + '.' + parts.at(1) + '.');
    row("four parts", good + ".AAAA");
    row("padded", good + '=');
    row("space behind", good + ' ');
    row("line break behind", good + '\n');
    row("cut", good.chopped(1));
    row("standard base64",
        parts.at(0) + '.' + parts.at(1) + '.'
            + QByteArray(parts.at(2)).replace('-', '+').replace('_', '/') + '=');
    row("four kilobytes", good + QByteArray(4096, 'A'));

    row("alg none, unsigned", encoded(R"({"alg":"none","typ":"JWT"})") + '.' + parts.at(1) + '.');

    row("J9 an id_token of Kakao's",
        encoded(R"({"alg":"RS256","kid":"k1","typ":"JWT"})") + '.'
            + encoded(R"({"aud":"key","exp":1774958400,"iat":1772366400,)"
                      R"("iss":"https://kauth.kakao.com","sub":"7"})")
            + '.' + QByteArray(342, 'A'));

    addSignedHeaders();
    addSignedClaims();
}

void TestSessionToken::refused()
{
    QFETCH(const QByteArray, token);
    const auto id = members::verifySessionToken(Secret(token), at(issuedAt), key());
    QVERIFY(!id);
    QCOMPARE(id.error().code, kakao::ErrorCode::SessionInvalid);
    QCOMPARE(id.error().origin, kakao::ErrorOrigin::Directory);
}

/// Else refused() would prove nothing.
void TestSessionToken::handmadeOneIsGood()
{
    const auto id =
        members::verifySessionToken(signedToken(ourHeader, ourClaims), at(issuedAt), key());
    QVERIFY(id);
    QCOMPARE(*id, 7);
}

void TestSessionToken::anotherKey()
{
    const Secret token = members::issueSessionToken(member, at(issuedAt), key());
    for (const Secret &other : {Secret::random(), Secret(), Secret(key().reveal() + 'A')})
        QVERIFY(!members::verifySessionToken(token, at(issuedAt), other));
}

void TestSessionToken::everyFlippedCharacter()
{
    const Secret token = members::issueSessionToken(member, at(issuedAt), key());
    for (qsizetype i = 0; i < token.reveal().size(); ++i) {
        QByteArray changed = token.reveal();
        changed[i] = changed.at(i) == 'A' ? 'B' : 'A';
        QVERIFY2(!members::verifySessionToken(Secret(changed), at(issuedAt), key()),
                 qPrintable(QString::number(i)));
    }
}

QTEST_GUILESS_MAIN(TestSessionToken)
#include "tst_sessiontoken.moc"
