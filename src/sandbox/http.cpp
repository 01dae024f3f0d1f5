// SPDX-License-Identifier: Apache-2.0
#include "sandbox/http.h"

#include <QJsonDocument>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace sandbox {

QByteArray Call::cookie(const QByteArray &name) const
{
    for (const QByteArray &part : cookies.split(';')) {
        const QByteArray pair = part.trimmed();
        if (pair.startsWith(name + '='))
            return pair.mid(name.size() + 1);
    }
    return {};
}

QString Call::argument(const QByteArray &name) const
{
    return form.has(name) ? form.text(name) : query.text(name);
}

Answer jsonAnswer(const QJsonObject &object, int status)
{
    return {.status = status,
            .body = QJsonDocument(object).toJson(QJsonDocument::Compact),
            .contentType = "application/json;charset=UTF-8",
            .headers = {{"Cache-Control", "no-cache, no-store, max-age=0, must-revalidate"},
                        {"Pragma", "no-cache"}}};
}

Answer controlError(const QString &message, int status)
{
    return jsonAnswer({{u"message"_s, message}}, status);
}

Answer redirectAnswer(const QByteArray &location, int status)
{
    return {.status = status, .headers = {{"Location", location}, {"Cache-Control", "no-store"}}};
}

QByteArray randomToken()
{
    std::array<quint32, 11> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    constexpr qsizetype octets = 41; // 55 letters
    return QByteArray(reinterpret_cast<const char *>(words.data()), octets)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace sandbox
