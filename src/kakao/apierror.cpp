// SPDX-License-Identifier: Apache-2.0
#include "kakao/apierror_p.h"

#include "kakao/json_p.h"
#include "kakao/wiretext_p.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace kakao {
namespace {

template <std::size_t Size>
bool isOneOf(const QString &code, const std::array<QLatin1StringView, Size> &codes)
{
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

/// What no code says: a gateway's page, a network that wants a login, or a server that gave up.
ErrorCode codeForStatus(int status, bool isPage)
{
    if (status == 408) // also sent to a connection that was opened ahead and lay idle
        return ErrorCode::Timeout;
    if (status == 429)
        return ErrorCode::RateLimited;
    if (status == 511) // Network Authentication Required, RFC 6585 6
        return ErrorCode::CaptivePortal;
    if (status >= 500)
        return ErrorCode::ServerFault;
    return isPage ? ErrorCode::CaptivePortal : ErrorCode::InvalidAnswer;
}

ErrorCode classify(int status, const QString &kakaoCode)
{
    if (status == 429 || isOneOf(kakaoCode, std::array{"KOE237"_L1, "-10"_L1}))
        return ErrorCode::RateLimited;
    if (status >= 500
        || isOneOf(kakaoCode, std::array{"KOE003"_L1, "-1"_L1, "-7"_L1, "-603"_L1, "-9798"_L1}))
        return ErrorCode::ServerFault;
    return ErrorCode::Rejected;
}

QString readKakaoCode(ErrorOrigin origin, const QJsonObject &answer)
{
    if (origin == ErrorOrigin::Token) {
        static const QRegularExpression form(u"\\AKOE[0-9]{3}\\z"_s);
        const QString code = json::text(answer, "error_code"_L1);
        return form.match(code).hasMatch() ? code : QString();
    }
    const qint64 code = answer["code"_L1].toInteger(0);
    return code < 0 && code > -100'000 ? QString::number(code) : QString();
}

/// -402 lists what it misses. More than a screenful is no answer to read out to somebody.
QStringList readRequiredScopes(const QJsonObject &answer)
{
    constexpr qsizetype limit = 20;
    QStringList scopes;
    const QJsonArray listed = answer["required_scopes"_L1].toArray();
    for (const auto &value : listed) {
        if (const QString scope = value.toString(); isScopeId(scope) && scopes.size() < limit)
            scopes += scope;
    }
    return scopes;
}

/// Of the many reasons for -401 only these two speak of the token; the others of the key, the
/// address or the platform, which a new sign-in does not change.
bool saysTokenIsDead(const QJsonObject &answer)
{
    const QString message = json::text(answer, "msg"_L1).toLower();
    return message.contains("this access token does not exist"_L1)
        || message.contains("this access token is already expired"_L1);
}

} // namespace

Error errorFromAnswer(ErrorOrigin origin, int status, const QByteArray &body)
{
    Error error{.origin = origin, .httpStatus = status};
    const auto answer = json::parseObject(body, origin);
    if (!answer) {
        error.code = codeForStatus(status, body.trimmed().startsWith('<'));
        error.detail = u"no JSON"_s;
        return error;
    }
    error.kakaoCode = readKakaoCode(origin, *answer);
    error.code = classify(status, error.kakaoCode);
    if (origin == ErrorOrigin::Token)
        error.detail = safeErrorName(json::text(*answer, "error"_L1));
    if (error.code == ErrorCode::Rejected) {
        error.endsSession = isOneOf(error.kakaoCode, std::array{"KOE319"_L1, "KOE322"_L1})
            || (error.kakaoCode == "-401"_L1 && saysTokenIsDead(*answer));
        if (error.kakaoCode == "-402"_L1)
            error.requiredScopes = readRequiredScopes(*answer);
    }
    return error;
}

} // namespace kakao
