// SPDX-License-Identifier: Apache-2.0
#include "sandbox/masks.h"

#include <QCryptographicHash>
#include <QSet>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr qsizetype longestValue = 300;
constexpr qsizetype mostParameters = 40;

bool isHarmless(const QByteArray &name)
{
    static const QSet<QByteArray> names = {"client_id",
                                           "redirect_uri",
                                           "logout_redirect_uri",
                                           "response_type",
                                           "scope",
                                           "scopes",
                                           "prompt",
                                           "login_hint",
                                           "login_id",
                                           "person",
                                           "service_terms",
                                           "tags",
                                           "result",
                                           "term",
                                           "decision",
                                           "leave",
                                           "stay",
                                           "code_challenge",
                                           "code_challenge_method",
                                           "grant_type",
                                           "property_keys",
                                           "secure_resource",
                                           "lang",
                                           "ui_locales"};
    return names.contains(name);
}

QString shown(const QByteArray &name, const QByteArray &value)
{
    if (isHarmless(name) || value.isEmpty())
        return QString::fromUtf8(value).left(longestValue);
    if (name == "password" || name == "client_secret")
        return u"***"_s;
    return masked(value);
}

} // namespace

QString masked(const QByteArray &secret)
{
    const QByteArray digest = QCryptographicHash::hash(secret, QCryptographicHash::Sha256);
    return u"sha256:"_s + QString::fromLatin1(digest.toHex().first(shortDigestLength));
}

QJsonObject maskedParameters(const Parameters &parameters)
{
    QJsonObject object;
    for (const auto &[name, value] : parameters.pairs()) {
        if (object.size() == mostParameters)
            break;
        object.insert(QString::fromUtf8(name).left(longestValue), shown(name, value));
    }
    return object;
}

QString maskedAuthorization(const QByteArray &header)
{
    if (header.isEmpty())
        return {};
    const auto space = header.indexOf(' ');
    if (space < 0)
        return masked(header);
    return QString::fromUtf8(header.first(space)).left(longestValue) + u' '
        + masked(header.sliced(space + 1).trimmed());
}

} // namespace sandbox
