// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/error.h"

class QSqlError;

namespace members {

[[nodiscard]] kakao::Error makeError(kakao::ErrorCode code, const QString &detail);

/// What a failed statement means to its caller.
[[nodiscard]] kakao::ErrorCode toErrorCode(const QSqlError &error);

/// A name in the statement is not there.
[[nodiscard]] bool isUnknownName(const QSqlError &error);

/// The file is no database, or a malformed one, or another process has set it aside. A full disk, a
/// lock or missing permissions are none of these.
[[nodiscard]] bool isBrokenFile(const QSqlError &error);

} // namespace members
