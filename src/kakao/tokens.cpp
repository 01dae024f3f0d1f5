// SPDX-License-Identifier: Apache-2.0
#include "kakao/tokens.h"

#include "kakao/json_p.h"
#include "kakao/wiretext_p.h"

using namespace Qt::StringLiterals;

namespace kakao {
namespace {

Error invalid(const QString &detail)
{
    return Error{.code = ErrorCode::InvalidAnswer, .origin = ErrorOrigin::Token, .detail = detail};
}

/// Empty when it is absent or null. Half a token is worse than none: anything odd is an error.
Result<Secret> readToken(const QJsonObject &answer, QLatin1StringView key)
{
    const QJsonValue value = answer[key];
    if (value.isUndefined() || value.isNull())
        return Secret();
    const QByteArray token = value.toString().toUtf8();
    if (!value.isString() || !isVisibleAscii(token))
        return invalid(u"odd "_s + key);
    return Secret(token);
}

/// Nothing lives longer than ten years: beyond that it is no life but a mistake.
std::chrono::seconds readLife(const QJsonObject &answer, QLatin1StringView key)
{
    using namespace std::chrono;
    const seconds life(answer[key].toInteger(0));
    return life > 0s && life <= years(10) ? life : 0s;
}

} // namespace

Result<Tokens> parseTokens(const QByteArray &json)
{
    const auto answer = json::parseObject(json, ErrorOrigin::Token);
    if (!answer)
        return answer.error();
    const QJsonValue type = (*answer)["token_type"_L1];
    if (!type.isUndefined() && !type.isNull()
        && type.toString().compare("bearer"_L1, Qt::CaseInsensitive) != 0)
        return invalid(u"tokens of another type than bearer"_s);

    const auto access = readToken(*answer, "access_token"_L1);
    const auto refresh = readToken(*answer, "refresh_token"_L1);
    const auto id = readToken(*answer, "id_token"_L1);
    for (const auto *token : {&access, &refresh, &id}) {
        if (!*token)
            return token->error();
    }
    if (access->isEmpty())
        return invalid(u"no access_token"_s);
    return Tokens{.access = *access,
                  .refresh = *refresh,
                  .id = *id,
                  .accessLife = readLife(*answer, "expires_in"_L1),
                  .refreshLife = readLife(*answer, "refresh_token_expires_in"_L1),
                  .scopes = json::text(*answer, "scope"_L1).split(u' ', Qt::SkipEmptyParts)};
}

} // namespace kakao
