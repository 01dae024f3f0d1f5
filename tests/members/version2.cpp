// SPDX-License-Identifier: Apache-2.0
#include "version2.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace {

/// Written out, not taken from the program: this is what lies on people's disks.
const QStringList schema{
    uR"(CREATE TABLE "members" (
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
                last_sign_in_at BIGINT NOT NULL))"_s,
    uR"(CREATE TABLE stored_session (
                id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
                kakao_id BIGINT NOT NULL,
                stored_at BIGINT NOT NULL))"_s,
    u"PRAGMA user_version = 2"_s,
    // The second one had the nickname of the first in version 1, and so has keys of its own.
    uR"(INSERT INTO members VALUES
            (201, 4012345678, '라이언', '라이언',
             CAST(x'e18485e185a1e1848be4b8a8e1848be185a5e1848220' AS TEXT), '카카오의 라이언',
             'https://k.kakaocdn.net/dn/a/img_640x640.jpg?x=%20y',
             'https://k.kakaocdn.net/dn/a/img_110x110.jpg', 'ryan@example.com',
             '2000-02-30', 'lunar', TRUE, TRUE, 1600000000001, 1600000000002),
            (202, 4012345679, '라 이언', '라 이언' || char(31) || '202',
             CAST(x'e18485e185a1e1848be4b8a8e1848be185a5e1848220' AS TEXT) || char(31) || '202',
             NULL, NULL, NULL, NULL, NULL, NULL, NULL,
             FALSE, 1600000000003, 1600000000003),
            (203, 9007199254740993, 'a'' OR 1 --', 'a'' or 1 --', 'a''orl--', NULL, NULL, NULL,
             NULL, '2000-12-31', 'solar', FALSE, FALSE, 1600000000005, 1700000086123))"_s,
};

bool fill(QSqlDatabase &database, qint64 mark)
{
    for (const QString &statement : schema) {
        if (!QSqlQuery(database).exec(statement))
            return false;
    }
    if (mark == 0)
        return true;
    QSqlQuery query(database);
    query.prepare(u"INSERT INTO stored_session VALUES (1, ?, ?)"_s);
    query.addBindValue(mark);
    query.addBindValue(version2::storedAt);
    return query.exec();
}

} // namespace

QStringList version2::nicknames()
{
    return {u"라이언"_s, u"라 이언"_s, u"a' OR 1 --"_s};
}

bool version2::write(const QString &path, qint64 mark)
{
    const QString connection = u"version2"_s;
    bool isWritten = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
        database.setDatabaseName(path);
        isWritten =
            database.open() && database.transaction() && fill(database, mark) && database.commit();
    }
    QSqlDatabase::removeDatabase(connection);
    return isWritten;
}
