// SPDX-License-Identifier: Apache-2.0
#include "members/accounttable.h"

#include "members/membertable.h"

using namespace Qt::StringLiterals;

namespace members {
namespace {

using kakao::Done;
using kakao::Result;
using session::Account;
using session::Departure;
using session::DepartureKind;

/// Statements that are carried out until one fails.
class Steps final
{
public:
    explicit Steps(Database &database) : m_database(database) {}

    Steps &then(const QString &sql, const QVariantList &values)
    {
        if (m_done) {
            if (const auto done = m_database.query(sql, values); !done)
                m_done = done.error();
        }
        return *this;
    }
    [[nodiscard]] const Result<Done> &done() const noexcept { return m_done; }

private:
    Database &m_database;
    Result<Done> m_done = Done{};
};

kakao::Error noSuchAccount()
{
    return {.code = kakao::ErrorCode::SessionInvalid,
            .origin = kakao::ErrorOrigin::Directory,
            .detail = u"no such account"_s};
}

QString text(DepartureKind kind)
{
    switch (kind) {
    case DepartureKind::SignOut:
        return u"sign-out"_s;
    case DepartureKind::Disconnect:
        return u"disconnect"_s;
    }
    Q_UNREACHABLE();
}

DepartureKind readKind(const QVariant &value)
{
    return value.toString() == "disconnect"_L1 ? DepartureKind::Disconnect : DepartureKind::SignOut;
}

Account readAccount(const QSqlRecord &row)
{
    const bool hasMember = !row.isNull(u"id"_s);
    return {.kakaoId = row.value(u"kakao_id"_s).toLongLong(),
            .entry = row.value(u"entry"_s).toString(),
            .isCurrent = row.value(u"is_current"_s).toBool(),
            .freshenedAt = readTime(row.value(u"freshened_at"_s)),
            .endedBy = row.value(u"ended_by"_s).toString(),
            .member = hasMember ? std::optional(readMember(row)) : std::nullopt};
}

Departure readDeparture(const QSqlRecord &row)
{
    return {.id = row.value(u"id"_s).toLongLong(),
            .kakaoId = row.value(u"kakao_id"_s).toLongLong(),
            .entry = row.value(u"entry"_s).toString(),
            .kind = readKind(row.value(u"kind"_s))};
}

QString insertDeparture()
{
    return uR"(INSERT INTO departures (id, kakao_id, entry, kind)
        VALUES ((SELECT COALESCE(MAX(id), 0) + 1 FROM departures), ?, ?, ?) RETURNING *)"_s;
}

QString insertAccount()
{
    return uR"(INSERT INTO accounts (position, kakao_id, entry, is_current, freshened_at)
        VALUES ((SELECT COALESCE(MAX(position), 0) + 1 FROM accounts), ?, ?, TRUE, ?)
        ON CONFLICT (kakao_id) DO UPDATE SET entry = excluded.entry, is_current = TRUE,
            freshened_at = excluded.freshened_at, ended_by = NULL)"_s;
}

/// Nothing else changes unless there is such an account.
Result<Done> changeOne(Database &database, const QString &update, const QVariantList &values)
{
    const auto changed = database.query(update, values);
    if (!changed)
        return changed.error();
    return changed->isEmpty() ? Result<Done>(noSuchAccount()) : Done{};
}

} // namespace

Result<QList<Account>> findAccounts(Database &database)
{
    return database.run([&]() -> Result<QList<Account>> {
        const auto rows = database.query(
            uR"(SELECT a.kakao_id, a.entry, a.is_current, a.freshened_at, a.ended_by, m.*
                FROM accounts a LEFT JOIN members m ON m.kakao_id = a.kakao_id
                ORDER BY a.position)"_s);
        if (!rows)
            return rows.error();
        QList<Account> accounts;
        for (const QSqlRecord &row : *rows)
            accounts.append(readAccount(row));
        return accounts;
    });
}

Result<bool> hasAccounts(Database &database)
{
    return database.run([&]() -> Result<bool> {
        const auto rows = database.query(u"SELECT kakao_id FROM accounts LIMIT 1"_s);
        return rows ? Result<bool>(!rows->isEmpty()) : rows.error();
    });
}

Result<Done> noteFreshened(Database &database, qint64 kakaoId, const QDateTime &now)
{
    return Steps(database)
        .then(u"UPDATE accounts SET freshened_at = ? WHERE kakao_id = ?"_s,
              {now.toMSecsSinceEpoch(), kakaoId})
        .done();
}

