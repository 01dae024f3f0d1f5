// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/error.h"

#include <QNetworkReply>

namespace kakao {

/// What a request to url comes to that Qt could not bring to an answer: TlsFailed, Timeout,
/// ProxyRefused or, for everything else, Offline.
[[nodiscard]] DAEMUN_KAKAO_EXPORT ErrorCode networkErrorCode(QNetworkReply::NetworkError kind,
                                                             const QUrl &url);

} // namespace kakao
