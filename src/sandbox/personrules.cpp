// SPDX-License-Identifier: Apache-2.0
#include "sandbox/personrules.h"

#include "sandbox/people.h"

#include <array>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr qsizetype longestAddress = 254; // RFC 5321, 4.5.3.1.3, less its brackets
constexpr qsizetype longestText = 1000;

bool isOneWord(const QString &text)
{
    return std::none_of(text.begin(), text.end(), [](QChar letter) {
        return letter.isSpace() || letter.category() == QChar::Other_Control;
    });
}

/// With 29 February, and on the moon's calendar with 30 days for every month: no year is given.
bool isBirthday(const QString &text, bool isLunar)
{
    constexpr std::array<int, 12> days = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const auto isDigit = [](QChar letter) { return letter >= u'0' && letter <= u'9'; };
    if (text.size() != 4 || !std::all_of(text.begin(), text.end(), isDigit))
        return false;
    const int month = text.first(2).toInt();
    const int day = text.last(2).toInt();
    return month >= 1 && month <= 12 && day >= 1 && day <= (isLunar ? 30 : days.at(month - 1));
}

bool isEmail(const QString &text)
{
    const auto at = text.lastIndexOf(u'@');
    return at > 0 && at < text.size() - 1 && text.size() <= longestAddress && isOneWord(text);
}

} // namespace

QString whatIsWrong(const Person &person)
{
    if (person.id < 0)
        return u"id must be a whole number from 1 to 9223372036854775807"_s;
    if (person.loginId.isEmpty() || person.loginId.size() > longestAddress
        || !isOneWord(person.loginId))
        return u"login_id must be one word of up to %1 letters"_s.arg(longestAddress);
    for (const auto &[text, member] : {std::pair(person.nickname, "nickname"_L1),
                                       {person.about, "about"_L1},
                                       {person.aboutKo, "about_ko"_L1}}) {
        if (text.size() > longestText)
            return u"%1 must not be longer than %2 letters"_s.arg(member).arg(longestText);
    }
    if (person.nickname.isEmpty())
        return u"nickname must not be empty; leave it out for somebody who has chosen none"_s;
    if (!person.picture.isEmpty() && !pictureNames().contains(person.picture)) {
        return u"picture must be one of %1; leave it out for the default picture"_s.arg(
            QString::fromLatin1(pictureNames().join(", ")));
    }
    if (!person.email.isEmpty() && !isEmail(person.email))
        return u"email must be an e-mail address; leave it out for an account without one"_s;
    if (!person.birthday.isEmpty() && !isBirthday(person.birthday, person.lunar))
        return u"birthday must be a day of the year as MMDD, such as \"0317\""_s;
    if (person.leapMonth && !person.lunar)
        return u"is_leap_month is for a birthday_type of LUNAR"_s;
    return {};
}

} // namespace sandbox
