// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "members/database.h"
#include "members/nicknamelimits.h"
#include "members/nicknamerules.h"
#include "session/memberdirectory.h"

#include <variant>

class QRandomGenerator;

namespace members {

/// Decides who is a member and who has which nickname. All or nothing: each call is one
/// transaction at most, and done when it returns.
class Registry final
{
public:
    /// database and random must outlive the registry.
    Registry(Database &database, const NicknameLimits &limits, QRandomGenerator &random);

    struct SignedIn
    {
        session::Member member;
        bool isNew = false;
    };
    kakao::Result<std::variant<SignedIn, session::NicknameNeeded>>
    signIn(const session::SignInRequest &request, const QDateTime &now);

    /// See session::MemberDirectory.
    kakao::Result<kakao::Done> noteSignIn(qint64 kakaoId, const QString &entry,
                                          const QDateTime &now);

    /// SessionInvalid when there is no such member.
    kakao::Result<session::Member> freshen(const kakao::User &user, const QDateTime &now);

    kakao::Result<session::RenameAnswer> rename(qint64 memberId, const QString &nickname,
                                                QLocale::Language language);
    kakao::Result<session::NicknameCheck> check(const QString &nickname, qint64 memberId);
    kakao::Result<QStringList> suggest(const QString &wanted, QLocale::Language language);

    /// SessionInvalid when there is none: nobody can have a session.
    kakao::Result<session::Member> member(qint64 id);
    kakao::Result<session::Member> kakaoUser(qint64 kakaoId);

private:
    template <typename Found>
    using OrRefusal = std::variant<Found, session::NicknameCheck>;

    kakao::Result<OrRefusal<SignedIn>> findOrCreate(const session::SignInRequest &request,
                                                    const QDateTime &now);
    kakao::Result<OrRefusal<SignedIn>> create(const session::SignInRequest &request,
                                              const QDateTime &now);
    kakao::Result<OrRefusal<session::Member>> change(const session::Member &member,
                                                     const QString &nickname);
    kakao::Result<session::NicknameCheck> checkNow(const QString &nickname, qint64 memberId);
    kakao::Result<session::NicknameNeeded> ask(const session::NicknameCheck &refused,
                                               const QString &kakaoNickname,
                                               QLocale::Language language);

    Database &m_database;
    NicknameLimits m_limits;
    QRandomGenerator &m_random;
};

} // namespace members
