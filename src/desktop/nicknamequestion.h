// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/session.h"

#include <QPointer>

class QWidget;

namespace desktop {

class NicknamePicker;

/// Opens the nickname picker when the session asks for a nickname, or the person for another one,
/// and brings the two together.
class NicknameQuestion final : public QObject
{
    Q_OBJECT
public:
    /// session must outlive the question; window is what the picker belongs to.
    NicknameQuestion(session::Session &session, QWidget &window);

    /// Lets the signed-in member choose another nickname.
    void change();
    /// Whether the picker is open, and shows by itself what went wrong.
    [[nodiscard]] bool isOpen() const;

private:
    void showState(session::Session::State state);
    void ask(const session::NicknameNeeded &needed);
    void showError(const kakao::Error &error);
    void makePicker();
    void close();

    session::Session &m_session;
    QWidget &m_window;
    QPointer<NicknamePicker> m_picker;
    bool m_isChange = false; ///< the picker is for another nickname of a member
};

} // namespace desktop
