// SPDX-License-Identifier: Apache-2.0
#include "desktop/leavequestion.h"

#include "desktop/leavedialog.h"
#include "program/errorreport.h"

namespace desktop {

using session::DepartureKind;
using session::Session;

LeaveQuestion::LeaveQuestion(Session &session, QWidget &window)
    : QObject(&window), m_session(session), m_window(window)
{
    connect(&m_session, &Session::departed, this, &LeaveQuestion::tell);
    connect(&m_session, &Session::stateChanged, this, [this](Session::State state) {
        if (m_dialog && !session::isSignedIn(state))
            m_dialog->reject(); // there is nobody any more who could leave
    });
}

void LeaveQuestion::ask()
{
    if (m_dialog)
        return;
    if (m_session.state() == Session::State::Ended) // Kakao has done all but forget it here
        return m_session.leave(session::Leave::SignOut);
    m_dialog = new LeaveDialog(m_session.member().nickname, &m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setKakaoLogoutOffered(m_isKakaoLogoutOffered);
    connect(m_dialog, &LeaveDialog::chosen, this, [this](session::Leave how) {
        m_isWaitTold = false;
        m_session.leave(how);
    });
    // Not when it is deleted, which may take until the next time it is wanted.
    connect(m_dialog, &QDialog::finished, this, [this] { m_dialog = nullptr; });
    m_dialog->open();
}

void LeaveQuestion::tell(DepartureKind kind, const std::optional<kakao::Error> &error, bool isKept)
{
    if (error)
        return tellOfTrouble(kind, *error, isKept);
    m_isWaitTold = false;
    if (kind == DepartureKind::Disconnect) {
        Q_EMIT told({.text = [] {
            return program::ErrorText{
                .message = tr("You are disconnected: Kakao's connection to this program and "
                              "everything kept of you here are gone."),
                .advice = {}};
        }});
    }
}

void LeaveQuestion::tellOfTrouble(DepartureKind kind, const kakao::Error &error, bool isKept)
{
    if (isKept && std::exchange(m_isWaitTold, true))
        return;
    const bool isRefusal = error.code == kakao::ErrorCode::Rejected;
    Q_EMIT told({.text = [=] { return troubleText(kind, isKept, isRefusal); },
                 .details =
                     [error, at = m_session.clock().now()] {
                         return program::ErrorReport::text(error, at);
                     }});
}

program::ErrorText LeaveQuestion::troubleText(DepartureKind kind, bool isKept, bool isRefusal)
{
    const bool isDisconnect = kind == DepartureKind::Disconnect;
    if (!isKept) {
        return {tr("You are signed out here, but Kakao could not be told."),
                isDisconnect
                    ? tr("To end the connection there, too, open the settings of your Kakao "
                         "account and look for the connected services.")
                    : tr("Nothing needs to be done: what is left at Kakao ends by itself.")};
    }
    if (isDisconnect && isRefusal) {
        return {tr("You are signed out here, but Kakao does not let the connection be ended now."),
                tr("It is tried again by itself. Or end it among your Kakao account's connected "
                   "services.")};
    }
    if (isDisconnect) {
        return {tr("You are signed out here. Disconnecting is not finished yet."),
                tr("It goes on by itself as soon as Kakao can be reached, also after a restart.")};
    }
    return {tr("You are signed out here. Kakao could not be told yet."),
            tr("Nothing needs to be done: it is told as soon as it can be reached.")};
}

} // namespace desktop
