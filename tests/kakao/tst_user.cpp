// SPDX-License-Identifier: Apache-2.0
#include "kakao/user.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using kakao::Calendar;
using kakao::ErrorCode;
using kakao::User;
using namespace Qt::StringLiterals;

class TestUser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void everything();
    void onlyTheId();
    void nickname_data();
    void nickname();
    void picture_data();
    void picture();
    void emailTrusted_data();
    void emailTrusted();
    void account_data();
    void account();
    void oddValuesReadAsMissing_data();
    void oddValuesReadAsMissing();
    void oddTextReadsAsMissing_data();
    void oddTextReadsAsMissing();
    void notAUser_data();
    void notAUser();

private:
    /// The user in a kakao_account of these members.
    static User userWith(const QByteArray &account)
    {
        const auto user = kakao::parseUser(R"({"id":1,"kakao_account":{)" + account + "}}");
        return user ? *user : User();
    }
};

namespace {

constexpr auto everyField = R"({
    "id": 1376016924429759228, "has_signed_up": true,
    "connected_at": "2022-04-11T01:45:28Z", "synched_at": "2022-04-11T10:45:29.5+09:00",
    "group_user_token": "group",
    "properties": {"nickname": "old", "team": "blue", "level": 3},
    "for_partner": {"uuid": "uuid-1"},
    "kakao_account": {
        "profile_nickname_needs_agreement": false, "profile_image_needs_agreement": false,
        "profile": {"nickname": "\uD64D\uAE38\uB3D9", "is_default_image": false,
            "is_default_nickname": false,
            "thumbnail_image_url": "http://k.kakaocdn.net/a_110x110.jpg",
            "profile_image_url": "https://k.kakaocdn.net/a_640x640.jpg"},
        "name_needs_agreement": true, "name": "\uD64D",
        "email_needs_agreement": false, "is_email_valid": true, "is_email_verified": true,
        "email": "sample@sample.com",
        "age_range": "20~29", "birthyear": "2002", "birthday": "0230", "birthday_type": "LUNAR",
        "is_leap_month": true, "gender": "FEMALE", "phone_number": "+82 010-1234-5678",
        "ci": "hash", "ci_authenticated_at": "2019-03-11T11:25:22Z",
        "legal_name": "legal", "legal_birth_date": "20020230", "legal_gender": "male",
        "is_korean": false, "gender_needs_agreement": true, "has_email": true}})";

} // namespace

void TestUser::everything()
{
    User expected;
    expected.id = 1376016924429759228;
    expected.nickname = u"\uD64D\uAE38\uB3D9"_s;
    expected.pictureUrl = QUrl(u"https://k.kakaocdn.net/a_640x640.jpg"_s);
    expected.thumbnailUrl = QUrl(u"http://k.kakaocdn.net/a_110x110.jpg"_s);
    expected.email = u"sample@sample.com"_s;
    expected.emailTrusted = true;
    expected.birthday =
        kakao::Birthday{.month = 2, .day = 30, .calendar = Calendar::Lunar, .isLeapMonth = true};
    expected.birthYear = 2002;
    expected.name = u"\uD64D"_s;
    expected.gender = u"female"_s;
    expected.ageRange = u"20~29"_s;
    expected.phoneNumber = u"+82 010-1234-5678"_s;
    expected.uuid = u"uuid-1"_s;
    expected.groupUserToken = u"group"_s;
    expected.ci = u"hash"_s;
    expected.ciAuthenticatedAt = QDateTime({2019, 3, 11}, {11, 25, 22}, Qt::UTC);
    expected.legalName = u"legal"_s;
    expected.legalBirthDate = u"20020230"_s;
    expected.legalGender = u"male"_s;
    expected.isKorean = false;
    expected.properties = {{u"nickname"_s, u"old"_s}, {u"team"_s, u"blue"_s}};
    expected.connectedAt = QDateTime({2022, 4, 11}, {1, 45, 28}, Qt::UTC);
    expected.synchedAt = QDateTime({2022, 4, 11}, {1, 45, 29, 500}, Qt::UTC);
    expected.hasSignedUp = true;
    expected.needsAgreement = {u"gender"_s, u"name"_s};

    const auto user = kakao::parseUser(everyField);
    QVERIFY(user);
    QVERIFY(*user == expected);
    QCOMPARE(user->synchedAt.timeSpec(), Qt::UTC);
}

void TestUser::onlyTheId()
{
    User expected;
    expected.id = 7;
    const auto user = kakao::parseUser(R"({"id":7})");
    QVERIFY(user);
    QVERIFY(*user == expected);
}

