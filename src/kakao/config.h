// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/kakao_export.h"
#include "kakao/result.h"
#include "kakao/secret.h"

#include <QStringList>
#include <QUrl>

#include <chrono>

namespace kakao {

/// One application at Kakao, and the servers to ask. Plain data, except that the URLs must have
/// passed checkServerUrl() and checkRedirectUri().
struct DAEMUN_KAKAO_EXPORT Config
{
    QString clientId;    ///< the REST API key
    Secret clientSecret; ///< empty when it is switched off in Kakao's console
    QUrl redirectUri;    ///< registered in Kakao's console, letter for letter
    /// Registered as the logout redirect URI there; empty when none is. Passes checkRedirectUri().
    QUrl logoutRedirectUri = {};
    /// The app id in Kakao's console: whose tokens are accepted from outside. 0: not known, and
    /// none.
    qint64 appId = 0;
    QStringList scopes; ///< empty: what the console's consent items ask for
    QUrl kauthUrl = QUrl(QStringLiteral("https://kauth.kakao.com")); ///< a path prefix is kept
    QUrl kapiUrl = QUrl(QStringLiteral("https://kapi.kakao.com"));   ///< likewise
    /// From the request's start to the last byte of its answer, whatever happens between.
    std::chrono::milliseconds deadline = std::chrono::seconds(15);

    /// kauthUrl with path ("/oauth/token") behind its own.
    [[nodiscard]] QUrl kauth(QStringView path) const;
    [[nodiscard]] QUrl kapi(QStringView path) const; ///< the same with kapiUrl
    /// The `iss` an id_token must name: kauthUrl without a trailing slash.
    [[nodiscard]] QString issuer() const;
};

/// True for 127.0.0.0/8, ::1 and the name localhost.
[[nodiscard]] DAEMUN_KAKAO_EXPORT bool isLoopback(const QUrl &url);

/// https, or http on loopback; no user, query or fragment. The error's detail says what is wrong.
DAEMUN_KAKAO_EXPORT Result<QUrl> checkServerUrl(const QString &text);

/// An absolute http or https URI with a host and no user or fragment (RFC 6749 3.1.2), written as
/// browsers write it: Kakao compares it letter for letter with the registered one.
DAEMUN_KAKAO_EXPORT Result<QUrl> checkRedirectUri(const QString &text);

} // namespace kakao
