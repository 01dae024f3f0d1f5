// SPDX-License-Identifier: Apache-2.0
#include "kakao/tokeninfo.h"

#include "kakao/json_p.h"

using namespace Qt::StringLiterals;

namespace kakao {

Result<TokenInfo> parseTokenInfo(const QByteArray &json)
{
    const auto root = json::parseObject(json, ErrorOrigin::Api);
    if (!root)
        return root.error();
    const auto kakaoId = json::rootId(json, "id");
    const auto appId = json::rootId(json, "app_id");
    if (!kakaoId || !appId)
        return Error{.code = ErrorCode::InvalidAnswer, .detail = u"no 64-bit id and app_id"_s};
    const auto life = json::rootInteger(json, "expires_in");
    return TokenInfo{
        .kakaoId = *kakaoId, .appId = *appId, .life = std::chrono::seconds(life.value_or(0))};
}

} // namespace kakao
