// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "members/members_export.h"

#include <QString>

namespace members {

/// What a nickname may have of characters as a person counts them (grapheme clusters).
inline constexpr int maximumNicknameLength = 20;

/// Begins the nickname of a member whose Kakao nickname cannot be used; a number follows it.
inline constexpr QStringView defaultNickname = u"회원";

/// text as a nickname may be: composed (NFC), spaces trimmed and squeezed, cut to length, and
/// without what is not seen or hides other text (controls, bidi marks, fillers, a third
/// combining mark). Empty when nothing is left.
[[nodiscard]] DAEMUN_MEMBERS_EXPORT QString cleanNickname(const QString &text);

/// Two nicknames are the same when their keys are: the comparison of RFC 8266 2.4, but Hangul
/// letters standing alone stay as they are, for NFKC makes one syllable of ㅋㅏ.
[[nodiscard]] DAEMUN_MEMBERS_EXPORT QString nicknameKey(const QString &nickname);

/// nickname with a number behind it, shortened where both together would be too long.
[[nodiscard]] DAEMUN_MEMBERS_EXPORT QString numberedNickname(const QString &nickname,
                                                             quint64 number);

} // namespace members
