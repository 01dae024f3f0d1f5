// SPDX-License-Identifier: Apache-2.0
#include "members/migrations.h"

#include "members/database.h"
#include "members/nicknamerules.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace members {
namespace {

using kakao::Done;
using kakao::Result;

// For SQLite and PostgreSQL alike. Times are milliseconds since 1970, UTC. A birthday is kept in
// the leap year 2000 and as text: the lunar 30 February exists and is no date of theirs.
QStringList version1()
{
    return {
        uR"(CREATE TABLE members (
                id BIGINT NOT NULL PRIMARY KEY,
                kakao_id BIGINT NOT NULL UNIQUE,
                nickname TEXT NOT NULL,
                nickname_key TEXT NOT NULL UNIQUE,
                kakao_nickname TEXT,
                picture_url TEXT,
                thumbnail_url TEXT,
                email TEXT,
                birthday TEXT,
                birthday_calendar TEXT CHECK (birthday_calendar IN ('solar', 'lunar')),
                birthday_leap_month BOOLEAN,
                is_host BOOLEAN NOT NULL DEFAULT FALSE,
                joined_at BIGINT NOT NULL,
                last_sign_in_at BIGINT NOT NULL))"_s,
        // At most one row: the account whose session the secret store holds.
        uR"(CREATE TABLE stored_session (
                id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
                kakao_id BIGINT NOT NULL,
                stored_at BIGINT NOT NULL))"_s,
    };
}

/// The nickname's keys as the rules of version 2 make them, both unique.
QString membersOfVersion2()
{
    return uR"(CREATE TABLE members_2 (
                id BIGINT NOT NULL PRIMARY KEY,
                kakao_id BIGINT NOT NULL UNIQUE,
                nickname TEXT NOT NULL,
                nickname_key TEXT NOT NULL UNIQUE,
                nickname_skeleton TEXT NOT NULL UNIQUE,
                kakao_nickname TEXT,
                picture_url TEXT,
                thumbnail_url TEXT,
                email TEXT,
                birthday TEXT,
                birthday_calendar TEXT CHECK (birthday_calendar IN ('solar', 'lunar')),
                birthday_leap_month BOOLEAN,
                is_host BOOLEAN NOT NULL DEFAULT FALSE,
                joined_at BIGINT NOT NULL,
                last_sign_in_at BIGINT NOT NULL))"_s;
}

/// No row when another member has one of the keys.
Result<Rows> copyMember(Database &database, const QVariant &id, const QString &key,
                        const QString &skeleton)
{
    return database.query(
        uR"(INSERT INTO members_2 (id, kakao_id, nickname, nickname_key, nickname_skeleton,
                kakao_nickname, picture_url, thumbnail_url, email, birthday, birthday_calendar,
                birthday_leap_month, is_host, joined_at, last_sign_in_at)
            SELECT id, kakao_id, nickname, ?, ?, kakao_nickname, picture_url, thumbnail_url, email,
                birthday, birthday_calendar, birthday_leap_month, is_host, joined_at,
                last_sign_in_at
            FROM members WHERE id = ?
            ON CONFLICT DO NOTHING RETURNING id)"_s,
        {key, skeleton, id});
}

/// Everybody keeps their nickname, also where two are the same by the new rules: the second one's
/// keys then end in a control character, which no nickname has, and their id.
Result<Done> fillVersion2(Database &database)
{
    constexpr int batch = 1000;
    QVariant last = std::numeric_limits<qint64>::min();
    for (;;) {
        const auto members = database.query(
            u"SELECT id, nickname FROM members WHERE id > ? ORDER BY id LIMIT ?"_s, {last, batch});
        if (!members)
            return members.error();
        for (const QSqlRecord &member : *members) {
            last = member.value(0);
            const NicknameKeys keys = nicknameKeys(member.value(1).toString());
            auto copied = copyMember(database, last, keys.key, keys.skeleton);
            const QString mark = u'\u001f' + last.toString();
            if (copied && copied->isEmpty())
                copied = copyMember(database, last, keys.key + mark, keys.skeleton + mark);
            if (!copied)
                return copied.error();
        }
        if (members->size() < batch)
            return Done{};
    }
}

/// Several accounts, and those who have left. The mark of version 2 becomes an account, whose entry
/// in the secret store is named by the Kakao id. No foreign key: who is signed in does not depend
/// on what is known of them. INTEGER, not BIGINT, saves SQLite an index.
QStringList version3()
{
    return {
        uR"(CREATE TABLE accounts (
                position INTEGER NOT NULL PRIMARY KEY,
                kakao_id BIGINT NOT NULL UNIQUE,
                entry TEXT NOT NULL UNIQUE,
                is_current BOOLEAN NOT NULL,
                freshened_at BIGINT NOT NULL,
                ended_by TEXT))"_s,
        u"CREATE UNIQUE INDEX accounts_current ON accounts (is_current) WHERE is_current"_s,
        uR"(CREATE TABLE departures (
                id INTEGER NOT NULL PRIMARY KEY,
                kakao_id BIGINT NOT NULL,
                entry TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('sign-out', 'disconnect'))))"_s,
        uR"(INSERT INTO accounts (position, kakao_id, entry, is_current, freshened_at)
            SELECT s.id, s.kakao_id, CAST(s.kakao_id AS TEXT), TRUE,
                COALESCE(m.last_sign_in_at, s.stored_at)
            FROM stored_session s LEFT JOIN members m ON m.kakao_id = s.kakao_id)"_s,
        u"DROP TABLE stored_session"_s,
    };
}

} // namespace

const QList<Migration> &migrations()
{
    static const QList<Migration> all{
        {.statements = version1()},
        {.statements = {membersOfVersion2()},
         .fill = fillVersion2,
         .finish = {u"DROP TABLE members"_s, u"ALTER TABLE members_2 RENAME TO members"_s}},
        {.statements = version3()},
    };
    return all;
}

QString probe()
{
    return uR"(SELECT m.id, m.kakao_id, m.nickname, m.nickname_key, m.nickname_skeleton,
                   m.kakao_nickname, m.picture_url, m.thumbnail_url, m.email, m.birthday,
                   m.birthday_calendar, m.birthday_leap_month, m.is_host, m.joined_at,
                   m.last_sign_in_at,
                   a.position, a.kakao_id, a.entry, a.is_current, a.freshened_at, a.ended_by,
                   d.id, d.kakao_id, d.entry, d.kind
               FROM members m, accounts a, departures d LIMIT 0)"_s;
}

} // namespace members
