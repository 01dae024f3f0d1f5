// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/kakao_export.h"

#include <QByteArray>
#include <QDateTime>

#include <chrono>

namespace kakao {

/// What a `Retry-After` header (RFC 9110 10.2.3: seconds, or an HTTP date) asks for in an answer
/// given at answeredAt. At least 1 s and at most 5 min, so that no server's mistake makes a loop or
/// locks somebody out; 0 for text that is neither.
[[nodiscard]] DAEMUN_KAKAO_EXPORT std::chrono::seconds parseRetryAfter(const QByteArray &text,
                                                                       const QDateTime &answeredAt);

} // namespace kakao
