// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>

#include <atomic>
#include <chrono>
#include <functional>

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

    static constexpr std::chrono::seconds furthest = std::chrono::days(36500);

private:
    const std::function<QDateTime()> m_base;
    std::atomic<std::chrono::seconds> m_offset;
};

/// A Date header (RFC 9110, 5.6.7).
[[nodiscard]] QByteArray httpDate(const QDateTime &time);

} // namespace sandbox
