// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace browser {

/// What the browser shows when it has come back.
enum class AnswerPage {
    GoesOn,       ///< the answer was taken
    Refused,      ///< the answer was taken, and it is a no
    NotTheAnswer, ///< somebody else's, or of an earlier attempt
};

/// A whole HTTP answer with that page, in the language that is installed. The page needs nothing
/// from outside and runs no script; nothing of the address gets into it.
[[nodiscard]] QByteArray pageAnswer(AnswerPage page);

/// A whole HTTP answer that says no more than its status, like "404 Not Found".
[[nodiscard]] QByteArray bareAnswer(const QByteArray &status, const QByteArray &field = {});

} // namespace browser
