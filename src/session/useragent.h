// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/reply.h"

#include <QStringList>
#include <QUrl>
#include <QtPlugin>

#include <memory>

namespace session {

/// What a user agent needs to know of one attempt to sign in.
struct UserAgentRequest
{
    QUrl authorizationUrl; ///< what to open; holds state and nonce, no secret of the application
    QUrl redirectUri;      ///< where the answer comes to
    /// Hosts whose pages may be shown; `*.kakao.com` stands for every host below it. Anything
    /// else is not visited but offered to the system browser.
    QStringList allowedHosts;
    bool isSandbox = false; ///< the page is the sandbox's; say so where the lock would be
};

/// Shows an authorization request to the person and catches the redirect that answers it.
class UserAgent
{
public:
    virtual ~UserAgent() = default;

    /// Finishes with the whole redirect URL, which reached no log and no port but one of our own,
    /// or with Cancelled (the person closed the window), BrowserWanted (they would rather use
    /// another user agent), WebViewUnusable, ErrorPage … Dropping or aborting the reply closes the
    /// window. One at a time.
    [[nodiscard]] virtual kakao::ReplyPtr<QUrl> authorize(const UserAgentRequest &request) = 0;
};

/// The root of a plugin that brings a user agent; see QPluginLoader.
class UserAgentFactory
{
public:
    virtual ~UserAgentFactory() = default;
    /// parentWindow, a QWidget, is the window that the login window belongs to; may be null. It
    /// must outlive the user agent.
    [[nodiscard]] virtual std::unique_ptr<UserAgent> create(QObject *parentWindow) = 0;
};

} // namespace session

Q_DECLARE_INTERFACE(session::UserAgentFactory, "daemun.session.UserAgentFactory/1")
