// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/error.h"
#include "session/signinflow.h"

#include <QCoreApplication>
#include <QDateTime>

#include <optional>

namespace program {

/// What somebody who is to help needs to know of an error: what it was, where and when. Nothing of
/// a person.
class ErrorReport final
{
    Q_DECLARE_TR_FUNCTIONS(ErrorReport)
public:
    /// after is the last step that a sign-in had done; at is when the error was told.
    [[nodiscard]] static QString text(const kakao::Error &error, const QDateTime &at,
                                      std::optional<session::SignInStep> after = {});
};

} // namespace program
