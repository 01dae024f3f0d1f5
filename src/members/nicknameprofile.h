// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "members/members_export.h"

#include <QString>

#include <optional>

namespace members {

/// The Nickname profile of PRECIS (RFC 8266), and how far Daemun departs from it.
enum class NicknameProfile {
    Rfc8266,
    /// Hangul compatibility letters (U+3131 to U+318E without the filler) and the emoji sequences
    /// that Unicode recommends (RGI_Emoji, UTS #51) stand as they are: NFKC would make conjoining
    /// letters of ㅋㅋ, which the FreeformClass refuses, as it refuses the joiner in a family.
    Korean,
};

/// text as the profile enforces it (RFC 8266 2.3). Nothing when it is refused: empty, with a code
/// point outside the FreeformClass, not stable after three more rounds, or so long that it is not
/// read (a thousand letters). How long a nickname may be, and what else it may not have, is not
/// asked here.
[[nodiscard]] DAEMUN_MEMBERS_EXPORT std::optional<QString>
enforceNickname(const QString &text, NicknameProfile profile = NicknameProfile::Korean);

/// Two nicknames, both enforced, are the same when these are equal (RFC 8266 2.4). Letters and
/// emoji that stand as they are compare as such, emoji like their forms without variation
/// selectors: ❤️ as ❤, and ™️ as ™, which is TM. Never refuses: what is not a nickname has a form
/// that no nickname has.
[[nodiscard]] DAEMUN_MEMBERS_EXPORT QString
nicknameKey(const QString &nickname, NicknameProfile profile = NicknameProfile::Korean);

/// Two nicknames are too alike when these are equal: the skeleton of UTS #39, of the nickname
/// without spaces and without regard to case, except that I counts as the l it looks like (by their
/// keys Ian and ian are the same all the same).
[[nodiscard]] DAEMUN_MEMBERS_EXPORT QString nicknameSkeleton(const QString &nickname);

} // namespace members
