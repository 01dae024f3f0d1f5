// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/session_export.h"

#include <chrono>

namespace session {

/// How long to wait before the next try: twice as long each time, and never as long as others who
/// failed at the same moment.
class DAEMUN_SESSION_EXPORT Backoff final
{
public:
    Backoff(std::chrono::milliseconds first, std::chrono::milliseconds last)
        : m_first(first), m_last(last), m_next(first)
    {
    }

    /// Three quarters to five quarters of what it is about.
    [[nodiscard]] std::chrono::milliseconds next();
    /// Not less than the server has asked for (kakao::Error::retryAfter), and up to a quarter more.
    [[nodiscard]] std::chrono::milliseconds next(std::chrono::milliseconds atLeast);
    void reset() { m_next = m_first; }

private:
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_last;
    std::chrono::milliseconds m_next;
};

/// Three quarters to five quarters of delay, drawn anew each time.
[[nodiscard]] DAEMUN_SESSION_EXPORT std::chrono::milliseconds
withJitter(std::chrono::milliseconds delay);

} // namespace session
