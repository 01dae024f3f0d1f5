// SPDX-License-Identifier: Apache-2.0
#include "version1.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace {

/// Written out, not taken from the program: this is what lies on people's disks.
const QStringList schema{
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
    uR"(CREATE TABLE stored_session (
                id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
                kakao_id BIGINT NOT NULL,
                stored_at BIGINT NOT NULL))"_s,
    u"PRAGMA user_version = 1"_s,
    u"INSERT INTO stored_session VALUES (1, 7104, 1700000000123)"_s,
};

struct Row
{
    QString nickname;
    QString key;
};

/// Pairs that were two then and are the same or too alike now, and nicknames that nobody could
/// choose any more.
const QList<Row> rows{
    {u"라이언"_s, u"라이언"_s},
    {u"라 이언"_s, u"라 이언"_s},
    {u"라이언2"_s, u"라이언2"_s},
    {u"Ryan"_s, u"ryan"_s},
    {u"Rуan"_s, u"rуan"_s},         // the u is Cyrillic
    {u"RYAN"_s, u"ryan earlier"_s}, // no matter how it came there
    {u"ryan"_s, u"ryan earliest"_s},
    {u"paypal"_s, u"paypal"_s},
    {u"paypaI"_s, u"paypai"_s}, // ends in a capital i
    {u"OO7"_s, u"oo7"_s},
    {u"007"_s, u"007"_s},
    {u"춘식이"_s, u"춘식이"_s},
    {u"ㅋㅋㅋ"_s, u"ㅋㅋㅋ"_s},
    {u"ᄅᄋᄋ"_s, u"ᄅᄋᄋ"_s}, // conjoining letters
    {u"운영자"_s, u"운영자"_s},
    {u"Kakao"_s, u"kakao"_s},
    {u"🦁"_s.repeated(20), u"🦁"_s.repeated(20)},
    {u"a' OR 1 --"_s, u"a' or 1 --"_s},
    {u"ﬁn"_s, u"fin"_s},
    {u"ẞtraße"_s, u"ßtraße"_s},
};

/// The first, third, … member has every column, the others those that must not be NULL.
bool insert(QSqlDatabase &database, int index)
{
    QSqlQuery query(database);
    query.prepare(u"INSERT INTO members VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    constexpr qint64 joined = 1'600'000'000'001;
    constexpr qint64 signedInLater = 86'400'007;
    const qint64 id = version1::firstId + index;
    const QVariantList optional = index % 2 == 0
        ? QVariantList{u"카카오의 %1"_s.arg(rows.at(index).nickname),
                       u"https://k.kakaocdn.net/dn/a/img_640x640.jpg?x=%20y"_s,
                       u"https://k.kakaocdn.net/dn/a/img_110x110.jpg"_s,
                       u"member%1@example.com"_s.arg(index),
                       u"2000-02-30"_s,
                       index % 4 == 0 ? u"lunar"_s : u"solar"_s,
                       index % 4 == 0}
        : QVariantList(7);
    const QVariantList always{id, id + version1::fromIdToKakaoId, rows.at(index).nickname,
                              rows.at(index).key};
    const QVariantList last{index == 4, joined + index, joined + signedInLater * index};
    const QVariantList values = always + optional + last;
    for (const QVariant &value : values)
        query.addBindValue(value);
    return query.exec();
}

bool fill(QSqlDatabase &database)
{
    for (const QString &statement : schema) {
        if (!QSqlQuery(database).exec(statement))
            return false;
    }
    for (int index = 0; index < rows.size(); ++index) {
        if (!insert(database, index))
            return false;
    }
    return true;
}

} // namespace

QStringList version1::nicknames()
{
    QStringList nicknames;
    for (const Row &row : rows)
        nicknames.append(row.nickname);
    return nicknames;
}

bool version1::write(const QString &path)
{
    const QString connection = u"version1"_s;
    bool isWritten = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
        database.setDatabaseName(path);
        isWritten =
            database.open() && database.transaction() && fill(database) && database.commit();
    }
    QSqlDatabase::removeDatabase(connection);
    return isWritten;
}
