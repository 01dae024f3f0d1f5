// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "members/nicknameprofile.h"

namespace members {

/// A text of more units than this is not worked through: no nickname comes near it, and to order a
/// tower of marks takes the square of its height.
constexpr qsizetype longestText = 1024;

struct MappedText
{
    QString text;
    bool isStable = false; ///< mapping once more would change nothing
};

/// Steps (a) and (c) of RFC 8266 2.1, once and up to three times more until nothing changes:
/// what enforcement does before it asks for the class. text is not longer than longestText.
[[nodiscard]] MappedText mapNickname(const QString &text, NicknameProfile profile);

/// The same with toLowerCase between them, for comparison.
[[nodiscard]] MappedText mapNicknameToKey(const QString &text, NicknameProfile profile);

} // namespace members
