// SPDX-License-Identifier: Apache-2.0
#include "program/relativetime.h"

#include "session/clock.h"

#include <QLocale>

#include <chrono>

namespace program {

using namespace std::chrono_literals;

constexpr qint64 longestInDays = 30; // after that nobody counts

/// One is a text of its own: "an hour ago" is what people say.
QString RelativeTime::text(const QDateTime &then, const QDateTime &now)
{
    if (!then.isValid())
        return {};
    const std::chrono::milliseconds past(then.msecsTo(now));
    const QDate date = then.toLocalTime().date();
    const qint64 days = date.daysTo(now.toLocalTime().date());
    if (past < -session::tolerableClockError || days > longestInDays)
        return day(date);
    if (past < 1min)
        return tr("just now");
    if (const auto minutes = std::chrono::floor<std::chrono::minutes>(past).count(); minutes < 60)
        return minutes == 1 ? tr("a minute ago") : tr("%n minutes ago", nullptr, int(minutes));
    if (const auto hours = std::chrono::floor<std::chrono::hours>(past).count(); hours < 24)
        return hours == 1 ? tr("an hour ago") : tr("%n hours ago", nullptr, int(hours));
    return days <= 1 ? tr("yesterday") : tr("%n days ago", nullptr, int(days));
}

QString RelativeTime::day(const QDate &date)
{
    //: A date, as QLocale::toString() takes it
    return QLocale().toString(date, tr("d MMMM yyyy"));
}

} // namespace program
