// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/kakao_export.h"

#include <QByteArray>
#include <QDateTime>

namespace kakao {

/// The time of a `Date` header (RFC 9110 5.6.7), in UTC; invalid unless it is an IMF-fixdate,
/// letter for letter, of a day that exists. The two obsolete forms are not read: nobody may send
/// them any more, and the century of one would come from the clock that is in doubt here.
[[nodiscard]] DAEMUN_KAKAO_EXPORT QDateTime parseHttpDate(const QByteArray &text);

} // namespace kakao
