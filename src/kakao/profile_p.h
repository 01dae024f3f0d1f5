// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QUrl>

/// What a Kakao user shows of themselves, as `/v2/user/me` and the id_token write it alike.
namespace kakao {

/// Empty also for Kakao's placeholder.
[[nodiscard]] QString readNickname(const QJsonObject &object, QLatin1StringView key);

/// Nothing but what may be fetched: no file:, no data:, no javascript:.
[[nodiscard]] QUrl readPicture(const QJsonObject &object, QLatin1StringView key);

} // namespace kakao
