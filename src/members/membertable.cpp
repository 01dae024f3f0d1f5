// SPDX-License-Identifier: Apache-2.0
#include "members/membertable.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace members {
namespace {

using kakao::Birthday;
using kakao::Calendar;
using kakao::Done;
using kakao::Result;
using session::Member;
using session::NicknameVerdict;

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

/// What Kakao says of somebody, in the order of all statements.
QVariantList valuesOf(const kakao::User &user)
{
    return QVariantList{textOrNull(user.nickname),
                        textOrNull(user.pictureUrl.toString(QUrl::FullyEncoded)),
                        textOrNull(user.thumbnailUrl.toString(QUrl::FullyEncoded)),
                        textOrNull(user.emailTrusted ? user.email : QString())}
    + birthdayValues(user.birthday);
}

/// Random, and within what JSON keeps exactly: a session token that another database issued, or
/// one of a member who is gone, must not name somebody here.
qint64 makeId()
{
    constexpr quint64 bits53 = (quint64(1) << 53) - 1;
    return qint64(QRandomGenerator::system()->generate64() & bits53) | 1;
}

Result<std::optional<Member>> firstMember(const Result<Rows> &rows)
{
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return std::optional<Member>();
    return std::optional(readMember(rows->first()));
}

QString marks(qsizetype count)
{
    return QStringList(count, u"?"_s).join(u',');
}

} // namespace

Result<std::optional<Member>> updateMember(Database &database, const kakao::User &user)
{
    return firstMember(database.query(
        uR"(UPDATE members SET kakao_nickname = ?, picture_url = ?, thumbnail_url = ?, email = ?,
                birthday = ?, birthday_calendar = ?, birthday_leap_month = ?
            WHERE kakao_id = ? RETURNING *)"_s,
        valuesOf(user) + QVariantList{user.id}));
}

Result<std::optional<Member>> updateMemberPartly(Database &database, const kakao::User &user)
{
    return firstMember(
        database.query(uR"(UPDATE members SET kakao_nickname = COALESCE(?, kakao_nickname),
                picture_url = COALESCE(picture_url, ?), thumbnail_url = COALESCE(?, thumbnail_url),
                email = COALESCE(?, email)
            WHERE kakao_id = ? RETURNING *)"_s,
                       valuesOf(user).first(4) + QVariantList{user.id}));
}

Result<Done> noteSignIn(Database &database, qint64 kakaoId, const QDateTime &now)
{
    const auto noted =
        database.query(u"UPDATE members SET last_sign_in_at = ? WHERE kakao_id = ?"_s,
                       {now.toMSecsSinceEpoch(), kakaoId});
    return noted ? Result<Done>(Done{}) : noted.error();
}

Result<std::optional<Member>> createMember(Database &database, const kakao::User &user,
                                           const NicknameKeys &nickname, const QDateTime &now)
{
    return firstMember(database.query(
        uR"(INSERT INTO members (kakao_nickname, picture_url, thumbnail_url, email, birthday,
                birthday_calendar, birthday_leap_month, last_sign_in_at, kakao_id, id, nickname,
                nickname_key, nickname_skeleton, joined_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING RETURNING *)"_s,
        valuesOf(user)
            + QVariantList{now.toMSecsSinceEpoch(), user.id, makeId(), nickname.nickname,
                           nickname.key, nickname.skeleton, now.toMSecsSinceEpoch()}));
}

Result<std::optional<Member>> renameMember(Database &database, qint64 id,
                                           const NicknameKeys &nickname)
{
    return firstMember(
        database.query(uR"(UPDATE members SET nickname = ?, nickname_key = ?, nickname_skeleton = ?
            WHERE id = ? RETURNING *)"_s,
                       {nickname.nickname, nickname.key, nickname.skeleton, id}));
}

Result<NicknameVerdict> findOwner(Database &database, const NicknameKeys &nickname, qint64 memberId)
{
    const auto rows = database.query(uR"(SELECT id, nickname, nickname_key FROM members
            WHERE nickname_key = ? OR nickname_skeleton = ? OR id = ?)"_s,
                                     {nickname.key, nickname.skeleton, memberId});
    if (!rows)
        return rows.error();
    auto verdict = NicknameVerdict::Free;
    for (const QSqlRecord &row : *rows) {
        const bool isOwn = row.value(0).toLongLong() == memberId;
        if (isOwn && row.value(1).toString() == nickname.nickname)
            return NicknameVerdict::Unchanged;
        if (!isOwn && row.value(2).toString() == nickname.key)
            verdict = NicknameVerdict::Taken;
        else if (!isOwn && verdict == NicknameVerdict::Free)
            verdict = NicknameVerdict::TooAlike;
    }
    return verdict;
}

Result<QSet<QString>> findTaken(Database &database, const QList<NicknameKeys> &nicknames)
{
    QVariantList keys;
    QVariantList skeletons;
    for (const NicknameKeys &nickname : nicknames) {
        keys.append(nickname.key);
        skeletons.append(nickname.skeleton);
    }
    const auto rows = database.query(uR"(SELECT nickname_key FROM members WHERE nickname_key IN (%1)
            UNION ALL
            SELECT nickname_skeleton FROM members WHERE nickname_skeleton IN (%1))"_s.arg(
                                         marks(nicknames.size())),
                                     keys + skeletons);
    if (!rows)
        return rows.error();
    QSet<QString> taken;
    for (const QSqlRecord &row : *rows)
        taken.insert(row.value(0).toString());
    return taken;
}

Result<std::optional<Member>> findMember(Database &database, qint64 id)
{
    return firstMember(database.query(u"SELECT * FROM members WHERE id = ?"_s, {id}));
}

Result<std::optional<Member>> findKakaoUser(Database &database, qint64 kakaoId)
{
    return firstMember(database.query(u"SELECT * FROM members WHERE kakao_id = ?"_s, {kakaoId}));
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

} // namespace members
