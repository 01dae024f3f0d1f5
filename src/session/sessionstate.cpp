// SPDX-License-Identifier: Apache-2.0
#include "session/sessionstate.h"

namespace session {

void requireTransition([[maybe_unused]] SessionState from, [[maybe_unused]] SessionState to)
{
    Q_ASSERT_X(mayFollow(from, to), "Session", "no such transition");
}

} // namespace session

#include "moc_sessionstate.cpp" // NOLINT(bugprone-suspicious-include): what moc makes of Q_ENUM_NS
