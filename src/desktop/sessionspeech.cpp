// SPDX-License-Identifier: Apache-2.0
#include "desktop/sessionspeech.h"

#include "accessibility/announcement.h"
#include "program/filledtext.h"
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
    switch (state) {
    case Session::State::SigningIn:
    case Session::State::ChoosingNickname:
        m_isNews = true;
        return;
    case Session::State::Leaving:
        m_isNews = m_isLeaving = true;
        return;
    case Session::State::Restoring:
        m_isNews = m_isNews || session::isSignedIn(before); // another account's
        return;
    case Session::State::SignedIn:
        if (m_isNews && before != state)
            sayWho();
        break;
    case Session::State::SignedOut:
        if (m_isLeaving)
            accessibility::announce(m_window, tr("Signed out."));
        break;
    case Session::State::WaitingForSecretStore:
    case Session::State::Offline:
    case Session::State::Ended:
        break; // of which the pages tell
    }
    m_isNews = m_isLeaving = false;
}

void SessionSpeech::sayWho()
{
    const QString name = program::isolatedName(m_session.member().nickname);
    accessibility::announce(m_window, program::filled(tr("Signed in as %1."), {name}));
}

} // namespace desktop
