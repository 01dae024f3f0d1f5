// SPDX-License-Identifier: Apache-2.0
#include "sandbox/userjson.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

/// The fields of kakao_account that come together under one key.
const QHash<QString, QStringList> &groups()
{
    static const QHash<QString, QStringList> table = {
        {u"profile"_s,
         {u"profile"_s, u"profile_nickname_needs_agreement"_s, u"profile_image_needs_agreement"_s}},
        {u"email"_s,
         {u"email"_s, u"has_email"_s, u"email_needs_agreement"_s, u"is_email_valid"_s,
          u"is_email_verified"_s}},
        {u"birthday"_s,
         {u"birthday"_s, u"has_birthday"_s, u"birthday_needs_agreement"_s, u"birthday_type"_s,
          u"is_leap_month"_s}},
        {u"name"_s, {}},
        {u"age_range"_s, {}},
        {u"birthyear"_s, {}},
        {u"gender"_s, {}},
        {u"phone_number"_s, {}},
        {u"ci"_s, {}},
    };
    return table;
}

QJsonObject profileObject(const Context &context, const Person &person, const QStringList &scopes)
{
    QJsonObject profile;
    if (scopes.contains(u"profile_nickname"_s)) {
        profile.insert(u"nickname"_s, person.nickname);
        profile.insert(u"is_default_nickname"_s, person.defaultNickname);
    }
    if (scopes.contains(u"profile_image"_s)) {
        profile.insert(u"profile_image_url"_s, pictureUrl(context, person, 640));
        profile.insert(u"thumbnail_image_url"_s, pictureUrl(context, person, 110));
        profile.insert(u"is_default_image"_s, person.picture.isEmpty());
    }
    return profile;
}

/// An address that belongs to somebody else by now is shown so far only: `ka***@example.com`.
QString maskedEmail(const QString &email)
{
    return email.left(qMin(qsizetype(2), email.lastIndexOf(u'@'))) + u"***"_s
        + email.sliced(email.lastIndexOf(u'@'));
}

void addEmail(QJsonObject &account, const Person &person, bool agreed)
{
    const bool has = !person.email.isEmpty();
    account.insert(u"has_email"_s, has);
    account.insert(u"email_needs_agreement"_s, has && !agreed);
    if (!has || !agreed)
        return;
    account.insert(u"is_email_valid"_s, person.isEmailValid);
    account.insert(u"is_email_verified"_s, person.isEmailVerified);
    account.insert(u"email"_s, person.isEmailValid ? person.email : maskedEmail(person.email));
}

void addBirthday(QJsonObject &account, const Person &person, bool agreed)
{
    const bool has = !person.birthday.isEmpty();
    account.insert(u"has_birthday"_s, has);
    account.insert(u"birthday_needs_agreement"_s, has && !agreed);
    if (!has || !agreed)
        return;
    account.insert(u"birthday"_s, person.birthday);
    account.insert(u"birthday_type"_s, person.lunar ? u"LUNAR"_s : u"SOLAR"_s);
    account.insert(u"is_leap_month"_s, person.leapMonth);
}

QJsonObject accountObject(const Context &context, const Person &person)
{
    const QStringList scopes = context.scopesOf(person.id);
    const QStringList &items = context.options.consentItems;
    QJsonObject account;
    for (const QString &item : {u"profile_nickname"_s, u"profile_image"_s}) {
        if (items.contains(item))
            account.insert(item + u"_needs_agreement"_s, !scopes.contains(item));
    }
    if (const QJsonObject profile = profileObject(context, person, scopes); !profile.isEmpty())
        account.insert(u"profile"_s, profile);
    if (items.contains(u"account_email"_s))
        addEmail(account, person, scopes.contains(u"account_email"_s));
    if (items.contains(u"birthday"_s))
        addBirthday(account, person, scopes.contains(u"birthday"_s));
    return account;
}

/// The older copy of the profile, which Kakao still sends.
QJsonObject propertiesObject(const QJsonObject &profile)
{
    QJsonObject properties;
    const std::pair<QString, QString> names[] = {{u"nickname"_s, u"nickname"_s},
                                                 {u"profile_image_url"_s, u"profile_image"_s},
                                                 {u"thumbnail_image_url"_s, u"thumbnail_image"_s}};
    for (const auto &[from, to] : names) {
        if (profile.contains(from))
            properties.insert(to, profile.value(from));
    }
    return properties;
}

QJsonObject picked(const QJsonObject &object, const QStringList &names)
{
    QJsonObject part;
    for (const QString &name : names) {
        if (object.contains(name))
            part.insert(name, object.value(name));
    }
    return part;
}

} // namespace

QString pictureUrl(const Context &context, const Person &person, int width)
{
    const QByteArray name = person.picture.isEmpty() ? "default" : person.picture;
    return u"%1/pictures/%2-%3.png"_s.arg(QLatin1String(context.issuer), QLatin1String(name))
        .arg(width);
}

QJsonObject userObject(const Context &context, const Person &person)
{
    QJsonObject user = {
        {u"id"_s, person.id},
        {u"connected_at"_s, context.links.connectedAt(person.id).toUTC().toString(Qt::ISODate)}};
    const QJsonObject account = accountObject(context, person);
    const QJsonObject properties = propertiesObject(account.value(u"profile"_s).toObject());
    if (!properties.isEmpty())
        user.insert(u"properties"_s, properties);
    if (!account.isEmpty())
        user.insert(u"kakao_account"_s, account);
    return user;
}

std::optional<QJsonObject> filtered(const QJsonObject &user, const QStringList &keys)
{
    QStringList accountFields;
    QStringList propertyFields;
    for (const QString &key : keys) {
        const QString top = key.section(u'.', 0, 0);
        const QString name = key.section(u'.', 1);
        const bool whole = key.endsWith(u'.') && name.isEmpty();
        if (top == u"kakao_account" && (whole || groups().contains(name)))
            accountFields += whole ? user.value(top).toObject().keys() : groups().value(name);
        else if (top == u"properties" && key.contains(u'.'))
            propertyFields += whole ? user.value(top).toObject().keys() : QStringList(name);
        else if (key != u"has_signed_up" && key != u"id" && key != u"connected_at")
            return std::nullopt;
    }
    QJsonObject part = picked(user, {u"id"_s, u"connected_at"_s});
    const auto insert = [&](const QString &name, const QStringList &fields) {
        const QJsonObject object = picked(user.value(name).toObject(), fields);
        if (!object.isEmpty())
            part.insert(name, object);
    };
    insert(u"kakao_account"_s, accountFields);
    insert(u"properties"_s, propertyFields);
    return part;
}

} // namespace sandbox
