// SPDX-License-Identifier: Apache-2.0
#include "kakao/keyset.h"
#include "support/rsatestkey.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using kakao::ErrorCode;
using kakao::KeySet;
using kakao::RsaKey;
using namespace Qt::StringLiterals;

namespace {

QByteArray keySetText(const QJsonArray &keys)
{
    return QJsonDocument(QJsonObject{{u"keys"_s, keys}}).toJson();
}

/// RFC 7515 A.2.1, the public half
QByteArray rfcModulus()
{
    return "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-"
           "4qPCJrcS2mJPMEzP1Pt0B"
           "m4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-"
           "bSf63kpaSHSXndS5"
           "z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_"
           "I5IhlJH7"
           "aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ";
}

/// RFC 7515 A.2.1, what is signed and the signature
const QByteArray rfcMessage =
    "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNv"
    "bS9pc19yb290Ijp0cnVlfQ";
const QByteArray rfcSignature =
    "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5"
    "jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb"
    "1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QO"
    "YEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";

} // namespace

/// Which keys may be used, and that the signature is RS256's.
class TestKeySet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void asKakaoPublishesIt();
    void left_data();
    void left();
    void notAKeySet_data();
    void notAKeySet();
    void theSignatureOfRfc7515();
    void aKeyThatIsNoneSignsNothing_data();
    void aKeyThatIsNoneSignsNothing();

private:
    RsaTestKey m_key;
};

void TestKeySet::asKakaoPublishesIt()
{
    const RsaTestKey other;
    const auto set = kakao::parseKeySet(keySetText({m_key.jwk(u"a"_s), other.jwk(u"b"_s)}));
    QVERIFY(set);
    QCOMPARE(set->keys.size(), 2);
    QCOMPARE(set->keys[0].kid, u"a"_s);
    QCOMPARE(set->keys[1].kid, u"b"_s);
    QCOMPARE(set->keys[0].modulus.size(), 256);
    QCOMPARE(set->keys[0].exponent, QByteArray("\x01\x00\x01", 3));
    QVERIFY(set->keys[0].hasSigned("text", m_key.signature("text")));
    QVERIFY(!set->keys[1].hasSigned("text", m_key.signature("text")));
}

