// SPDX-License-Identifier: Apache-2.0
#include "desktop/agolabel.h"

#include "program/relativetime.h"

#include <QEvent>

namespace desktop {

AgoLabel::AgoLabel(QWidget *parent) : QLabel(parent)
{
    m_change.setSingleShot(true);
    m_change.setTimerType(Qt::VeryCoarseTimer);
    m_change.callOnTimeout(this, &AgoLabel::showWords);
}

void AgoLabel::setClock(const session::Clock &clock)
{
    m_clock = &clock;
    showWords();
}

void AgoLabel::setTime(const QDateTime &time)
{
    m_time = time;
    showWords();
}

void AgoLabel::showWords()
{
    const QDateTime now = m_clock->now();
    setText(program::RelativeTime::text(m_time, now));
    if (m_time.isValid() && isVisible())
        m_change.start(program::RelativeTime::untilChange(m_time, now));
    else
        m_change.stop();
}

void AgoLabel::showEvent(QShowEvent *event)
{
    QLabel::showEvent(event);
    showWords();
}

void AgoLabel::hideEvent(QHideEvent *event)
{
    m_change.stop();
    QLabel::hideEvent(event);
}

void AgoLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showWords();
    QLabel::changeEvent(event);
}

} // namespace desktop
