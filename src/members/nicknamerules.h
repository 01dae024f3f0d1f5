// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "members/members_export.h"
#include "members/nicknamelimits.h"
#include "session/nickname.h"

namespace members {

/// A nickname and what it is compared by. Both keys are unique columns of the database.
struct NicknameKeys
{
    QString nickname; ///< as it is kept and shown
    QString key;      ///< nicknameKey()
    QString skeleton; ///< nicknameSkeleton()
};

/// Everything that can be said of a nickname without knowing who has which. What has more than a
/// thousand letters is too long without being read.
///
/// Free here means only that the rules have nothing against it: the profile (nicknameprofile.h),
/// the limits, at most two combining marks a base, nothing that is not seen (default-ignorable
/// code points and bidi controls outside recommended emoji), and no reserved name
/// (resources/nicknames/reserved.txt).
[[nodiscard]] DAEMUN_MEMBERS_EXPORT session::NicknameCheck
readNickname(const QString &text, const NicknameLimits &limits = {});

/// The keys of a nickname that readNickname() found nothing against, or of one that was stored
/// before these rules.
[[nodiscard]] DAEMUN_MEMBERS_EXPORT NicknameKeys nicknameKeys(const QString &nickname);

/// What of text can be a nickname, in its enforced form: line breaks and other blanks become
/// spaces, characters that no nickname may have are left out, and what is too long is cut. Empty
/// when nothing is left; it may still be too short or reserved. Cleaning twice changes nothing.
[[nodiscard]] DAEMUN_MEMBERS_EXPORT QString cleanNickname(const QString &text,
                                                          const NicknameLimits &limits = {});

} // namespace members
