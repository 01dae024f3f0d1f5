// SPDX-License-Identifier: Apache-2.0
#include "kakao/user.h"

#include "kakao/json_p.h"
#include "kakao/profile_p.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kakao {
namespace {

using json::flag;
using json::text;

bool isTrue(const QJsonObject &object, QLatin1StringView key)
{
    return flag(object, key).value_or(false);
}

/// Old answers have it in capitals.
QString readGender(const QJsonObject &object, QLatin1StringView key)
{
    const QString gender = text(object, key).toLower();
    return gender == "female"_L1 || gender == "male"_L1 ? gender : QString();
}

bool isDigits(QStringView text, qsizetype count)
{
    return text.size() == count
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

std::optional<int> readYear(const QJsonObject &object, QLatin1StringView key)
{
    const QString year = text(object, key);
    return isDigits(year, 4) && year != "0000"_L1 ? std::optional(year.toInt()) : std::nullopt;
}

std::optional<Birthday> readBirthday(const QJsonObject &account)
{
    const bool isLunar = text(account, "birthday_type"_L1) == "LUNAR"_L1;
    return parseBirthday(text(account, "birthday"_L1), isLunar ? Calendar::Lunar : Calendar::Solar,
                         isTrue(account, "is_leap_month"_L1));
}

void readProfile(const QJsonObject &profile, User &user)
{
    if (!isTrue(profile, "is_default_nickname"_L1))
        user.nickname = readNickname(profile, "nickname"_L1);
    if (isTrue(profile, "is_default_image"_L1))
        return;
    user.pictureUrl = readPicture(profile, "profile_image_url"_L1);
    user.thumbnailUrl = readPicture(profile, "thumbnail_image_url"_L1);
}

void readAccount(const QJsonObject &account, User &user)
{
    user.email = text(account, "email"_L1);
    user.emailTrusted = !user.email.isEmpty() && isTrue(account, "is_email_valid"_L1)
        && isTrue(account, "is_email_verified"_L1);
    user.birthday = readBirthday(account);
    user.birthYear = readYear(account, "birthyear"_L1);
    user.name = text(account, "name"_L1);
    user.gender = readGender(account, "gender"_L1);
    user.ageRange = text(account, "age_range"_L1);
    user.phoneNumber = text(account, "phone_number"_L1);
    user.ci = text(account, "ci"_L1);
    user.ciAuthenticatedAt = json::utcTime(account, "ci_authenticated_at"_L1);
    user.legalName = text(account, "legal_name"_L1);
    user.legalGender = readGender(account, "legal_gender"_L1);
    user.isKorean = flag(account, "is_korean"_L1);
    const QString birthDate = text(account, "legal_birth_date"_L1);
    if (isDigits(birthDate, 8))
        user.legalBirthDate = birthDate;
}

QStringList readNeedsAgreement(const QJsonObject &account)
{
    constexpr auto suffix = "_needs_agreement"_L1;
    QStringList items;
    for (auto it = account.begin(); it != account.end(); ++it) {
        if (it.key().endsWith(suffix) && json::isSound(it.key()) && it.value().toBool(false))
            items += it.key().chopped(suffix.size());
    }
    return items;
}

QMap<QString, QString> readProperties(const QJsonObject &properties)
{
    QMap<QString, QString> values;
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        const QString value = it.value().toString();
        if (it.value().isString() && json::isSound(value) && json::isSound(it.key()))
            values.insert(it.key(), value);
    }
    return values;
}

} // namespace

Result<User> parseUser(const QByteArray &json)
{
    const auto root = json::parseObject(json, ErrorOrigin::Api);
    if (!root)
        return root.error();
    const auto id = json::rootId(json, "id");
    if (!id)
        return Error{.code = ErrorCode::InvalidAnswer, .detail = u"no 64-bit id"_s};

    User user;
    user.id = *id;
    const QJsonObject properties = (*root)["properties"_L1].toObject();
    const QJsonObject account = (*root)["kakao_account"_L1].toObject();
    const QJsonObject partner = (*root)["for_partner"_L1].toObject();
    // Old applications have the nickname in the properties. The pictures there do not say whether
    // they are the default one.
    if (account["profile"_L1].isObject())
        readProfile(account["profile"_L1].toObject(), user);
    else
        user.nickname = readNickname(properties, "nickname"_L1);
    readAccount(account, user);
    user.uuid = text(partner, "uuid"_L1);
    user.groupUserToken = text(*root, "group_user_token"_L1);
    user.properties = readProperties(properties);
    user.connectedAt = json::utcTime(*root, "connected_at"_L1);
    user.synchedAt = json::utcTime(*root, "synched_at"_L1);
    user.hasSignedUp = flag(*root, "has_signed_up"_L1);
    user.needsAgreement = readNeedsAgreement(account);
    return user;
}

} // namespace kakao
