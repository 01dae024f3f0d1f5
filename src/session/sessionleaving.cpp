// SPDX-License-Identifier: Apache-2.0
//
// How a session ends: by the person who leaves.
#include "session/session.h"

#include "kakao/logoutrequest.h"

namespace session {

void Session::leave(Leave how)
{
    if (!isSignedIn(m_state) && m_state != State::Ended)
        return;
    m_renamed.reset();
    m_leaving = how;
    m_stateBefore = m_state;
    const DepartureKind kind = how == Leave::Disconnect && m_state != State::Ended
        ? DepartureKind::Disconnect
        : DepartureKind::SignOut;
    setState(State::Leaving);
    whenStored([this, kind] { writeDown(kind); });
}

void Session::writeDown(DepartureKind kind)
{
    if (!m_current->isInMemory() || kind == DepartureKind::SignOut)
        return depart(kind);
    // What is to be erased must be written down, also for a session that could not be stored.
    const Account &account = m_current->account();
    m_writingDown = m_current->vault().directory->addAccount(account.kakaoId, account.entry);
    m_writingDown->onFinished(this,
                              [this, kind](const kakao::Result<kakao::Done> &) { depart(kind); });
}

void Session::depart(DepartureKind kind)
{
    const Account &account = m_current->account();
    if (m_current->isInMemory() && kind == DepartureKind::SignOut)
        return endDeparture(kind, Departure{.kakaoId = account.kakaoId, .kind = kind});
    m_departing = m_current->vault().directory->depart(account.kakaoId, kind);
    m_departing->onFinished(this, [this, kind](const kakao::Result<Departure> &departure) {
        endDeparture(kind, departure);
    });
}

void Session::endDeparture(DepartureKind kind, const kakao::Result<Departure> &departure)
{
    // Without such an account another process was first.
    if (!departure && departure.error().code != kakao::ErrorCode::SessionInvalid) {
        setState(m_stateBefore);
        Q_EMIT failed(departure.error());
        return;
    }
    if (departure && m_current->isInMemory() && m_current->keeper())
        m_departures.tellOnce(*m_current->vault().directory, *departure, m_current->stored());
    else if (departure && m_current->keeper())
        m_departures.begin(*departure, m_current->stored());
    else
        m_departures.follow(m_current->account().kakaoId, kind);
    if (m_current->isInMemory())
        m_current->end({}); // else it would be parked
    beginRestore();
    if (m_leaving == Leave::SignOutOfKakao)
        logOutOfKakao();
}

void Session::logOutOfKakao()
{
    const auto userAgent = m_ports.userAgent();
    if (!userAgent) {
        Q_EMIT failed(userAgent.error());
        return;
    }
    const auto request = std::make_shared<kakao::LogoutRequest>(m_ports.api().config());
    UserAgentRequest agentRequest = m_options.agentRequest();
    agentRequest.authorizationUrl = request->url();
    agentRequest.redirectUri = request->redirectUri();
    m_loggingOut = (*userAgent)->authorize(agentRequest);
    m_loggingOut->onFinished(this, [this, request](const kakao::Result<QUrl> &redirect) {
        const auto done = redirect ? kakao::parseLogoutResponse(*redirect, *request)
                                   : kakao::Result<kakao::Done>(redirect.error());
        if (!done && done.error().code != kakao::ErrorCode::Cancelled)
            Q_EMIT failed(done.error());
    });
}

} // namespace session
