// SPDX-License-Identifier: Apache-2.0
#include "kakao/user.h"

#include <QRegularExpression>
#include <QTest>

using kakao::ErrorCode;
using namespace Qt::StringLiterals;

/// Who somebody is hangs on these 64 bits.
class TestUserId : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void id_data();
    void id();
    void theIdIsTheOneAtTheRoot_data();
    void theIdIsTheOneAtTheRoot();
};

void TestUserId::id_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<qint64>("expected"); // 0: refused

    const auto row = [](const char *tag, const QByteArray &json, qint64 expected = 0) {
        QTest::newRow(tag) << json << expected;
    };
    row("one digit", "1", 1);
    row("above 2^31", "4012345678", 4012345678);
    row("above 2^53", "9007199254740993", 9007199254740993);
    row("largest", "9223372036854775807", 9223372036854775807);
    row("text", R"("1376016924429759228")", 1376016924429759228);
    row("above 2^63-1", "9223372036854775808");
    row("above 2^64", "18446744073709551617");
    row("text above 2^63-1", R"("9223372036854775808")");
    row("zero", "0");
    row("text zero", R"("0")");
    row("negative", "-1");
    row("negative zero", "-0");
    row("power", "1e3");
    row("whole fraction", "1.0");
    row("whole fraction above 2^53", "9007199254740993.0");
    row("fraction", "1.5");
    row("leading zero in text", R"("012")");
    row("letters behind", R"("12abc")");
    row("space in front", R"(" 12")");
    row("plus", R"("+12")");
    row("digits of another script", R"("\u0661\u0662")");
    row("escaped digits", R"("\u0031")");
    row("empty text", R"("")");
    row("one quote", R"("\"")");
    row("null", "null");
    row("true", "true");
    row("list", "[1]");
    row("object", R"({"id":1})");
}

void TestUserId::id()
{
    QFETCH(const QByteArray, json);
    QFETCH(const qint64, expected);
    const auto user = kakao::parseUser(R"({"connected_at":"2022-04-11T01:45:28Z", "id" : )" + json
                                       + R"( ,"kakao_account":{}})");
    QCOMPARE(bool(user), expected != 0);
    if (user)
        QCOMPARE(user->id, expected);
    else
        QCOMPARE(user.error().code, ErrorCode::InvalidAnswer);
}

void TestUserId::theIdIsTheOneAtTheRoot_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<qint64>("expected");

    const auto row = [](const char *tag, const QByteArray &json, qint64 expected) {
        QTest::newRow(tag) << json << expected;
    };
    row("below an object", R"({"properties":{"id":2},"id":1})", 1);
    row("behind it", R"({"id":1,"properties":{"id":2}})", 1);
    row("in a list", R"({"a":[{"id":2},"id",3],"id":1})", 1);
    row("as a value", R"({"a":"id","id":1})", 1);
    row("in a text", R"({"a":"\"id\":2,","id":1,"b":"{\\"})", 1);
    row("only below", R"({"kakao_account":{"id":2}})", 0);
    row("twice, the last counts", R"({"id":1,"id":2})", 2);
    row("another name", R"({"idx":2,"xid":3})", 0);
    row("byte order mark", "\xEF\xBB\xBF{\"id\":1}", 1);
}

void TestUserId::theIdIsTheOneAtTheRoot()
{
    QFETCH(const QByteArray, json);
    QFETCH(const qint64, expected);
    const auto user = kakao::parseUser(json);
    QCOMPARE(user ? user->id : 0, expected);
}

QTEST_GUILESS_MAIN(TestUserId)
#include "tst_userid.moc"
