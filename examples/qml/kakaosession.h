// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <session/session.h>

#include <QObject>
#include <QStringList>
#include <QUrl>
#include <qqmlregistration.h>

/// A session::Session as QML sees it: what to show, and what can be done.
class KakaoSession : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("main() makes the one there is")
    Q_PROPERTY(bool signedIn READ isSignedIn NOTIFY changed)
    Q_PROPERTY(bool signingIn READ isSigningIn NOTIFY changed)
    Q_PROPERTY(QString nickname READ nickname NOTIFY changed)
    Q_PROPERTY(QUrl picture READ picture NOTIFY changed)
    /// Free nicknames; not empty while the person has to choose one.
    Q_PROPERTY(QStringList suggestions MEMBER m_suggestions NOTIFY changed)
    Q_PROPERTY(QString trouble MEMBER m_trouble NOTIFY changed)
public:
    /// session must outlive this object.
    explicit KakaoSession(session::Session &session);

    bool isSignedIn() const { return session::isSignedIn(m_session.state()); }
    bool isSigningIn() const;
    QString nickname() const { return isSignedIn() ? m_session.member().nickname : QString(); }
    QUrl picture() const { return isSignedIn() ? m_session.member().thumbnailUrl : QUrl(); }

    Q_INVOKABLE void signIn();
    Q_INVOKABLE void signOut() { m_session.leave(session::Leave::SignOut); }
    Q_INVOKABLE void cancel() { m_session.cancel(); }
    Q_INVOKABLE void chooseNickname(const QString &nickname);

Q_SIGNALS:
    void changed();

private:
    session::Session &m_session;
    QStringList m_suggestions;
    QString m_trouble;
};
