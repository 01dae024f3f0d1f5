// SPDX-License-Identifier: Apache-2.0
#include "cast.h"

#include "support/waituntil.h"

#include <QAbstractAnimation>
#include <QApplication>
#include <QMenu>
#include <QTest>

namespace gallery {
namespace {

/// What has no end, like a busy progress bar, goes on.
void endAnimations(const QWidget &window)
{
    const auto animations = window.findChildren<QAbstractAnimation *>();
    for (QAbstractAnimation *animation : animations) {
        if (animation->state() == QAbstractAnimation::Running && animation->totalDuration() > 0)
            animation->setCurrentTime(animation->totalDuration());
    }
}

/// On the screen, and with the focus where that goes.
bool isShown(QWidget *window)
{
    if (auto *menu = qobject_cast<QMenu *>(window)) {
        menu->popup({});
        return QTest::qWaitForWindowExposed(menu);
    }
    window->show();
    window->activateWindow();
    return QTest::qWaitForWindowActive(window);
}

} // namespace

Cast::Cast(const QList<Play> &plays) : m_plays(plays)
{
    for (const Play &play : plays)
        m_staged.push_back(play.scene.make(play.data));
    for (const Staged &staged : m_staged) {
        if (staged.isReady && !waitUntil(staged.isReady))
            qWarning("not ready: %s", qPrintable(m_plays.at(&staged - m_staged.data()).name()));
        staged.window->hide(); // some show themselves
    }
}

Cast::~Cast()
{
    while (!m_staged.empty())
        m_staged.pop_back();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

QWidget *Cast::show(qsizetype number, QSize size)
{
    Staged &staged = m_staged.at(number);
    QWidget *window = staged.window.get();
    if (size.isValid())
        window->resize(size);
    for (QWidget *other : QApplication::topLevelWidgets())
        other->hide();
    if (!isShown(window))
        return nullptr;
    if (const auto play = std::exchange(staged.play, {}))
        play();
    if (const auto isPlayed = std::exchange(staged.isPlayed, {}); isPlayed && !waitUntil(isPlayed))
        return nullptr;
    QCoreApplication::sendPostedEvents(); // answers that are queued
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    endAnimations(*window);
    return window;
}

void Cast::end(qsizetype number)
{
    // What goes on behind it would show it again, or ask for the focus.
    m_staged.at(number).window.reset();
    m_staged.at(number) = {};
}

} // namespace gallery
