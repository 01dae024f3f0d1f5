// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/user.h"
#include "members/database.h"
#include "members/nicknamerules.h"
#include "session/member.h"

#include <QSet>

namespace members {

/// The member of a Kakao user, brought up to date. Nothing when there is none. Where nothing is new
/// SQLite writes nothing, and the disk is not waited for.
kakao::Result<std::optional<session::Member>> updateMember(Database &database,
                                                           const kakao::User &user);

/// The same by what an id_token tells: what is missing there stays as it is, and so does a picture,
/// of which it has the thumbnail only.
kakao::Result<std::optional<session::Member>> updateMemberPartly(Database &database,
                                                                 const kakao::User &user);

/// Sets when the member of a Kakao user signed in, if there is one.
kakao::Result<kakao::Done> noteSignIn(Database &database, qint64 kakaoId, const QDateTime &now);

/// Makes the member of a Kakao user who has none. Nothing when somebody has the nickname, or one
/// too like it: the unique indexes decide.
kakao::Result<std::optional<session::Member>> createMember(Database &database,
                                                           const kakao::User &user,
                                                           const NicknameKeys &nickname,
                                                           const QDateTime &now);

/// Gives a member another nickname, of which findOwner() said in the same transaction that nobody
/// has it. Nothing when there is no such member.
kakao::Result<std::optional<session::Member>> renameMember(Database &database, qint64 id,
                                                           const NicknameKeys &nickname);

/// Free, Unchanged (the member's own), Taken or TooAlike. memberId may be 0.
kakao::Result<session::NicknameVerdict> findOwner(Database &database, const NicknameKeys &nickname,
                                                  qint64 memberId);

/// Those of the keys and skeletons that somebody has.
kakao::Result<QSet<QString>> findTaken(Database &database, const QList<NicknameKeys> &nicknames);

/// Nothing when no member has that id.
kakao::Result<std::optional<session::Member>> findMember(Database &database, qint64 id);
kakao::Result<std::optional<session::Member>> findKakaoUser(Database &database, qint64 kakaoId);

/// What a row is read into; its columns are named as in the table.
[[nodiscard]] session::Member readMember(const QSqlRecord &row);
[[nodiscard]] QDateTime readTime(const QVariant &value);

} // namespace members
