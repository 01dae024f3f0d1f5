// SPDX-License-Identifier: Apache-2.0
#include "sandbox/clock.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

std::chrono::seconds bounded(std::chrono::seconds offset)
{
    return std::clamp(offset, -Clock::furthest, Clock::furthest);
}

} // namespace

Clock::Clock(std::function<QDateTime()> base, std::chrono::seconds offset)
    : m_base(std::move(base)), m_offset(bounded(offset))
{
}

QDateTime Clock::now() const
{
    const QDateTime base = m_base ? m_base() : QDateTime::currentDateTimeUtc();
    return base.addSecs(offset().count());
}

std::chrono::seconds Clock::offset() const
{
    return m_offset;
}

void Clock::setOffset(std::chrono::seconds offset)
{
    m_offset = bounded(offset);
}

void Clock::advance(std::chrono::seconds by)
{
    std::chrono::seconds before = m_offset;
    while (!m_offset.compare_exchange_weak(before, bounded(before + bounded(by)))) {}
}

bool Clock::set(const QDateTime &time)
{
    const QDateTime base = m_base ? m_base() : QDateTime::currentDateTimeUtc();
    const std::chrono::seconds offset(base.secsTo(time));
    if (offset != bounded(offset))
        return false;
    m_offset = offset;
    return true;
}

std::optional<QDateTime> readTime(const QString &text)
{
    static const QRegularExpression form(
        u"^\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d))?$"_s);
    const auto parts = form.match(text);
    const bool isDay = parts.capturedLength(1) == 0;
    const auto time =
        QDateTime::fromString(isDay ? text + u"T00:00:00Z"_s : text, Qt::ISODate).toUTC();
    return parts.hasMatch() && time.isValid() ? std::optional(time) : std::nullopt;
}

QByteArray httpDate(const QDateTime &time)
{
    // English whatever the computer speaks.
    return QLocale::c().toString(time.toUTC(), u"ddd, dd MMM yyyy HH:mm:ss"_s).toLatin1() + " GMT";
}

} // namespace sandbox
