// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/session.h"

#include <QPointer>

class QWidget;

namespace desktop {

class LeaveDialog;

/// Asks how the person wants to leave, lets the session do it, and says what became of it.
class LeaveQuestion final : public QObject
{
    Q_OBJECT
public:
    /// session must outlive the question; window is what the dialog belongs to.
    LeaveQuestion(session::Session &session, QWidget &window);

    void ask();
    void setKakaoLogoutOffered(bool isOffered) { m_isKakaoLogoutOffered = isOffered; }

Q_SIGNALS:
    /// Sentences on what happened and what to do, and what a report needs; the last two may be
    /// empty.
    void told(const QString &message, const QString &advice, const QString &details);

private:
    void tell(session::DepartureKind kind, const std::optional<kakao::Error> &error, bool isKept);
    void tellOfTrouble(session::DepartureKind kind, const kakao::Error &error, bool isKept);

    session::Session &m_session;
    QWidget &m_window;
    QPointer<LeaveDialog> m_dialog;
    bool m_isKakaoLogoutOffered = false;
    bool m_isWaitTold = false; ///< later tries fail in silence
};

} // namespace desktop
