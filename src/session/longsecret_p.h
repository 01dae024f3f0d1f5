// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/logunit_p.h"

namespace session {

/// A word that only a machine writes and that is long enough to open something: 32 letters or more
/// of a token with a digit among them, or a JWT. Kakao's tokens and codes have 54 to 56. at is the
/// beginning of a word.
[[nodiscard]] std::optional<Finding> longWordAt(QStringView text, qsizetype at);

struct Base64Run
{
    qsizetype end = 0;
    bool isSecret = false;
};

/// The run of Base64's letters that begins here. It is a secret when `+` or `/` is among 32 of them
/// or more, and they change between upper case, lower case and digits as only chance does it: the
/// paths of files are made of the same letters.
[[nodiscard]] Base64Run base64At(QStringView text, qsizetype at);

} // namespace session
