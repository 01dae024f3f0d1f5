// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/kakao_export.h"
#include "kakao/result.h"
#include "kakao/secret.h"

#include <QUrl>

namespace kakao {

class AuthorizationRequest;

/// Whether url is redirectUri, with or without an answer behind it: the same scheme, host, port and
/// encoded path, no user info, and the redirect URI's own query at the front. Never by text prefix,
/// and `%2F` is not `/` (RFC 8252 8.10, RFC 9700 2.1). QUrl itself reads `%6f` as `o`, which
/// RFC 3986 2.3 calls the same URI. A fragment does not count: a browser carries the one of the
/// page before across a redirect.
[[nodiscard]] DAEMUN_KAKAO_EXPORT bool isRedirect(const QUrl &url, const QUrl &redirectUri);

/// Whether redirect answers the request with that redirect URI and state, whatever it answers: for
/// a user agent that is handed redirects by others. InvalidRedirect or StateMismatch when it does
/// not. Answers to a LogoutRequest, too.
DAEMUN_KAKAO_EXPORT Result<Done> checkAnswer(const QUrl &redirect, const QUrl &redirectUri,
                                             const Secret &state);

/// The authorization code out of the redirect that answers request, or why there is none.
///
/// Refused: another redirect URI, a parameter given twice, code and error together or neither,
/// an `iss` that is not the request's (all InvalidRedirect), a state that is not the request's
/// (StateMismatch), `error=…` (AccessDenied or AuthorizationFailed). Parameters are form-decoded,
/// `+` as space (RFC 6749 4.1.2 and appendix B). State is compared before anything else is
/// believed.
DAEMUN_KAKAO_EXPORT Result<Secret> parseAuthorizationResponse(const QUrl &redirect,
                                                              const AuthorizationRequest &request);

} // namespace kakao
