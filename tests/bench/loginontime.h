// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "../sandbox/visitor.h"

#include <QTimer>

/// Logs in at the sandbox a while after it was asked to, as a person would who types, and then
/// calls redirected with where it leads; unless context is gone by then. What a program does while
/// it waits has its time, and nothing of the login is measured.
template <typename Fn>
void logInOnTime(QObject *context, const QUrl &authorizationUrl, Fn redirected)
{
    constexpr int typing = 150; // ms
    constexpr int closing = 30; // for what the login has held up
    QTimer::singleShot(typing, context, [context, authorizationUrl, redirected] {
        Visitor visitor(authorizationUrl);
        const QByteArray target =
            authorizationUrl.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
        const QUrl redirect = QUrl::fromEncoded(visitor.signIn(target).location());
        QTimer::singleShot(closing, context, [redirected, redirect] { redirected(redirect); });
    });
}
