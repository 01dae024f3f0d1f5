// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/result.h"
#include "kakao/secret.h"

#include <QByteArray>
#include <QHash>
#include <QUrl>

namespace kakao {

using Parameters = QHash<QByteArray, QByteArray>;

/// An error of origin Authorization.
[[nodiscard]] Error redirectError(ErrorCode code, const QString &detail = {});

/// What Kakao says by `error=…`: AccessDenied or AuthorizationFailed.
[[nodiscard]] Error namedError(const QByteArray &name);

/// The parameters that redirect adds to redirectUri, form-decoded, once it is certain that they
/// answer the request with that state: InvalidRedirect for another redirect URI or a parameter
/// given twice, StateMismatch for another state.
Result<Parameters> readRedirectAnswer(const QUrl &redirect, const QUrl &redirectUri,
                                      const Secret &state);

} // namespace kakao
