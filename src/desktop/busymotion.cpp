// SPDX-License-Identifier: Apache-2.0
#include "desktop/busymotion.h"

#include <QDeadlineTimer>
#include <QEvent>
#include <QProgressBar>

#include <cmath>
#include <numbers>

namespace desktop {
namespace {

constexpr int frame = 33;       // milliseconds
constexpr qint64 period = 2400; // to and fro

} // namespace

BusyMotion::BusyMotion(QProgressBar &bar) : QObject(&bar), m_bar(bar)
{
    bar.installEventFilter(this);
}

double BusyMotion::phase()
{
    const qint64 now = QDeadlineTimer::current().deadline();
    const double turn = double(now % period) / period;
    return (1 - std::cos(2 * std::numbers::pi * turn)) / 2;
}

bool BusyMotion::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show)
        m_tick.start(frame, this);
    else if (event->type() == QEvent::Hide)
        m_tick.stop();
    return QObject::eventFilter(watched, event);
}

void BusyMotion::timerEvent(QTimerEvent *)
{
    if (m_bar.maximum() <= m_bar.minimum())
        m_bar.update();
}

} // namespace desktop
