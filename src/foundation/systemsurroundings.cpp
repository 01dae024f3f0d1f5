// SPDX-License-Identifier: Apache-2.0
#include "foundation/systemsurroundings.h"

#include <QLoggingCategory>
#include <QMetaEnum>
#include <QNetworkInformation>

using namespace Qt::StringLiterals;

namespace foundation {
namespace {

/// Warnings by default. No message names a network.
Q_LOGGING_CATEGORY(logFoundation, "daemun.foundation", QtWarningMsg)

using namespace std::chrono_literals;

/// How far the two clocks may part within a minute before something has happened to one of them.
constexpr auto tolerance = 20s;

} // namespace

SystemSurroundings::SystemSurroundings(const session::Clock &clock) : m_clock(clock)
{
    m_minute.setInterval(1min);
    m_minute.setTimerType(Qt::VeryCoarseTimer);
    m_minute.callOnTimeout(this, &SystemSurroundings::endMinute);
}

void SystemSurroundings::watch()
{
    if (m_minute.isActive())
        return;
    m_lastNow = m_clock.now();
    m_lastElapsed = m_clock.elapsed();
    m_minute.start();
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return;
    connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this,
            [this](QNetworkInformation::Reachability reachability) {
                qCInfo(logFoundation) << "network:" << reachability;
                if (reachability != QNetworkInformation::Reachability::Disconnected)
                    Q_EMIT changed();
            });
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
    Q_EMIT changed();
}

QString SystemSurroundings::reachability()
{
    const auto *network = QNetworkInformation::instance();
    if (!network)
        return u"not known"_s;
    const auto names = QMetaEnum::fromType<QNetworkInformation::Reachability>();
    return QString::fromLatin1(names.valueToKey(int(network->reachability())));
}

} // namespace foundation
