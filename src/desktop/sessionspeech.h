// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/session.h"

#include <QObject>

class QWidget;

namespace desktop {

/// Tells a screen reader what has become of a session, which to the eye is another page.
class SessionSpeech final : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    SessionSpeech(session::Session &session, QWidget &window);

private:
    void follow(session::Session::State state);
    void sayWho();

    session::Session &m_session;
    QWidget &m_window;
    session::Session::State m_before;
    bool m_isNews = false; ///< who is signed in next; nobody is surprised at the start
    bool m_isLeaving = false;
};

} // namespace desktop
