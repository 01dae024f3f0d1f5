// SPDX-License-Identifier: Apache-2.0
#include "desktop/sessionspeech.h"

#include "accessibility/announcement.h"
#include "program/foreigntext.h"

namespace desktop {

using session::Session;

SessionSpeech::SessionSpeech(Session &session, QWidget &window)
    : m_session(session), m_window(window), m_before(session.state())
{
    connect(&session, &Session::stateChanged, this, &SessionSpeech::follow);
}

void SessionSpeech::follow(Session::State state)
{
    const Session::State before = std::exchange(m_before, state);
    const bool wasSigningIn =
        before == Session::State::SigningIn || before == Session::State::ChoosingNickname;
    if (state == Session::State::SignedIn && wasSigningIn) {
        accessibility::announce(
            m_window,
            tr("Signed in as %1.").arg(program::isolatedName(m_session.member().nickname)));
    } else if (state == Session::State::SignedOut && before == Session::State::Leaving) {
        accessibility::announce(m_window, tr("Signed out."));
    }
}

} // namespace desktop