Result<Done> announceEntry(Database &database, qint64 kakaoId, const QString &entry)
{
    return Steps(database)
        .then(insertDeparture(), {kakaoId, entry, text(DepartureKind::SignOut)})
        .done();
}

Result<Done> addAccount(Database &database, qint64 kakaoId, const QString &entry,
                        const QDateTime &now)
{
    return database.transact([&]() -> Result<Done> {
        const auto known =
            database.query(u"SELECT * FROM accounts WHERE kakao_id = ?"_s, {kakaoId});
        if (!known)
            return known.error();
        const Account before = known->isEmpty() ? Account() : readAccount(known->first());
        if (before.entry == entry && before.isCurrent && before.endedBy.isEmpty())
            return Done{}; // written again it would cost a sync of the disk
        Steps steps(database);
        steps.then(u"DELETE FROM departures WHERE entry = ?"_s, {entry})
            .then(u"UPDATE departures SET kind = ? WHERE kakao_id = ?"_s,
                  {text(DepartureKind::SignOut), kakaoId});
        if (!known->isEmpty() && before.entry != entry)
            steps.then(insertDeparture(), {kakaoId, before.entry, text(DepartureKind::SignOut)});
        return steps.then(u"UPDATE accounts SET is_current = FALSE WHERE is_current"_s, {})
            .then(insertAccount(), {kakaoId, entry, now.toMSecsSinceEpoch()})
            .done();
    });
}

/// First no account is, then that one: the unique index looks at each row.
Result<Done> makeCurrent(Database &database, qint64 kakaoId)
{
    return database.transact([&]() -> Result<Done> {
        const auto known =
            database.query(u"SELECT is_current FROM accounts WHERE kakao_id = ?"_s, {kakaoId});
        if (!known)
            return known.error();
        if (known->isEmpty())
            return noSuchAccount();
        if (known->first().value(0).toBool())
            return Done{};
        return Steps(database)
            .then(u"UPDATE accounts SET is_current = FALSE WHERE is_current"_s, {})
            .then(u"UPDATE accounts SET is_current = TRUE WHERE kakao_id = ?"_s, {kakaoId})
            .done();
    });
}

Result<Done> endAccount(Database &database, qint64 kakaoId, const QString &endedBy)
{
    return database.transact([&] {
        return changeOne(
            database, u"UPDATE accounts SET ended_by = ? WHERE kakao_id = ? RETURNING kakao_id"_s,
            {endedBy, kakaoId});
    });
}

Result<Departure> depart(Database &database, qint64 kakaoId, DepartureKind kind)
{
    return database.transact([&]() -> Result<Departure> {
        const auto gone =
            database.query(u"DELETE FROM accounts WHERE kakao_id = ? RETURNING entry"_s, {kakaoId});
        if (!gone)
            return gone.error();
        if (gone->isEmpty())
            return noSuchAccount();
        const auto left = database.query(insertDeparture(),
                                         {kakaoId, gone->first().value(0).toString(), text(kind)});
        return left ? Result<Departure>(readDeparture(left->first())) : left.error();
    });
}

Result<QList<Departure>> findDepartures(Database &database)
{
    return database.run([&]() -> Result<QList<Departure>> {
        const auto rows = database.query(u"SELECT * FROM departures ORDER BY id"_s);
        if (!rows)
            return rows.error();
        QList<Departure> departures;
        for (const QSqlRecord &row : *rows)
            departures.append(readDeparture(row));
        return departures;
    });
}

/// The id alone does not name it: the last one's is given again once it is gone.
Result<Done> completeDeparture(Database &database, const Departure &departure)
{
    return database.transact([&]() -> Result<Done> {
        const auto gone = database.query(
            u"DELETE FROM departures WHERE id = ? AND kakao_id = ? AND entry = ? RETURNING kind"_s,
            {departure.id, departure.kakaoId, departure.entry});
        if (!gone)
            return gone.error();
        if (gone->isEmpty() || readKind(gone->first().value(0)) != DepartureKind::Disconnect)
            return Done{};
        return Steps(database)
            .then(uR"(DELETE FROM members WHERE kakao_id = ?
                      AND NOT EXISTS (SELECT 1 FROM accounts WHERE kakao_id = ?))"_s,
                  {departure.kakaoId, departure.kakaoId})
            .done();
    });
}

} // namespace members
