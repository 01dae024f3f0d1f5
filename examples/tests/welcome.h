// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <session/session.h>

/// The part of a program that is tested here: what it says to who signs in.
class Welcome
{
public:
    /// session must outlive this object.
    explicit Welcome(session::Session &session)
    {
        using session::Session;
        QObject::connect(&session, &Session::stateChanged, &m_context, [this, &session] {
            m_text = session::isSignedIn(session.state())
                ? "Welcome, " + session.member().nickname + '!'
                : QString("Please sign in.");
        });
        QObject::connect(&session, &Session::nicknameNeeded, &m_context,
                         [this](const session::NicknameNeeded &needed) {
                             m_text = "Choose a nickname: " + needed.suggestions.join(", ");
                         });
        QObject::connect(&session, &Session::failed, &m_context, [this](const kakao::Error &error) {
            if (error.code == kakao::ErrorCode::Cancelled)
                return;
            m_text = error.isTransient() ? "Kakao is busy. Try again in a few minutes."
                                         : "The sign-in did not work. Try again.";
        });
    }

    QString text() const { return m_text; }

private:
    QObject m_context;
    QString m_text = "Please sign in.";
};
