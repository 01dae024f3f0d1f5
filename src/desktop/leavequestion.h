// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/messagebar.h"
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
    /// What became of it.
    void told(const desktop::Message &message);

private:
    void tell(session::DepartureKind kind, const std::optional<kakao::Error> &error, bool isKept);
    void tellOfTrouble(session::DepartureKind kind, const kakao::Error &error, bool isKept);
    /// isRefusal: Kakao answered, and does not want to.
    [[nodiscard]] static program::ErrorText troubleText(session::DepartureKind kind, bool isKept,
                                                        bool isRefusal);

    session::Session &m_session;
    QWidget &m_window;
    QPointer<LeaveDialog> m_dialog;
    bool m_isKakaoLogoutOffered = false;
    bool m_isWaitTold = false; ///< later tries fail in silence
};

} // namespace desktop
