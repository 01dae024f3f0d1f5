// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/reply.h"
#include "kakao/secret.h"
#include "kakao/user.h"
#include "session/account.h"
#include "session/member.h"
#include "session/nickname.h"

#include <QLocale>

#include <variant>

namespace session {

/// A member who is signed in, and the session token that says so at the next start.
struct MemberSession
{
    Member member;       ///< as they are now
    kakao::Secret token; ///< a JWT of the directory's; nobody else reads it
    bool isNew = false;  ///< the member was created by this sign-in
};

/// Who signs in, and under which nickname.
struct SignInRequest
{
    kakao::User user; ///< who Kakao says it is
    /// user is what an id_token tells: what is missing in it is not known, and stays as it is.
    bool isPartial = false;
    /// The person's own choice. Without one a new member gets the Kakao nickname, if it is free.
    /// A known member keeps theirs either way.
    QString nickname = {};
    QLocale::Language language = QLocale::English; ///< of suggestions, where no nickname hints it
};

/// Signed in, or a nickname is needed first.
using SignInAnswer = std::variant<MemberSession, NicknameNeeded>;
/// The member under the new nickname, or why it cannot be had.
using RenameAnswer = std::variant<Member, NicknameNeeded>;

/// What knows the members and issues session tokens. Asynchronous at its interface, so that one
/// on another machine can stand behind it. Errors have ErrorOrigin::Directory.
///
/// It also keeps the accounts that are signed in on this computer, which tells "never signed in"
/// from "the keychain does not show it". They hold no secret; each names its entry in the secret
/// store. At most one of them is current.
class MemberDirectory
{
public:
    virtual ~MemberDirectory() = default;

    /// Reads ahead what signing in will need, so that it need not wait for it: opens the
    /// database, and the signing key from the secret store. Its result may be dropped.
    [[nodiscard]] virtual kakao::ReplyPtr<kakao::Done> open() = 0;

    /// Finds or creates the member of a Kakao user, brings them up to date and issues a session
    /// token; all or nothing. NicknameNeeded is the answer for a new member whose nickname cannot
    /// be had: nothing was stored, and the same request with another nickname goes on. When a known
    /// member has signed in is written down by noteSignIn() only: nobody need wait for it.
    [[nodiscard]] virtual kakao::ReplyPtr<SignInAnswer> signIn(const SignInRequest &request) = 0;
    /// Writes down that the member of a Kakao user signed in now, and announces the entry that will
    /// be written: a SignOut departure is left for it, withdrawn by addAccount(), so that a program
    /// which ends in between has its entry taken away by the next one. Empty: none will be.
    [[nodiscard]] virtual kakao::ReplyPtr<kakao::Done> noteSignIn(qint64 kakaoId,
                                                                  const QString &entry) = 0;

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

    /// Brings a known member up to date as signing in does and issues a session token, but it is no
    /// sign-in: lastSignInAt stays. Their account, where they have one, was freshened now.
    /// SessionInvalid when there is no such member.
    [[nodiscard]] virtual kakao::ReplyPtr<MemberSession> freshen(const kakao::User &user) = 0;

    /// In the order in which they were added.
    [[nodiscard]] virtual kakao::ReplyPtr<QList<Account>> accounts() = 0;
    /// Adds the account as the current one, freshened now and not ended. One that is there gets the
    /// new entry and keeps its place; a SignOut departure is left for its old entry. Whoever signs
    /// in again is not to be erased: a Disconnect departure of theirs becomes a SignOut one. One
    /// for the very entry is withdrawn.
    [[nodiscard]] virtual kakao::ReplyPtr<kakao::Done> addAccount(qint64 kakaoId,
                                                                  const QString &entry) = 0;
    /// It, and no other one. SessionInvalid when there is no such account.
    [[nodiscard]] virtual kakao::ReplyPtr<kakao::Done> makeCurrent(qint64 kakaoId) = 0;
    /// Notes by which code Kakao ended the session; the account stays. SessionInvalid when there is
    /// no such account.
    [[nodiscard]] virtual kakao::ReplyPtr<kakao::Done> endAccount(qint64 kakaoId,
                                                                  const QString &endedBy) = 0;
    /// Takes the account away and leaves a departure with its entry, both or neither. No other
    /// account becomes current by itself. SessionInvalid when there is no such account.
    [[nodiscard]] virtual kakao::ReplyPtr<Departure> depart(qint64 kakaoId, DepartureKind kind) = 0;
    /// In the order in which they were left.
    [[nodiscard]] virtual kakao::ReplyPtr<QList<Departure>> departures() = 0;
    /// Takes the departure away; with a Disconnect the member is erased, too, unless they have an
    /// account again. What the directory has noted counts, not the kind that is handed in. One that
    /// is not there any more is no error: another process has completed it.
    [[nodiscard]] virtual kakao::ReplyPtr<kakao::Done>
    completeDeparture(const Departure &departure) = 0;
};

} // namespace session
