// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/kakao_export.h"
#include "kakao/result.h"
#include "kakao/secret.h"

#include <QUrl>

namespace kakao {

class AuthorizationRequest;

/// Whether url is redirectUri with an answer behind it: the same scheme, host, port and encoded
/// path, no user info, and the redirect URI's own query at the front. Never by text prefix, and
/// never decoded: `%6fauth` is not `oauth` (RFC 8252 8.10, RFC 9700 2.1).
[[nodiscard]] DAEMUN_KAKAO_EXPORT bool isRedirect(const QUrl &url, const QUrl &redirectUri);

/// The authorization code out of the redirect that answers request, or why there is none.
///
/// Refused: another redirect URI (InvalidRedirect), a parameter given twice, code and error
/// together or neither (InvalidRedirect), a state that is not the request's (StateMismatch),
/// `error=…` (AccessDenied or AuthorizationFailed). Parameters are form-decoded, `+` as space
/// (RFC 6749 4.1.2 and appendix B). State is compared before anything else is believed.
DAEMUN_KAKAO_EXPORT Result<Secret> parseAuthorizationResponse(const QUrl &redirect,
                                                              const AuthorizationRequest &request);

} // namespace kakao
