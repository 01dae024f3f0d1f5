// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "members/database.h"
#include "session/account.h"

namespace members {

/// In the order in which they were added, in one query.
kakao::Result<QList<session::Account>> findAccounts(Database &database);
kakao::Result<bool> hasAccounts(Database &database);

/// Sets when the member's account was freshened, if they have one.
kakao::Result<kakao::Done> noteFreshened(Database &database, qint64 kakaoId, const QDateTime &now);
/// Leaves a departure for an entry that is going to be written: see
/// session::MemberDirectory::noteSignIn().
kakao::Result<kakao::Done> announceEntry(Database &database, qint64 kakaoId, const QString &entry);

// Each of these is one transaction, and what session::MemberDirectory says of it.
kakao::Result<kakao::Done> addAccount(Database &database, qint64 kakaoId, const QString &entry,
                                      const QDateTime &now);
kakao::Result<kakao::Done> makeCurrent(Database &database, qint64 kakaoId);
kakao::Result<kakao::Done> endAccount(Database &database, qint64 kakaoId, const QString &endedBy);
kakao::Result<session::Departure> depart(Database &database, qint64 kakaoId,
                                         session::DepartureKind kind);
kakao::Result<QList<session::Departure>> findDepartures(Database &database);
kakao::Result<kakao::Done> completeDeparture(Database &database,
                                             const session::Departure &departure);

} // namespace members
