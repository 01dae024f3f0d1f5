// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/reply.h"
#include "kakao/secret.h"
#include "kakao/user.h"
#include "session/member.h"
#include "session/nickname.h"

#include <QLocale>

#include <variant>

namespace session {

/// A member who is signed in, and the session token that says so at the next start.
struct MemberSession
{
    Member member;
    kakao::Secret token; ///< a JWT of the directory's; nobody else reads it
    bool isNew = false;  ///< the member was created by this sign-in
};

/// Who signs in, and under which nickname.
struct SignInRequest
{
    kakao::User user;
    /// The person's own choice. Without one a new member gets the Kakao nickname, if it is free.
    /// A known member keeps theirs either way.
    QString nickname = {};
    QLocale::Language language = QLocale::English; ///< of suggestions, where no nickname hints it
};

using SignInAnswer = std::variant<MemberSession, NicknameNeeded>;
using RenameAnswer = std::variant<Member, NicknameNeeded>;

/// What knows the members and issues session tokens. Asynchronous at its interface, so that one
/// on another machine can stand behind it. Errors have ErrorOrigin::Directory.
///
/// It also keeps the mark that the secret store holds a session, which tells "never signed in"
/// from "the keychain does not show it". The mark holds no secret.
class MemberDirectory
{
public:
    virtual ~MemberDirectory() = default;

    /// Reads ahead what signing in will need, so that it need not wait for it: opens the
    /// database, and the signing key from the secret store. Its result may be dropped.
    [[nodiscard]] virtual kakao::ReplyPtr<kakao::Done> open() = 0;

    /// Finds or creates the member of a Kakao user, brings them up to date and issues a session
    /// token; all or nothing. NicknameNeeded is the answer for a new member whose nickname cannot
    /// be had: nothing was stored, and the same request with another nickname goes on.
    [[nodiscard]] virtual kakao::ReplyPtr<SignInAnswer> signIn(const SignInRequest &request) = 0;

    /// Gives the member whom a session token was issued to another nickname. SessionInvalid as in
    /// restore(); NicknameNeeded when it cannot be had, and they keep the one they have.
    [[nodiscard]] virtual kakao::ReplyPtr<RenameAnswer>
    rename(const kakao::Secret &token, const QString &nickname, QLocale::Language language) = 0;

    /// What would become of a nickname, asked as somebody types. memberId: who asks, whose own
    /// nickname is not in their way; 0 for somebody who is no member yet.
    [[nodiscard]] virtual kakao::ReplyPtr<NicknameCheck> checkNickname(const QString &nickname,
                                                                       qint64 memberId) = 0;
    /// Nicknames near the wanted one, or, when it is empty, out of word lists: at least five where
    /// so many can be found, in the language of the wanted one, and free a moment ago.
    [[nodiscard]] virtual kakao::ReplyPtr<QStringList>
    suggestNicknames(const QString &wanted, QLocale::Language language) = 0;

    /// The member a session token was issued to. SessionInvalid when it was not issued here, was
    /// changed or has expired.
    [[nodiscard]] virtual kakao::ReplyPtr<Member> restore(const kakao::Secret &token) = 0;

    /// The member of a Kakao id as last known, without any proof that they are signed in: to be
    /// shown while the proof is on its way. SessionInvalid when there is none.
    [[nodiscard]] virtual kakao::ReplyPtr<Member> lookUp(qint64 kakaoId) = 0;

    /// The Kakao id whose session the secret store holds; 0 when nobody is signed in.
    [[nodiscard]] virtual kakao::ReplyPtr<qint64> storedSession() = 0;
    /// Sets the mark, or takes it away with 0.
    [[nodiscard]] virtual kakao::ReplyPtr<kakao::Done> markStoredSession(qint64 kakaoId) = 0;
};

} // namespace session
