// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "members/members_export.h"
#include "members/nicknamelimits.h"
#include "session/clock.h"
#include "session/memberdirectory.h"
#include "session/secretstore.h"

#include <QRandomGenerator>

#include <memory>
#include <optional>

namespace members {

/// The members of this computer, in a SQLite file for its owner alone: `members.db`.
///
/// The work is done in the caller's thread; a lock of another process is waited for 2 s at most.
/// The key that session tokens are signed with lies in the secret store. When the store cannot
/// give it, signing in works all the same, with a key that ends with the process and all
/// sessions it signed.
class DAEMUN_MEMBERS_EXPORT SqliteDirectory final : public session::MemberDirectory
{
public:
    /// What is not the same for every use.
    struct Options
    {
        NicknameLimits limits = {}; ///< for new nicknames; what is kept already stays
        /// Suggestions are made with it. Must outlive the directory.
        QRandomGenerator *random = QRandomGenerator::global();
        /// For somebody who is not to be kept signed in: nothing is ever written to disk, nor is
        /// the folder made. The members in the file are read, where that can be done, so that they
        /// are known and their nicknames taken; its accounts and departures are not. The secret
        /// store that is handed in should keep nothing, either.
        bool isInMemory = false;
    };
    /// folder is made when it is missing; server as in session::secretKey(). secrets and clock
    /// must outlive the directory. Nothing is opened or read yet.
    SqliteDirectory(QString folder, const QString &server, session::SecretStore &secrets,
                    const session::Clock &clock, const Options &options);
    /// With the usual options.
    SqliteDirectory(QString folder, const QString &server, session::SecretStore &secrets,
                    const session::Clock &clock);
    ~SqliteDirectory() override; ///< ends what is pending with Cancelled
    Q_DISABLE_COPY_MOVE(SqliteDirectory)

    /// What it begins goes on when the reply is dropped. An entry that is not in the secret store
    /// is no error; every other answer of the store but the key is.
    [[nodiscard]] kakao::ReplyPtr<kakao::Done> open() override;
    [[nodiscard]] kakao::ReplyPtr<session::SignInAnswer>
    signIn(const session::SignInRequest &request) override;
    [[nodiscard]] kakao::ReplyPtr<session::RenameAnswer>
    rename(const kakao::Secret &token, const QString &nickname,
           QLocale::Language language) override;
    [[nodiscard]] kakao::ReplyPtr<session::NicknameCheck> checkNickname(const QString &nickname,
                                                                        qint64 memberId) override;
    /// Asks the database three times at most, however many of the nicknames are taken.
    [[nodiscard]] kakao::ReplyPtr<QStringList>
    suggestNicknames(const QString &wanted, QLocale::Language language) override;
    /// An error of the secret store is passed on: the session may be good, and nobody can tell.
    [[nodiscard]] kakao::ReplyPtr<session::Member> restore(const kakao::Secret &token) override;
    [[nodiscard]] kakao::ReplyPtr<session::Member> lookUp(qint64 kakaoId) override;
    [[nodiscard]] kakao::ReplyPtr<kakao::Done> noteSignIn(qint64 kakaoId,
                                                          const QString &entry) override;
    [[nodiscard]] kakao::ReplyPtr<session::MemberSession> freshen(const kakao::User &user) override;
    [[nodiscard]] kakao::ReplyPtr<QList<session::Account>> accounts() override;
    /// The account that is current and not ended, with the entry it has, is not written again.
    [[nodiscard]] kakao::ReplyPtr<kakao::Done> addAccount(qint64 kakaoId,
                                                          const QString &entry) override;
    [[nodiscard]] kakao::ReplyPtr<kakao::Done> makeCurrent(qint64 kakaoId) override;
    [[nodiscard]] kakao::ReplyPtr<kakao::Done> endAccount(qint64 kakaoId,
                                                          const QString &endedBy) override;
    [[nodiscard]] kakao::ReplyPtr<session::Departure> depart(qint64 kakaoId,
                                                             session::DepartureKind kind) override;
    [[nodiscard]] kakao::ReplyPtr<QList<session::Departure>> departures() override;
    [[nodiscard]] kakao::ReplyPtr<kakao::Done>
    completeDeparture(const session::Departure &departure) override;

    /// Where a broken database was moved to by this object: what it knew is gone, and the person
    /// should hear of it.
    [[nodiscard]] std::optional<QString> setAside() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace members
