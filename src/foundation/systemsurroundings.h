// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/foundation_export.h"
#include "session/clock.h"
#include "session/surroundings.h"

#include <QTimer>

namespace foundation {

/// What an operating system tells of the network, as far as it does.
struct NetworkState
{
    /// How far one gets. Nobody knows: as good as everywhere, for it may be.
    enum class Reach { Unknown, Nowhere, Nearby, Everywhere };

    Reach reach = Reach::Unknown; ///< how far one gets just now
    bool isBehindPortal = false;  ///< a page of the network's own wants a login first
    int medium = 0;               ///< cable, radio …, by number; 0: not known

    friend bool operator==(const NetworkState &, const NetworkState &) = default;
};

/// Notices a sleep by the clocks, and another network by the operating system where it tells. Its
/// minute is the only timer of an idle program.
class DAEMUN_FOUNDATION_EXPORT SystemSurroundings final : public session::Surroundings
{
    Q_OBJECT
public:
    /// How long things take; only a test wants others.
    struct Times
    {
        std::chrono::milliseconds minute = std::chrono::minutes(1); ///< between two looks
        /// What comes within that time is one change: systems tell of a new network in several
        /// steps, and first of what is not usable yet.
        std::chrono::milliseconds settling = std::chrono::seconds(1);
    };
    /// clock must outlive this object. Nothing is watched before watch().
    explicit SystemSurroundings(const session::Clock &clock);
    SystemSurroundings(const session::Clock &clock, const Times &times); ///< for a test

    /// Begins to watch: loads what the operating system tells of the network by.
    void watch();
    /// What watch() hears of the network, or whoever else knows of it.
    void hearNetwork(const NetworkState &now);
    /// What is known of the network, for a diagnosis: `Online`, `Disconnected` …
    [[nodiscard]] static QString reachability();

private:
    void endMinute();
    void compareClocks();

    const session::Clock &m_clock;
    QTimer m_minute;
    QTimer m_settling; ///< runs while there is something to tell
    QDateTime m_lastNow;
    std::chrono::milliseconds m_lastElapsed{0};
    NetworkState m_network;
};

} // namespace foundation
