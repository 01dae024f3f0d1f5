// SPDX-License-Identifier: Apache-2.0
#include "members/membertable.h"

#include "members/nicknameprofile.h"
#include "members/nicknamerules.h"

#include <QRandomGenerator>
#include <QSet>

#include <vector>

using namespace Qt::StringLiterals;

namespace members {
namespace {

using kakao::Birthday;
using kakao::Calendar;
using kakao::Error;
using kakao::Result;
using session::Member;

/// How many nicknames are looked up at once, and how often: the numbers behind a nickname that
/// everybody wants grow tenfold each time, up to a thousand million.
constexpr int candidatesPerRound = 32;
constexpr int maximumRounds = 8;

QVariant textOrNull(const QString &text)
{
    return text.isEmpty() ? QVariant(QMetaType::fromType<QString>()) : QVariant(text);
}

QVariantList birthdayValues(const std::optional<Birthday> &birthday)
{
    if (!birthday) {
        return {QVariant(QMetaType::fromType<QString>()), QVariant(QMetaType::fromType<QString>()),
                QVariant(QMetaType::fromType<bool>())};
    }
    constexpr QChar zero = u'0';
    return {u"2000-%1-%2"_s.arg(birthday->month, 2, 10, zero).arg(birthday->day, 2, 10, zero),
            birthday->calendar == Calendar::Lunar ? u"lunar"_s : u"solar"_s, birthday->isLeapMonth};
}

std::optional<Birthday> readBirthday(const QSqlRecord &row)
{
    const QStringList parts = row.value(u"birthday"_s).toString().split(u'-');
    if (parts.size() != 3)
        return std::nullopt;
    const bool isLunar = row.value(u"birthday_calendar"_s).toString() == "lunar"_L1;
    return Birthday{.month = parts.at(1).toInt(),
                    .day = parts.at(2).toInt(),
                    .calendar = isLunar ? Calendar::Lunar : Calendar::Solar,
                    .isLeapMonth = row.value(u"birthday_leap_month"_s).toBool()};
}

QDateTime readTime(const QVariant &value)
{
    return QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

Member readMember(const QSqlRecord &row)
{
    return {.id = row.value(u"id"_s).toLongLong(),
            .kakaoId = row.value(u"kakao_id"_s).toLongLong(),
            .nickname = row.value(u"nickname"_s).toString(),
            .kakaoNickname = row.value(u"kakao_nickname"_s).toString(),
            .pictureUrl = QUrl(row.value(u"picture_url"_s).toString()),
            .thumbnailUrl = QUrl(row.value(u"thumbnail_url"_s).toString()),
            .email = row.value(u"email"_s).toString(),
            .birthday = readBirthday(row),
            .isHost = row.value(u"is_host"_s).toBool(),
            .joinedAt = readTime(row.value(u"joined_at"_s)),
            .lastSignInAt = readTime(row.value(u"last_sign_in_at"_s))};
}

/// What every sign-in brings up to date, and at the end by whose: in the order of both statements.
QVariantList valuesOfSignIn(const kakao::User &user, const QDateTime &now)
{
    return QVariantList{textOrNull(user.nickname),
                        textOrNull(user.pictureUrl.toString(QUrl::FullyEncoded)),
                        textOrNull(user.thumbnailUrl.toString(QUrl::FullyEncoded)),
                        textOrNull(user.emailTrusted ? user.email : QString())}
    + birthdayValues(user.birthday) + QVariantList{now.toMSecsSinceEpoch(), user.id};
}

Result<Rows> update(Database &database, const kakao::User &user, const QDateTime &now)
{
    return database.query(
        uR"(UPDATE members SET kakao_nickname = ?, picture_url = ?, thumbnail_url = ?, email = ?,
                birthday = ?, birthday_calendar = ?, birthday_leap_month = ?, last_sign_in_at = ?
            WHERE kakao_id = ? RETURNING *)"_s,
        valuesOfSignIn(user, now));
}

/// Random, and within what JSON keeps exactly: a session token that another database issued, or
/// one of a member who is gone, must not name somebody here.
qint64 makeId()
{
    constexpr quint64 bits53 = (quint64(1) << 53) - 1;
    return qint64(QRandomGenerator::system()->generate64() & bits53) | 1;
}

/// No row when somebody has the nickname.
Result<Rows> insert(Database &database, const kakao::User &user, const QDateTime &now,
                    const QString &nickname)
{
    return database.query(
        uR"(INSERT INTO members (kakao_nickname, picture_url, thumbnail_url, email, birthday,
                birthday_calendar, birthday_leap_month, last_sign_in_at, kakao_id, id, nickname,
                nickname_key, joined_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING RETURNING *)"_s,
        valuesOfSignIn(user, now)
            + QVariantList{makeId(), nickname, nicknameKey(nickname), now.toMSecsSinceEpoch()});
}

constexpr QStringView defaultNickname = u"회원";

QString numberedNickname(const QString &nickname, quint64 number)
{
    return nickname.left(12) + QString::number(number);
}

QStringList candidates(const QString &base, int round)
{
    QStringList names;
    quint64 range = 100;
    for (int i = 0; i < round; ++i)
        range *= 10;
    for (quint64 i = 0; i < candidatesPerRound; ++i) {
        const quint64 number =
            round == 0 ? 2 + i : 2 + QRandomGenerator::system()->generate64() % range;
        names.append(numberedNickname(base, number));
    }
    return names;
}

/// The first of the candidates that nobody has; empty when all are taken.
Result<QString> findFree(Database &database, const QStringList &candidates)
{
    QVariantList keys;
    for (const QString &candidate : candidates)
        keys.append(nicknameKey(candidate));
    const QString marks = QStringList(candidates.size(), u"?"_s).join(u", "_s);
    const auto rows = database.query(
        u"SELECT nickname_key FROM members WHERE nickname_key IN (%1)"_s.arg(marks), keys);
    if (!rows)
        return rows.error();
    QSet<QString> taken;
    for (const QSqlRecord &row : *rows)
        taken.insert(row.value(0).toString());
    for (qsizetype i = 0; i < candidates.size(); ++i) {
        if (!taken.contains(keys.at(i).toString()))
            return candidates.at(i);
    }
    return QString();
}

/// The unique index decides whether a nickname is free, not the look before it.
Result<Member> create(Database &database, const kakao::User &user, const QDateTime &now)
{
    const QString own = cleanNickname(user.nickname);
    const QString base = own.isEmpty() ? defaultNickname.toString() : own;
    QString nickname = own.isEmpty() ? numberedNickname(base, 1) : own;
    for (int round = 0; round < maximumRounds; ++round) {
        if (!nickname.isEmpty()) {
            const auto rows = insert(database, user, now, nickname);
            if (!rows)
                return rows.error();
            if (!rows->isEmpty())
                return readMember(rows->first());
        }
        const auto free = findFree(database, candidates(base, round));
        if (!free)
            return free.error();
        nickname = *free;
    }
    return Error{.code = kakao::ErrorCode::DatabaseFailed,
                 .origin = kakao::ErrorOrigin::Directory,
                 .detail = u"no free nickname found"_s};
}

Result<std::optional<Member>> firstMember(const Result<Rows> &rows)
{
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return std::optional<Member>();
    return std::optional(readMember(rows->first()));
}

} // namespace

Result<FoundOrCreated> findOrCreate(Database &database, const kakao::User &user,
                                    const QDateTime &now)
{
    const auto known = update(database, user, now);
    if (!known)
        return known.error();
    if (!known->isEmpty())
        return FoundOrCreated{.member = readMember(known->first()), .isNew = false};
    const auto created = create(database, user, now);
    if (!created)
        return created.error();
    return FoundOrCreated{.member = *created, .isNew = true};
}

Result<std::optional<Member>> findMember(Database &database, qint64 id)
{
    return firstMember(database.query(u"SELECT * FROM members WHERE id = ?"_s, {id}));
}

Result<std::optional<Member>> findKakaoUser(Database &database, qint64 kakaoId)
{
    return firstMember(database.query(u"SELECT * FROM members WHERE kakao_id = ?"_s, {kakaoId}));
}

} // namespace members
