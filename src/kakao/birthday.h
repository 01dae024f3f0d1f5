// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/kakao_export.h"

#include <QStringView>

#include <optional>

namespace kakao {

/// In which a birthday is kept; Koreans have either.
enum class Calendar { Solar, Lunar };

/// A birthday without a year, in the calendar it is kept in. The lunar 30 February exists and is
/// no QDate.
struct Birthday
{
    int month = 0;                       ///< 1 to 12
    int day = 0;                         ///< 1 to 31 solar (29 February included), 1 to 30 lunar
    Calendar calendar = Calendar::Solar; ///< of month and day
    bool isLeapMonth = false; ///< lunar only: the month that is put in after the one of its number

    friend bool operator==(const Birthday &, const Birthday &) = default;
};

/// From Kakao's `birthday` (`MMDD`), `birthday_type` and `is_leap_month`. Nothing for a day that
/// does not exist: 1332, solar 0230, lunar 0231.
[[nodiscard]] DAEMUN_KAKAO_EXPORT std::optional<Birthday>
parseBirthday(QStringView monthAndDay, Calendar calendar, bool isLeapMonth);

} // namespace kakao
