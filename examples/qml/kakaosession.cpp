// SPDX-License-Identifier: Apache-2.0
#include "kakaosession.h"

namespace {

/// What to tell the person. An Error says what happened; the sentences are the program's own.
QString sentence(const kakao::Error &error)
{
    if (error.code == kakao::ErrorCode::Cancelled)
        return {};
    if (error.code == kakao::ErrorCode::Offline)
        return "Kakao cannot be reached. Check the network and try again.";
    if (error.isTransient())
        return "Kakao has a problem at the moment. Try again in a few minutes.";
    return "The sign-in did not work. Try again. " + error.kakaoCode;
}

} // namespace

KakaoSession::KakaoSession(session::Session &session) : m_session(session)
{
    connect(&session, &session::Session::stateChanged, this, [this](session::SessionState state) {
        if (state != session::SessionState::ChoosingNickname)
            m_suggestions.clear();
        emit changed();
    });
    connect(&session, &session::Session::memberChanged, this, &KakaoSession::changed);
    connect(&session, &session::Session::nicknameNeeded, this,
            [this](const session::NicknameNeeded &needed) {
                m_suggestions = needed.suggestions;
                emit changed();
            });
    connect(&session, &session::Session::failed, this, [this](const kakao::Error &error) {
        m_trouble = sentence(error);
        emit changed();
    });
}

bool KakaoSession::isSigningIn() const
{
    return m_session.state() == session::SessionState::SigningIn
        || m_session.state() == session::SessionState::Restoring;
}

void KakaoSession::signIn()
{
    m_trouble.clear();
    m_session.signIn();
}

void KakaoSession::chooseNickname(const QString &nickname)
{
    m_suggestions.clear();
    emit changed();
    m_session.chooseNickname(nickname);
}
