// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/clock.h"
#include "session/surroundings.h"

#include <QDateTime>
#include <QLabel>

namespace desktop {

/// Says how long ago something was, in words that stay right to the minute while anybody can see
/// them.
class AgoLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit AgoLabel(QWidget *parent = nullptr);

    /// What time it is, and that it goes by: the computer's clock and nothing without it. The clock
    /// must outlive the label.
    void setClock(const session::Clock &clock, const session::Surroundings &surroundings);
    /// UTC; nothing is said of an invalid one.
    void setTime(const QDateTime &time);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void showWords();

    session::SystemClock m_systemClock;
    const session::Clock *m_clock = &m_systemClock;
    QDateTime m_time;
};

} // namespace desktop
