// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/user.h"
#include "members/database.h"
#include "session/member.h"

namespace members {

struct FoundOrCreated
{
    session::Member member;
    bool isNew = false;
};

/// Brings the member of a Kakao user up to date, or makes one with a nickname that is free. To be
/// run in a transaction.
kakao::Result<FoundOrCreated> findOrCreate(Database &database, const kakao::User &user,
                                           const QDateTime &now);

/// Nothing when no member has that id.
kakao::Result<std::optional<session::Member>> findMember(Database &database, qint64 id);
kakao::Result<std::optional<session::Member>> findKakaoUser(Database &database, qint64 kakaoId);

} // namespace members