void TestKeySet::left_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonValue>("value"); // undefined: without that member
    QTest::addColumn<bool>("isUsable");
    const auto row = [](const char *tag, const QString &name, const QJsonValue &value,
                        bool isUsable = false) { QTest::newRow(tag) << name << value << isUsable; };
    const QJsonValue none(QJsonValue::Undefined);
    const QString n = m_key.jwk({})[u"n"].toString();
    const auto bits = [](int count, char last = 1) {
        QByteArray octets((count + 7) / 8, '\xff');
        octets[0] = static_cast<char>(0xff >> (octets.size() * 8 - count));
        octets.back() = static_cast<char>(octets.back() & (0xfe | last));
        return QString::fromLatin1(base64Url(octets));
    };

    row("J1 for encryption", u"use"_s, u"enc"_s);
    row("J1 use null", u"use"_s, QJsonValue::Null);
    row("no use", u"use"_s, none, true);
    row("J1 for RS512", u"alg"_s, u"RS512"_s);
    row("J1 for PS256", u"alg"_s, u"PS256"_s);
    row("J1 alg in small letters", u"alg"_s, u"rs256"_s);
    row("no alg", u"alg"_s, none, true);
    row("J1 elliptic", u"kty"_s, u"EC"_s);
    row("J1 shared secret", u"kty"_s, u"oct"_s);
    row("no kty", u"kty"_s, none);
    row("J1 to sign with", u"key_ops"_s, QJsonArray{u"sign"_s});
    row("to verify with", u"key_ops"_s, QJsonArray{u"sign"_s, u"verify"_s}, true);
    row("J8 kid that is a number", u"kid"_s, 7);
    row("J8 empty kid", u"kid"_s, QString());
    row("no kid", u"kid"_s, none, true);
    row("J4 2,047 bits", u"n"_s, bits(2047));
    row("J4 1,024 bits", u"n"_s, bits(1024));
    row("J4 1,024 bits behind zeros", u"n"_s,
        QString::fromLatin1(base64Url(QByteArray(128, '\0') + QByteArray(128, '\xff'))));
    row("2,048 bits behind a zero", u"n"_s,
        QString::fromLatin1(base64Url('\0' + QByteArray(256, '\xff'))), true);
    row("8,192 bits", u"n"_s, bits(8192), true);
    row("J4 8,193 bits", u"n"_s, bits(8193));
    row("J4 500,000 bits", u"n"_s, bits(500'000));
    row("J4 even", u"n"_s, bits(2048, 0));
    row("no modulus", u"n"_s, none);
    row("empty modulus", u"n"_s, QString());
    row("modulus of zeros", u"n"_s, QString::fromLatin1(base64Url(QByteArray(256, '\0'))));
    row("padded modulus", u"n"_s, QString(n + u"=="_s));
    row("modulus that is a number", u"n"_s, 3233);
    row("J4 exponent 1", u"e"_s, u"AQ"_s);
    row("J4 exponent 3", u"e"_s, u"Aw"_s);
    row("J4 exponent 65536", u"e"_s, u"AQAA"_s);
    row("J4 exponent 65539", u"e"_s, u"AQAD"_s, true);
    row("J4 exponent of 65 bits", u"e"_s, bits(65));
    row("no exponent", u"e"_s, none);
    row("exponent in standard base64", u"e"_s, u"AQ+B"_s);
    row("a member nobody knows", u"x5t#S256"_s, u"AAAA"_s, true);
}

void TestKeySet::left()
{
    QFETCH(const QString, name);
    QFETCH(const QJsonValue, value);
    QJsonObject key = m_key.jwk(u"a"_s);
    if (value.isUndefined())
        key.remove(name);
    else
        key[name] = value;
    const auto set = kakao::parseKeySet(keySetText({key, m_key.jwk(u"b"_s)}));
    QVERIFY(set);
    QCOMPARE(set->keys.constLast().kid, u"b"_s); // the other one stays
    QTEST(set->keys.size() == 2, "isUsable");
}

void TestKeySet::notAKeySet_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isKeySet");
    const auto row = [](const char *tag, const QByteArray &text, bool isKeySet = false) {
        QTest::newRow(tag) << text << isKeySet;
    };
    row("no keys", R"({"keys":[]})", true);
    row("no objects", R"({"keys":[1,null,"a",[],{}]})", true);
    row("empty", "");
    row("empty object", "{}");
    row("list", "[]");
    row("keys in an object", R"({"keys":{}})");
    row("keys null", R"({"keys":null})");
    row("garbage", "oops");
    row("page", "<html></html>");
    row("half", R"({"keys":[{"kty")");
}

void TestKeySet::notAKeySet()
{
    QFETCH(const QByteArray, text);
    QFETCH(const bool, isKeySet);
    const auto set = kakao::parseKeySet(text);
    if (isKeySet) {
        QVERIFY(set);
        QCOMPARE(*set, KeySet());
    } else {
        QCOMPARE(set.error().code, ErrorCode::InvalidAnswer);
    }
}

void TestKeySet::theSignatureOfRfc7515()
{
    const QJsonObject jwk{
        {u"kty"_s, u"RSA"_s}, {u"n"_s, QString::fromLatin1(rfcModulus())}, {u"e"_s, u"AQAB"_s}};
    const auto set = kakao::parseKeySet(keySetText({jwk}));
    QVERIFY(set);
    QCOMPARE(set->keys.size(), 1);
    const QByteArray signature =
        QByteArray::fromBase64(rfcSignature, QByteArray::Base64UrlEncoding);
    QVERIFY(set->keys[0].hasSigned(rfcMessage, signature));
    QVERIFY(!set->keys[0].hasSigned(rfcMessage + '=', signature));
    QVERIFY(!set->keys[0].hasSigned(rfcMessage, signature + '\0'));
}

void TestKeySet::aKeyThatIsNoneSignsNothing_data()
{
    QTest::addColumn<RsaKey>("key");
    QTest::newRow("nothing") << RsaKey();
    QTest::newRow("no exponent") << RsaKey{.modulus = QByteArray(256, '\xff')};
    QTest::newRow("no modulus") << RsaKey{.exponent = "\x01"};
}

void TestKeySet::aKeyThatIsNoneSignsNothing()
{
    QFETCH(const RsaKey, key);
    QVERIFY(!key.hasSigned("", ""));
    QVERIFY(!key.hasSigned("text", m_key.signature("text")));
}

QTEST_GUILESS_MAIN(TestKeySet)
#include "tst_keyset.moc"
