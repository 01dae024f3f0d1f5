// SPDX-License-Identifier: Apache-2.0
#include "foundation/systemsurroundings.h"

#include "foundation/systemnetwork_p.h"

#include <QLoggingCategory>

namespace foundation {
namespace {

/// Warnings by default. No message names a network.
Q_LOGGING_CATEGORY(logFoundation, "daemun.foundation", QtWarningMsg)

using namespace std::chrono_literals;
using Reach = NetworkState::Reach;

/// How far the two clocks may part within a minute before something has happened to one of them.
constexpr auto tolerance = 20s;

bool isUsable(const NetworkState &network)
{
    return network.reach != Reach::Nowhere && !network.isBehindPortal;
}

/// Whether something may be reached now that could not be before, or by another way.
bool isWorthATry(const NetworkState &before, const NetworkState &now)
{
    if (!isUsable(now))
        return false;
    return !isUsable(before) || now.reach > before.reach
        || (now.medium != before.medium && now.medium != 0);
}

} // namespace

SystemSurroundings::SystemSurroundings(const session::Clock &clock)
    : SystemSurroundings(clock, Times())
{
}

SystemSurroundings::SystemSurroundings(const session::Clock &clock, const Times &times)
    : m_clock(clock)
{
    m_minute.setInterval(times.minute);
    m_minute.setTimerType(Qt::CoarseTimer); // in a minute Qt counts by whole seconds
    m_minute.callOnTimeout(this, &SystemSurroundings::endMinute);
    m_settling.setInterval(times.settling);
    m_settling.setSingleShot(true);
    m_settling.callOnTimeout(this, &SystemSurroundings::changed);
}

void SystemSurroundings::watch()
{
    if (m_minute.isActive())
        return;
    m_lastNow = m_clock.now();
    m_lastElapsed = m_clock.elapsed();
    m_minute.start();
    m_network = watchNetwork(*this, [this](const NetworkState &now) { hearNetwork(now); });
}

void SystemSurroundings::hearNetwork(const NetworkState &now)
{
    const NetworkState before = std::exchange(m_network, now);
    if (now == before)
        return;
    qCInfo(logFoundation) << "network: reach" << int(now.reach) << "behind a portal"
                          << now.isBehindPortal << "medium" << now.medium;
    if (!isUsable(now))
        m_settling.stop(); // nobody could use what was to be told
    else if (isWorthATry(before, now) && !m_settling.isActive())
        m_settling.start();
}

void SystemSurroundings::endMinute()
{
    compareClocks();
    Q_EMIT minutePassed();
}

/// While a computer sleeps the clock on the wall goes on, and the other one does not.
void SystemSurroundings::compareClocks()
{
    const QDateTime now = m_clock.now();
    const auto elapsed = m_clock.elapsed();
    const std::chrono::milliseconds onTheWall(m_lastNow.msecsTo(now));
    const auto apart = std::chrono::abs(onTheWall - (elapsed - m_lastElapsed));
    m_lastNow = now;
    m_lastElapsed = elapsed;
    if (apart <= tolerance)
        return;
    qCInfo(logFoundation) << "the clocks are" << apart.count() / 1000 << "seconds apart";
    if (!m_settling.isActive())
        m_settling.start(); // a network that comes back with it is the same change
}

QString SystemSurroundings::reachability()
{
    return networkDiagnosis();
}

} // namespace foundation
