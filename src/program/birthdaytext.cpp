// SPDX-License-Identifier: Apache-2.0
#include "program/birthdaytext.h"

#include <QDate>
#include <QLocale>

namespace program {

QString BirthdayText::of(const kakao::Birthday &birthday)
{
    if (birthday.calendar == kakao::Calendar::Solar) {
        constexpr int leapYear = 2000; // which has a 29 February
        //: A birthday without a year, as QLocale::toString() takes it
        return QLocale().toString(QDate(leapYear, birthday.month, birthday.day), tr("d MMMM"));
    }
    const QString day =
        tr("lunar calendar: month %1, day %2").arg(birthday.month).arg(birthday.day);
    //: %1 is a birthday by the lunar calendar
    return birthday.isLeapMonth ? tr("%1 (leap month)").arg(day) : day;
}

} // namespace program
