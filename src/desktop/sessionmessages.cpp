// SPDX-License-Identifier: Apache-2.0
#include "desktop/sessionmessages.h"

#include "desktop/sessionpages.h"
#include "program/errorreport.h"

#include <utility>

namespace desktop {

using program::NextStep;
using session::Session;

SessionMessages::SessionMessages(Session &session, SessionPages &pages)
    : QObject(&pages), m_session(session), m_pages(pages)
{
    connect(&m_session, &Session::signInStepDone, this, &SessionMessages::noteStep);
    connect(&m_session, &Session::stateChanged, this, [this](Session::State state) {
        if (state == Session::State::SigningIn || state == Session::State::Restoring
            || state == Session::State::Leaving)
            m_lastStep.reset();
    });
    connect(&m_pages, &SessionPages::detailsRequested, this, &SessionMessages::showDetails);
    connect(&m_pages, &SessionPages::pageChanged, this, [this] {
        if (m_bar)
            m_bar->setOffset(m_pages.headerHeight());
    });
}

void SessionMessages::tryNow(std::function<void()> signIn)
{
    m_lastSignIn = std::move(signIn);
    m_lastSignIn();
}

/// Nothing that goes wrong later belongs to a sign-in that has come to its end.
void SessionMessages::noteStep(session::SignInStep step)
{
    if (step < session::SignInStep::MemberSignedIn) {
        m_lastStep = step;
    } else {
        m_lastStep.reset();
        m_lastSignIn = nullptr;
    }
}

void SessionMessages::showError(const kakao::Error &error)
{
    m_told = error;
    show(
        {.text = [error] { return program::ErrorTexts::describe(error); },
         .next = program::nextStep(error),
         .details = [error, at = m_session.clock().now(),
                     after = m_lastStep] { return program::ErrorReport::text(error, at, after); }});
}

/// Of what the page says by itself; what there is to do about it is there, too.
void SessionMessages::showDetails(const QDateTime &at)
{
    const kakao::Error error = m_session.error().value_or(kakao::Error());
    const bool isOffline = m_session.state() == Session::State::Offline;
    show({.text =
              [error, isOffline] {
                  return isOffline ? program::ErrorTexts::describeCall(error)
                                   : program::ErrorTexts::describe(error);
              },
          .details = [error, at] { return program::ErrorReport::text(error, at); },
          .areDetailsShown = true});
}

void SessionMessages::show(const Message &message)
{
    if (!m_bar) {
        m_bar = new MessageBar(&m_pages);
        m_bar->setOffset(m_pages.headerHeight());
        connect(m_bar, &MessageBar::nextRequested, this, &SessionMessages::takeNextStep);
    }
    m_bar->tell(message);
}

bool SessionMessages::dismiss()
{
    if (!m_bar || m_bar->isHidden())
        return false;
    m_bar->dismiss();
    return true;
}

void SessionMessages::takeNextStep(NextStep step)
{
    switch (step) {
    case NextStep::OpenConsole:
        Q_EMIT consoleRequested();
        return;
    case NextStep::UseBrowser:
        Q_EMIT browserLoginRequested();
        [[fallthrough]];
    case NextStep::TryAgain:
    case NextStep::SignInAgain:
        return repeat();
    case NextStep::Wait:
    case NextStep::None:
        return;
    }
}

/// What was wanted when it went wrong: to see who is signed in, to hear of them, or to sign in.
void SessionMessages::repeat()
{
    const bool isOfDirectory = m_told && m_told->origin == kakao::ErrorOrigin::Directory;
    if (m_session.state() == Session::State::SignedOut && isOfDirectory && !m_lastStep)
        m_session.restore();
    else if (m_lastSignIn)
        m_lastSignIn();
    else if (session::isSignedIn(m_session.state()))
        m_session.freshen();
    else
        m_session.signIn();
}

} // namespace desktop
