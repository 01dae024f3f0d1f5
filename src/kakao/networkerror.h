// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/error.h"

class QNetworkReply;

namespace kakao {

/// What a finished reply comes to that Qt could not bring to an answer: TlsFailed, Timeout,
/// ProxyRefused or, for everything else, Offline.
[[nodiscard]] DAEMUN_KAKAO_EXPORT ErrorCode networkErrorCode(const QNetworkReply &reply);

} // namespace kakao