void TestUser::nickname_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *tag, const QByteArray &rest, const QString &expected) {
        QTest::newRow(tag) << R"({"id":1,)" + rest + "}" << expected;
    };
    const QByteArray placeholder = "\"nickname\":\"닉네임을 등록해주세요\"";
    row("in the profile", R"("kakao_account":{"profile":{"nickname":"Ryan"}})", u"Ryan"_s);
    row("default", R"("kakao_account":{"profile":{"nickname":"x","is_default_nickname":true}})",
        u""_s);
    row("placeholder", R"("kakao_account":{"profile":{)" + placeholder + "}}", u""_s);
    row("profile before properties",
        R"("properties":{"nickname":"old"},"kakao_account":{"profile":{"nickname":"Ryan"}})",
        u"Ryan"_s);
    row("properties without a profile", R"("properties":{"nickname":"old"},"kakao_account":{})",
        u"old"_s);
    row("properties without an account", R"("properties":{"nickname":"old"})", u"old"_s);
    row("properties with an odd profile",
        R"("properties":{"nickname":"old"},"kakao_account":{"profile":7})", u"old"_s);
    row("placeholder in the properties", R"("properties":{)" + placeholder + "}", u""_s);
    row("empty profile", R"("properties":{"nickname":"old"},"kakao_account":{"profile":{}})",
        u""_s);
}

void TestUser::nickname()
{
    QFETCH(const QByteArray, json);
    const auto user = kakao::parseUser(json);
    QVERIFY(user);
    QTEST(user->nickname, "expected");
}

void TestUser::picture_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isDefault");
    QTest::addColumn<bool>("shown");

    const auto row = [](const char *tag, const QString &text, bool isDefault, bool shown) {
        QTest::newRow(tag) << text << isDefault << shown;
    };
    row("https", u"https://k.kakaocdn.net/a.jpg"_s, false, true);
    row("http", u"http://k.kakaocdn.net/a.jpg"_s, false, true);
    row("with a query",
        u"http://img1.kakaocdn.net/thumb/R640x640.q70/?fname=http://t1.kakaocdn.net/b.jpeg"_s,
        false, true);
    row("the default picture", u"https://k.kakaocdn.net/a.jpg"_s, true, false);
    row("file", u"file:///etc/passwd"_s, false, false);
    row("data", u"data:image/png;base64,AAAA"_s, false, false);
    row("script", u"javascript:alert(1)"_s, false, false);
    row("no scheme", u"//k.kakaocdn.net/a.jpg"_s, false, false);
    row("no host", u"https:///a.jpg"_s, false, false);
    row("not a URL", u"https://k.kakaocdn.net:x/"_s, false, false);
    row("empty", u""_s, false, false);
}

void TestUser::picture()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isDefault);
    QFETCH(const bool, shown);

    const QJsonObject profile{{u"profile_image_url"_s, text},
                              {u"thumbnail_image_url"_s, text},
                              {u"is_default_image"_s, isDefault}};
    const QByteArray json = QJsonDocument(profile).toJson();
    const User user = userWith(R"("profile":)" + json);
    QCOMPARE(user.pictureUrl, shown ? QUrl(text) : QUrl());
    QCOMPARE(user.thumbnailUrl, shown ? QUrl(text) : QUrl());
}

void TestUser::emailTrusted_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("expected");

    const auto row = [](const char *tag, const QByteArray &json, bool expected) {
        QTest::newRow(tag) << json << expected;
    };
    row("valid and verified", R"("email":"a@b","is_email_valid":true,"is_email_verified":true)",
        true);
    row("not verified", R"("email":"a@b","is_email_valid":true,"is_email_verified":false)", false);
    row("not valid", R"("email":"ka***@b","is_email_valid":false,"is_email_verified":true)", false);
    row("flags missing", R"("email":"a@b")", false);
    row("one flag missing", R"("email":"a@b","is_email_valid":true)", false);
    row("flags as text", R"("email":"a@b","is_email_valid":"true","is_email_verified":"true")",
        false);
    row("flags as numbers", R"("email":"a@b","is_email_valid":1,"is_email_verified":1)", false);
    row("no address", R"("is_email_valid":true,"is_email_verified":true)", false);
}

void TestUser::emailTrusted()
{
    QFETCH(const QByteArray, json);
    QTEST(userWith(json).emailTrusted, "expected");
}

void TestUser::account_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("gender");
    QTest::addColumn<int>("birthYear");    // 0: none
    QTest::addColumn<QString>("birthday"); // month/day, calendar, leap month

    const auto row = [](const char *tag, const QByteArray &json, const QString &gender,
                        int birthYear, const QString &birthday) {
        QTest::newRow(tag) << json << gender << birthYear << birthday;
    };
    row("male in capitals", R"("gender":"MALE")", u"male"_s, 0, u""_s);
    row("unknown gender", R"("gender":"other")", u""_s, 0, u""_s);
    row("year", R"("birthyear":"1999")", u""_s, 1999, u""_s);
    row("year as a number", R"("birthyear":1999)", u""_s, 0, u""_s);
    row("year zero", R"("birthyear":"0000")", u""_s, 0, u""_s);
    row("year of five digits", R"("birthyear":"19999")", u""_s, 0, u""_s);
    row("year in words", R"("birthyear":"19x9")", u""_s, 0, u""_s);
    row("solar", R"("birthday":"0229","birthday_type":"SOLAR")", u""_s, 0, u"2/29 solar"_s);
    row("no type", R"("birthday":"1130")", u""_s, 0, u"11/30 solar"_s);
    row("lunar", R"("birthday":"0230","birthday_type":"LUNAR","is_leap_month":false)", u""_s, 0,
        u"2/30 lunar"_s);
    row("lunar leap", R"("birthday":"0615","birthday_type":"LUNAR","is_leap_month":true)", u""_s, 0,
        u"6/15 lunar leap"_s);
    row("solar leap", R"("birthday":"0615","birthday_type":"SOLAR","is_leap_month":true)", u""_s, 0,
        u"6/15 solar"_s);
    row("no such day", R"("birthday":"1332")", u""_s, 0, u""_s);
}

