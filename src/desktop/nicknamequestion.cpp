// SPDX-License-Identifier: Apache-2.0
#include "desktop/nicknamequestion.h"

#include "desktop/nicknamepicker.h"
#include "program/errortext.h"

namespace desktop {

using session::NicknameNeeded;
using session::Session;

NicknameQuestion::NicknameQuestion(Session &session, QWidget &window)
    : QObject(&window), m_session(session), m_window(window)
{
    connect(&m_session, &Session::nicknameNeeded, this, &NicknameQuestion::ask);
    connect(&m_session, &Session::failed, this, &NicknameQuestion::showError);
    connect(&m_session, &Session::stateChanged, this, &NicknameQuestion::showState);
    connect(&m_session, &Session::renamed, this, &NicknameQuestion::close);
}

bool NicknameQuestion::isOpen() const
{
    return m_picker;
}

void NicknameQuestion::showState(Session::State state)
{
    // Going offline and back is no reason to take away what somebody is typing.
    if (state != Session::State::ChoosingNickname && !(m_isChange && session::isSignedIn(state)))
        close();
}

void NicknameQuestion::ask(const NicknameNeeded &needed)
{
    if (!m_picker)
        makePicker();
    m_picker->ask(needed);
    m_picker->open();
}

void NicknameQuestion::change()
{
    if (m_picker)
        return;
    makePicker();
    const session::Member &member = m_session.member();
    m_picker->setPresentNickname(member.nickname);
    m_picker->setKakaoNickname(member.kakaoNickname);
    m_picker->open();
}

void NicknameQuestion::makePicker()
{
    const bool isMember = session::isSignedIn(m_session.state());
    m_isChange = isMember;
    m_picker = new NicknamePicker(
        isMember ? NicknamePicker::Purpose::Change : NicknamePicker::Purpose::SignIn,
        {.check = [this](const QString &nickname) { return m_session.checkNickname(nickname); },
         .suggest = [this] { return m_session.suggestNicknames(); }},
        &m_window);
    m_picker->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_picker, &NicknamePicker::chosen, &m_session,
            isMember ? &Session::rename : &Session::chooseNickname);
    connect(m_picker, &QDialog::finished, this, [this] { m_picker = nullptr; });
    if (!isMember)
        connect(m_picker, &QDialog::rejected, &m_session, &Session::cancel);
}

void NicknameQuestion::showError(const kakao::Error &error)
{
    if (!m_picker)
        return;
    m_picker->showProblem([error] {
        const program::ErrorText text = program::ErrorTexts::describe(error);
        return text.message + u' ' + text.advice;
    });
}

void NicknameQuestion::close()
{
    if (m_picker)
        m_picker->accept();
}

} // namespace desktop
