// SPDX-License-Identifier: Apache-2.0
#include "kakao/birthday.h"

#include <QString>

#include <algorithm>
#include <array>

namespace kakao {
namespace {

int daysIn(int month, Calendar calendar)
{
    constexpr std::array solar{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return calendar == Calendar::Lunar ? 30 : solar.at(static_cast<std::size_t>(month - 1));
}

} // namespace

std::optional<Birthday> parseBirthday(QStringView monthAndDay, Calendar calendar, bool isLeapMonth)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    if (monthAndDay.size() != 4 || !std::all_of(monthAndDay.begin(), monthAndDay.end(), isDigit))
        return std::nullopt;
    const int month = monthAndDay.first(2).toInt();
    const int day = monthAndDay.last(2).toInt();
    if (month < 1 || month > 12 || day < 1 || day > daysIn(month, calendar))
        return std::nullopt;
    return Birthday{.month = month,
                    .day = day,
                    .calendar = calendar,
                    .isLeapMonth = isLeapMonth && calendar == Calendar::Lunar};
}

} // namespace kakao
