// SPDX-License-Identifier: Apache-2.0
#include "members/migrations.h"

using namespace Qt::StringLiterals;

namespace members {

// For SQLite and PostgreSQL alike. Times are milliseconds since 1970, UTC. A birthday is kept in
// the leap year 2000 and as text: the lunar 30 February exists and is no date of theirs.
const QList<QStringList> &migrations()
{
    static const QList<QStringList> all{
        {
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
        },
    };
    return all;
}

QString probe()
{
    return uR"(SELECT m.id, m.kakao_id, m.nickname, m.nickname_key, m.kakao_nickname, m.picture_url,
                   m.thumbnail_url, m.email, m.birthday, m.birthday_calendar, m.birthday_leap_month,
                   m.is_host, m.joined_at, m.last_sign_in_at, s.id, s.kakao_id, s.stored_at
               FROM members m, stored_session s LIMIT 0)"_s;
}

} // namespace members
