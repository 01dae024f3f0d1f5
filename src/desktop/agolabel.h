// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/clock.h"

#include <QDateTime>
#include <QLabel>
#include <QTimer>

namespace desktop {

/// Says how long ago something was, in words that stay right while anybody can see them.
class AgoLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit AgoLabel(QWidget *parent = nullptr);

    /// Must outlive the label; the computer's own without it.
    void setClock(const session::Clock &clock);
    /// UTC; nothing is said of an invalid one.
    void setTime(const QDateTime &time);
    [[nodiscard]] bool isTicking() const { return m_change.isActive(); }

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void showWords();

    session::SystemClock m_systemClock;
    const session::Clock *m_clock = &m_systemClock;
    QDateTime m_time;
    QTimer m_change;
};

} // namespace desktop
