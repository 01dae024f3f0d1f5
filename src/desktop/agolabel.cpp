// SPDX-License-Identifier: Apache-2.0
#include "desktop/agolabel.h"

#include "program/relativetime.h"

#include <QEvent>

namespace desktop {

AgoLabel::AgoLabel(QWidget *parent) : QLabel(parent) {}

void AgoLabel::setClock(const session::Clock &clock, const session::Surroundings &surroundings)
{
    m_clock = &clock;
    connect(&surroundings, &session::Surroundings::minutePassed, this, [this] {
        if (isVisible())
            showWords();
    });
    showWords();
}

void AgoLabel::setTime(const QDateTime &time)
{
    m_time = time;
    showWords();
}

void AgoLabel::showWords()
{
    setText(program::RelativeTime::text(m_time, m_clock->now()));
}

void AgoLabel::showEvent(QShowEvent *event)
{
    QLabel::showEvent(event);
    showWords();
}

void AgoLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showWords();
    QLabel::changeEvent(event);
}

} // namespace desktop
