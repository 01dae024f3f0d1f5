// SPDX-License-Identifier: Apache-2.0
#include "sandbox/personjson.h"

#include "sandbox/clock.h"
#include "sandbox/jsonmembers.h"
#include "sandbox/people.h"

#include <QJsonArray>

#include <limits>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

using Value = const QJsonValue &;

bool readText(Value value, QString &text)
{
    text = value.toString();
    return value.isString();
}

bool readTruth(Value value, bool &truth)
{
    truth = value.toBool();
    return value.isBool();
}

/// A fraction has no integer value, nor has a number beyond 64 bits, nor a text.
bool readId(Value value, qint64 &id)
{
    id = value.toInteger(0);
    return id >= 1;
}

bool readInstant(Value value, QDateTime &time)
{
    const std::optional<QDateTime> read = readTime(value.toString());
    time = read.value_or(QDateTime());
    return read.has_value();
}

bool readTexts(Value value, QStringList &texts)
{
    const QJsonArray array = value.toArray();
    for (const auto &text : array) {
        if (!text.isString())
            return false;
        texts.append(text.toString());
    }
    return !texts.isEmpty();
}

bool readCalendar(Value value, bool &isLunar)
{
    isLunar = value.toString() == u"LUNAR";
    return isLunar || value.toString() == u"SOLAR";
}

using Member = JsonMember<Person>;

constexpr Member members[] = {
    {"id"_L1, "a whole number from 1 to 9223372036854775807"_L1,
     [](Value value, Person &to) { return readId(value, to.id); }},
    {"login_id"_L1, "a text"_L1,
     [](Value value, Person &to) { return readText(value, to.loginId); }},
    {"nickname"_L1, "a text"_L1,
     [](Value value, Person &to) { return readText(value, to.nickname); }},
    {"email"_L1, "a text"_L1, [](Value value, Person &to) { return readText(value, to.email); }},
    {"is_email_valid"_L1, "true or false"_L1,
     [](Value value, Person &to) { return readTruth(value, to.isEmailValid); }},
    {"is_email_verified"_L1, "true or false"_L1,
     [](Value value, Person &to) { return readTruth(value, to.isEmailVerified); }},
    {"birthday"_L1, "a text"_L1,
     [](Value value, Person &to) { return readText(value, to.birthday); }},
    {"birthday_type"_L1, "\"SOLAR\" or \"LUNAR\""_L1,
     [](Value value, Person &to) { return readCalendar(value, to.lunar); }},
    {"is_leap_month"_L1, "true or false"_L1,
     [](Value value, Person &to) { return readTruth(value, to.leapMonth); }},
    {"picture"_L1, "a text"_L1,
     [](Value value, Person &to) {
         to.picture = value.toString().toUtf8();
         return value.isString();
     }},
    {"under_14"_L1, "true or false"_L1,
     [](Value value, Person &to) { return readTruth(value, to.under14); }},
    {"connected_at"_L1, "a time, such as \"2026-01-01T09:00:00Z\""_L1,
     [](Value value, Person &to) { return readInstant(value, to.linkedSince); }},
    {"scopes"_L1, "an array of consent items"_L1,
     [](Value value, Person &to) { return readTexts(value, to.agreed); }},
    {"about"_L1, "a text"_L1, [](Value value, Person &to) { return readText(value, to.about); }},
    {"about_ko"_L1, "a text"_L1,
     [](Value value, Person &to) { return readText(value, to.aboutKo); }},
};

} // namespace

std::variant<Person, QString> readPerson(const QJsonObject &object)
{
    Person person;
    if (const QString wrong = readMembers(object, members, person); !wrong.isEmpty())
        return wrong;
    if (!object.contains("login_id"_L1))
        return u"login_id is missing"_s;
    if (!person.agreed.isEmpty() && !person.linkedSince.isValid())
        return u"scopes is for somebody with a connected_at"_s;
    person.defaultNickname = !object.contains("nickname"_L1);
    if (person.defaultNickname)
        person.nickname = noNickname();
    return person;
}

QJsonObject personObject(const Person &person)
{
    QJsonObject object = {{u"id"_s, person.id}, {u"login_id"_s, person.loginId}};
    const auto say = [&object](const QString &name, bool isSaid, const QJsonValue &value) {
        if (isSaid)
            object.insert(name, value);
    };
    say(u"nickname"_s, !person.defaultNickname, person.nickname);
    say(u"email"_s, !person.email.isEmpty(), person.email);
    say(u"is_email_valid"_s, !person.isEmailValid, false);
    say(u"is_email_verified"_s, !person.isEmailVerified, false);
    say(u"birthday"_s, !person.birthday.isEmpty(), person.birthday);
    say(u"birthday_type"_s, person.lunar, u"LUNAR"_s);
    say(u"is_leap_month"_s, person.leapMonth, true);
    say(u"picture"_s, !person.picture.isEmpty(), QString::fromLatin1(person.picture));
    say(u"under_14"_s, person.under14, true);
    say(u"connected_at"_s, person.linkedSince.isValid(),
        person.linkedSince.toUTC().toString(Qt::ISODate));
    say(u"scopes"_s, !person.agreed.isEmpty(), QJsonArray::fromStringList(person.agreed));
    say(u"about"_s, !person.about.isEmpty(), person.about);
    say(u"about_ko"_s, !person.aboutKo.isEmpty(), person.aboutKo);
    return object;
}

QStringList personMembers()
{
    QStringList names;
    for (const Member &member : members)
        names.append(member.name);
    return names;
}

} // namespace sandbox
