// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/kakao_export.h"
#include "kakao/result.h"

#include <QByteArray>

#include <chrono>

namespace kakao {

/// Whose an access token is, and which application's. Plain data.
struct TokenInfo
{
    qint64 kakaoId = 0;           ///< whose it is
    qint64 appId = 0;             ///< of the application it was issued to
    std::chrono::seconds life{0}; ///< what is left of it; 0 when the answer names none

    friend bool operator==(const TokenInfo &, const TokenInfo &) = default;
};

/// Reads a 200 answer of `/v1/user/access_token_info`; InvalidAnswer without both ids.
DAEMUN_KAKAO_EXPORT Result<TokenInfo> parseTokenInfo(const QByteArray &json);

} // namespace kakao
