// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>

#include <chrono>

namespace session {

/// How far this computer's clock may be from Kakao's: nothing fails by less, and nobody is
/// bothered.
inline constexpr std::chrono::minutes tolerableClockError(2);

/// The time, handed in so that tests decide it.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual QDateTime now() const = 0; ///< UTC
    /// Since some fixed moment of this process; nobody can set it.
    [[nodiscard]] virtual std::chrono::milliseconds elapsed() const
    {
        using namespace std::chrono;
        return duration_cast<milliseconds>(steady_clock::now().time_since_epoch());
    }
};

/// The computer's clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }
};

} // namespace session
