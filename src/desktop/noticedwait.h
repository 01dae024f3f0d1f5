// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTimer>

namespace desktop {

/// Tells of a wait only when it is long enough to be noticed: what is over before that shows
/// nothing, and so nothing flickers.
class NoticedWait final : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds shortest{300};

    explicit NoticedWait(QObject *parent) : QObject(parent)
    {
        m_timer.setSingleShot(true);
        m_timer.setInterval(shortest);
        connect(&m_timer, &QTimer::timeout, this, &NoticedWait::noticed);
    }

    /// Another wait, also when one goes on.
    void begin() { m_timer.start(); }
    void end() { m_timer.stop(); }

Q_SIGNALS:
    void noticed();

private:
    QTimer m_timer;
};

} // namespace desktop
