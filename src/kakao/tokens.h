// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/kakao_export.h"
#include "kakao/result.h"
#include "kakao/secret.h"

#include <QStringList>

#include <chrono>

namespace kakao {

/// What the token endpoint grants. Lives are counted from the answer; 0 when it names none.
struct Tokens
{
    Secret access;                       ///< never empty
    Secret refresh;                      ///< empty when the answer brings none: the old one stays
    Secret id;                           ///< the id_token, unverified; empty without OpenID Connect
    std::chrono::seconds accessLife{0};  ///< of access: 6 hours with a REST API key
    std::chrono::seconds refreshLife{0}; ///< of refresh: 60 days
    QStringList scopes;                  ///< empty when the answer lists none: the old ones stay
};

/// Reads a 200 answer of `/oauth/token` (RFC 6749 5.1; Kakao Login REST API, "Get tokens").
/// Needs `access_token`, and `token_type` bearer in any case when it is given. Tokens must be
/// visible ASCII of at most 16 KiB. Odd lives are read as 0.
DAEMUN_KAKAO_EXPORT Result<Tokens> parseTokens(const QByteArray &json);

} // namespace kakao
