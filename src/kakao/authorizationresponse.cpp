// SPDX-License-Identifier: Apache-2.0
#include "kakao/authorizationresponse.h"

#include "kakao/authorizationrequest.h"
#include "kakao/redirectanswer_p.h"
#include "kakao/wiretext_p.h"

using namespace Qt::StringLiterals;

namespace kakao {

Result<Done> checkAnswer(const QUrl &redirect, const QUrl &redirectUri, const Secret &state)
{
    const auto parameters = readRedirectAnswer(redirect, redirectUri, state);
    return parameters ? Result<Done>(Done()) : Result<Done>(parameters.error());
}

Result<Secret> parseAuthorizationResponse(const QUrl &redirect, const AuthorizationRequest &request)
{
    const auto parameters = readRedirectAnswer(redirect, request.redirectUri(), request.state());
    if (!parameters)
        return parameters.error();
    // RFC 9207 2.4. Kakao sends none.
    if (parameters->contains("iss") && parameters->value("iss") != request.issuer().toUtf8())
        return redirectError(ErrorCode::InvalidRedirect, u"another issuer"_s);

    const QByteArray code = parameters->value("code");
    const QByteArray error = parameters->value("error");
    if (code.isEmpty() == error.isEmpty())
        return redirectError(ErrorCode::InvalidRedirect, u"neither a code nor an error, or both"_s);
    if (!error.isEmpty())
        return namedError(error);
    if (!isVisibleAscii(code))
        return redirectError(ErrorCode::InvalidRedirect, u"a code of odd characters"_s);
    return Secret(code);
}

} // namespace kakao
