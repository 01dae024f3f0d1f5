// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

#include <concepts>

/// Whether holds() comes true before timeout ms are over. The event loop runs meanwhile, as in a
/// program: QTest::qWaitFor() sleeps 10 ms between its turns, which slows a web view down to a
/// crawl and spoils every time that is taken.
template <std::predicate Predicate>
bool waitUntil(Predicate holds, int timeout = 20'000)
{
    const QDeadlineTimer deadline(timeout);
    // Asked between turns of the loop and never inside one: holds() may wait for something itself.
    while (!holds()) {
        if (deadline.hasExpired())
            return false;
        QEventLoop turn;
        QTimer::singleShot(2, &turn, &QEventLoop::quit);
        turn.exec();
    }
    return true;
}
