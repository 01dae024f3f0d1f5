// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/error.h"

#include <QByteArray>

namespace kakao {

/// The error in a kauth answer (origin Token; Kakao Login, "Trouble shooting") or a kapi answer
/// (origin Api; Kakao REST API reference, "Response code"): status is 4xx or 5xx.
///
/// Of the answer's texts nothing but the `error` name of RFC 6749 5.2 gets into the detail, and
/// nothing but ids into the required scopes: KOE320 echoes the authorization code, and -401 the
/// caller's address.
[[nodiscard]] Error errorFromAnswer(ErrorOrigin origin, int status, const QByteArray &body);

} // namespace kakao