void TestUser::account()
{
    QFETCH(const QByteArray, json);
    const User user = userWith(json);
    QString birthday;
    if (user.birthday) {
        birthday = u"%1/%2 "_s.arg(user.birthday->month).arg(user.birthday->day)
            + (user.birthday->calendar == Calendar::Lunar ? u"lunar"_s : u"solar"_s)
            + (user.birthday->isLeapMonth ? u" leap"_s : u""_s);
    }
    QTEST(user.gender, "gender");
    QTEST(user.birthYear.value_or(0), "birthYear");
    QTEST(birthday, "birthday");
}

void TestUser::oddValuesReadAsMissing_data()
{
    QTest::addColumn<QString>("odd");

    QTest::newRow("null") << u"null"_s;
    QTest::newRow("number") << u"7"_s;
    QTest::newRow("fraction") << u"1e300"_s;
    QTest::newRow("text") << u"\"odd\""_s;
    QTest::newRow("empty text") << u"\"\""_s;
    QTest::newRow("true") << u"true"_s;
    QTest::newRow("list") << u"[{}]"_s;
    QTest::newRow("object") << u"{\"odd\":{}}"_s;
}

/// Puts the odd value in the place of each value in turn, at every depth: the rest must be read.
void TestUser::oddValuesReadAsMissing()
{
    QFETCH(const QString, odd);
    const QJsonValue oddValue = QJsonDocument::fromJson("[" + odd.toUtf8() + "]").array().at(0);
    const QJsonObject whole = QJsonDocument::fromJson(everyField).object();
    const auto check = [](QJsonObject root) {
        root.insert(u"id"_s, u"7"_s);
        root.insert(u"group_user_token"_s, u"still read"_s);
        const auto user = kakao::parseUser(QJsonDocument(root).toJson());
        return user && user->id == 7 && user->groupUserToken == "still read"_L1;
    };
    const QStringList keys = whole.keys();
    for (const QString &key : keys) {
        QJsonObject root = whole;
        root.insert(key, oddValue);
        QVERIFY2(check(root), qUtf8Printable(key));
    }
    const QStringList accountKeys = whole[u"kakao_account"_s].toObject().keys();
    for (const QString &key : accountKeys) {
        QJsonObject account = whole[u"kakao_account"_s].toObject();
        account.insert(key, oddValue);
        QJsonObject root = whole;
        root.insert(u"kakao_account"_s, account);
        QVERIFY2(check(root), qUtf8Printable(key));
    }
}

void TestUser::oddTextReadsAsMissing_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");

    QTest::newRow("high surrogate alone") << QByteArray(R"(a\ud83d)") << u""_s;
    QTest::newRow("low surrogate alone") << QByteArray(R"(\ude00a)") << u""_s;
    QTest::newRow("surrogates the wrong way round") << QByteArray(R"(\ude00\ud83d)") << u""_s;
    QTest::newRow("NUL") << QByteArray(R"(a\u0000b)") << u""_s;
    QTest::newRow("pair") << QByteArray(R"(\ud83d\ude00)") << u"\U0001F600"_s;
}

void TestUser::oddTextReadsAsMissing()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, expected);
    const auto user =
        kakao::parseUser(R"({"id":1,"properties":{"a":")" + text + R"("},"kakao_account":{"name":")"
                         + text + R"(","profile":{"nickname":")" + text + R"("}}})");
    QVERIFY(user);
    QCOMPARE(user->nickname, expected);
    QCOMPARE(user->name, expected);
    QCOMPARE(user->properties.value(u"a"_s), expected);
}

void TestUser::notAUser_data()
{
    QTest::addColumn<QByteArray>("json");

    QTest::newRow("empty") << QByteArray();
    QTest::newRow("empty object") << QByteArray("{}");
    QTest::newRow("list") << QByteArray(R"([{"id":1}])");
    QTest::newRow("page") << QByteArray("<html>");
    QTest::newRow("cut off") << QByteArray(R"({"id":1,"kakao_account":{)");
    QTest::newRow("error") << QByteArray(R"({"msg":"no","code":-1})");
}

void TestUser::notAUser()
{
    QFETCH(const QByteArray, json);
    const auto user = kakao::parseUser(json);
    QVERIFY(!user);
    QCOMPARE(user.error().code, ErrorCode::InvalidAnswer);
    QCOMPARE(user.error().origin, kakao::ErrorOrigin::Api);
}

QTEST_GUILESS_MAIN(TestUser)
#include "tst_user.moc"
