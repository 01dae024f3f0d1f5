// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/session_export.h"

#include <QObject>

namespace session {

Q_NAMESPACE_EXPORT(DAEMUN_SESSION_EXPORT)

/// What is known of the person at this computer. The picture of it is in ARCHITECTURE.md.
enum class SessionState {
    SignedOut,
    Restoring,             ///< reading the secret store, or renewing what it held
    WaitingForSecretStore, ///< somebody is signed in, and the store does not show it
    SigningIn,             ///< a login window is open, or its answer is being used
    ChoosingNickname,      ///< the sign-in goes on with a nickname; nothing is stored yet
    SignedIn,
    Offline, ///< signed in; Kakao could not be asked, and what is shown is what was known
    Ended,   ///< Kakao has ended the session; what was known is still shown
    Leaving,
};
Q_ENUM_NS(SessionState)

/// Whether a session may go from one state straight to another: the table itself.
[[nodiscard]] constexpr bool mayFollow(SessionState from, SessionState to)
{
    using S = SessionState;
    const auto isOneOf = [to](auto... states) { return ((to == states) || ...); };
    switch (from) {
    case S::SignedOut:
        return isOneOf(S::Restoring, S::SigningIn);
    case S::Restoring:
        return isOneOf(S::SignedOut, S::WaitingForSecretStore, S::SignedIn, S::Offline, S::Ended);
    case S::WaitingForSecretStore:
        return isOneOf(S::Restoring, S::SigningIn);
    case S::SigningIn: // also back to where it began
        return isOneOf(S::ChoosingNickname, S::SignedIn, S::SignedOut, S::WaitingForSecretStore,
                       S::Offline, S::Ended);
    case S::ChoosingNickname:
        return isOneOf(S::SignedIn, S::SignedOut, S::WaitingForSecretStore, S::Offline, S::Ended);
    case S::SignedIn:
        return isOneOf(S::Offline, S::Ended, S::SigningIn, S::Leaving, S::Restoring);
    case S::Offline:
        return isOneOf(S::SignedIn, S::Ended, S::SigningIn, S::Leaving, S::Restoring);
    case S::Ended:
        return isOneOf(S::SigningIn, S::Leaving, S::Restoring);
    case S::Leaving: // back, when the directory cannot write it down
        return isOneOf(S::Restoring, S::SignedIn, S::Offline, S::Ended);
    }
    return false;
}

/// Does nothing when it may. Else it is a mistake of this program: a debug build aborts.
DAEMUN_SESSION_EXPORT void requireTransition(SessionState from, SessionState to);

static_assert(!mayFollow(SessionState::SignedIn, SessionState::SignedOut)
                  && !mayFollow(SessionState::Offline, SessionState::SignedOut),
              "nobody is signed out but by leaving");
static_assert(!mayFollow(SessionState::Ended, SessionState::SignedIn),
              "what Kakao has ended takes a login to begin again");
static_assert(!mayFollow(SessionState::WaitingForSecretStore, SessionState::SignedOut),
              "a secret store that does not answer is not a signed-out person");

/// Somebody is signed in, whether Kakao can be asked or not.
[[nodiscard]] constexpr bool isSignedIn(SessionState state)
{
    return state == SessionState::SignedIn || state == SessionState::Offline;
}

} // namespace session
