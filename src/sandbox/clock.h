// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/sandbox_export.h"

#include <QDateTime>

#include <atomic>
#include <chrono>
#include <functional>
#include <optional>

namespace sandbox {

/// The time of everything the sandbox does: that of the computer, or of the clock handed in, and
/// an offset to it. Safe to use from any thread.
class Clock
{
public:
    Clock(std::function<QDateTime()> base, std::chrono::seconds offset);

    [[nodiscard]] QDateTime now() const;
    [[nodiscard]] std::chrono::seconds offset() const;
    /// Kept within furthest, both ways: a year beyond 9999 has no place in a Date header.
    void setOffset(std::chrono::seconds offset);
    void advance(std::chrono::seconds by);
    /// It goes on from that time. False, and nothing happens, beyond furthest.
    [[nodiscard]] bool set(const QDateTime &time);

    static constexpr std::chrono::seconds furthest = std::chrono::days(36500);

private:
    const std::function<QDateTime()> m_base;
    std::atomic<std::chrono::seconds> m_offset;
};

/// RFC 3339, or a day alone, which begins at midnight UTC. Nothing when it is neither.
[[nodiscard]] DAEMUN_SANDBOX_EXPORT std::optional<QDateTime> readTime(const QString &text);
/// A Date header (RFC 9110, 5.6.7).
[[nodiscard]] QByteArray httpDate(const QDateTime &time);

} // namespace sandbox
