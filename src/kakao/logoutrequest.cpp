// SPDX-License-Identifier: Apache-2.0
#include "kakao/logoutrequest.h"

#include "kakao/form_p.h"
#include "kakao/redirectanswer_p.h"

namespace kakao {

LogoutRequest::LogoutRequest(const Config &config)
    : m_endpoint(config.kauth(u"/oauth/logout")), m_redirectUri(config.logoutRedirectUri),
      m_clientId(config.clientId)
{
}

QUrl LogoutRequest::url() const
{
    const FormFields fields{
        {"client_id", m_clientId.toUtf8()},
        {"logout_redirect_uri", m_redirectUri.toEncoded()},
        {"state", m_state.reveal()},
    };
    QUrl url = m_endpoint;
    url.setQuery(QString::fromLatin1(encodeForm(fields)), QUrl::StrictMode);
    return url;
}

Result<Done> parseLogoutResponse(const QUrl &redirect, const LogoutRequest &request)
{
    const auto parameters = readRedirectAnswer(redirect, request.redirectUri(), request.state());
    if (!parameters)
        return parameters.error();
    const QByteArray error = parameters->value("error");
    return error.isEmpty() ? Result<Done>(Done()) : Result<Done>(namedError(error));
}

} // namespace kakao
