// SPDX-License-Identifier: Apache-2.0
#include "kakao/retryafter.h"

#include "kakao/httpdate.h"

#include <algorithm>
#include <optional>

using namespace std::chrono_literals;

namespace kakao {
namespace {

constexpr std::chrono::seconds shortest = 1s;
constexpr std::chrono::seconds longest = 5min;

std::optional<qint64> secondsOf(const QByteArray &text)
{
    constexpr auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.isEmpty() || !std::all_of(text.begin(), text.end(), isDigit))
        return std::nullopt;
    bool fits = false;
    const qint64 seconds = text.toLongLong(&fits);
    return fits ? seconds : longest.count();
}

} // namespace

std::chrono::seconds parseRetryAfter(const QByteArray &text, const QDateTime &answeredAt)
{
    const QByteArray trimmed = text.trimmed();
    auto seconds = secondsOf(trimmed);
    if (const QDateTime date = parseHttpDate(trimmed); !seconds && date.isValid())
        seconds = answeredAt.secsTo(date);
    return seconds ? std::clamp(std::chrono::seconds(*seconds), shortest, longest) : 0s;
}

} // namespace kakao
