// SPDX-License-Identifier: Apache-2.0
#include "kakao/profile_p.h"

#include "kakao/json_p.h"

using namespace Qt::StringLiterals;

namespace kakao {
namespace {

/// "닉네임을 등록해주세요", register a nickname: what Kakao answers for somebody who has none.
constexpr QStringView nicknamePlaceholder =
    u"\uB2C9\uB124\uC784\uC744 \uB4F1\uB85D\uD574\uC8FC\uC138\uC694";

} // namespace

QString readNickname(const QJsonObject &object, QLatin1StringView key)
{
    const QString nickname = json::text(object, key);
    return nickname == nicknamePlaceholder ? QString() : nickname;
}

QUrl readPicture(const QJsonObject &object, QLatin1StringView key)
{
    const QUrl url(json::text(object, key), QUrl::StrictMode);
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    return url.isValid() && isWeb && !url.host().isEmpty() ? url : QUrl();
}

} // namespace kakao
