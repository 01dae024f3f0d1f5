// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>

namespace session {

/// The time, handed in so that tests decide it.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual QDateTime now() const = 0; ///< UTC
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }
};

} // namespace session
