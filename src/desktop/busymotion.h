// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QBasicTimer>
#include <QObject>

class QProgressBar;

namespace desktop {

/// Keeps a progress bar that has no end moving, while it is seen.
class BusyMotion final : public QObject
{
    Q_OBJECT
public:
    explicit BusyMotion(QProgressBar &bar);

    /// Where the moving part is now, from 0 to 1: there and back.
    [[nodiscard]] static double phase();

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    QProgressBar &m_bar;
    QBasicTimer m_tick;
};

} // namespace desktop
