// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/config.h"
#include "kakao/kakao_export.h"
#include "kakao/secret.h"

#include <QUrl>

namespace kakao {

/// One attempt to end the browser's session at Kakao, on Kakao's page: `GET /oauth/logout` ("Log
/// out with Kakao Account"). The page lets the person keep that session; tokens it does not touch.
class DAEMUN_KAKAO_EXPORT LogoutRequest final
{
public:
    /// config has a logoutRedirectUri: without a registered one Kakao shows an error page (KOE007).
    explicit LogoutRequest(const Config &config);

    /// What the user agent opens.
    [[nodiscard]] QUrl url() const;
    /// Where the answer comes to: Config::logoutRedirectUri.
    [[nodiscard]] const QUrl &redirectUri() const noexcept { return m_redirectUri; }
    /// What the answer must bring back.
    [[nodiscard]] const Secret &state() const noexcept { return m_state; }

private:
    QUrl m_endpoint;
    QUrl m_redirectUri;
    QString m_clientId;
    Secret m_state = Secret::random();
};

/// Whether redirect is the answer to request, and so the person is through with the page. Refused,
/// as by parseAuthorizationResponse(): another redirect URI or a parameter given twice
/// (InvalidRedirect), another state (StateMismatch), `error=…` (AccessDenied or
/// AuthorizationFailed).
DAEMUN_KAKAO_EXPORT Result<Done> parseLogoutResponse(const QUrl &redirect,
                                                     const LogoutRequest &request);

} // namespace kakao
