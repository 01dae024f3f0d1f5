// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/foundation_export.h"
#include "session/clock.h"
#include "session/surroundings.h"

#include <QTimer>

namespace foundation {

/// Notices a sleep by the clocks, and another network by the operating system where it tells. Its
/// minute is the only timer of an idle program.
class DAEMUN_FOUNDATION_EXPORT SystemSurroundings final : public session::Surroundings
{
    Q_OBJECT
public:
    /// clock must outlive this object. Nothing is watched before watch().
    explicit SystemSurroundings(const session::Clock &clock);

    /// Begins to watch: loads what the operating system tells of the network by.
    void watch();
    /// What is known of the network, for a diagnosis: `Online`, `Disconnected` …
    [[nodiscard]] static QString reachability();

private:
    void endMinute();
    void compareClocks();

    const session::Clock &m_clock;
    QTimer m_minute;
    QDateTime m_lastNow;
    std::chrono::milliseconds m_lastElapsed{0};
};

} // namespace foundation
