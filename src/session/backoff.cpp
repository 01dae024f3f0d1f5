// SPDX-License-Identifier: Apache-2.0
#include "session/backoff.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace session {

std::chrono::milliseconds Backoff::next()
{
    return withJitter(std::exchange(m_next, std::min(2 * m_next, m_last)));
}

std::chrono::milliseconds Backoff::next(std::chrono::milliseconds atLeast)
{
    const double part = 1 + QRandomGenerator::global()->generateDouble() / 4;
    return std::max(next(), std::chrono::milliseconds(qRound64(double(atLeast.count()) * part)));
}

std::chrono::milliseconds withJitter(std::chrono::milliseconds delay)
{
    const double part = 0.75 + QRandomGenerator::global()->generateDouble() / 2;
    return std::chrono::milliseconds(qRound64(double(delay.count()) * part));
}

} // namespace session
