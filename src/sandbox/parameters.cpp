// SPDX-License-Identifier: Apache-2.0
#include "sandbox/parameters.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QUrl>

namespace sandbox {

namespace {

QByteArray decoded(QByteArray text)
{
    return QByteArray::fromPercentEncoding(text.replace('+', ' '));
}

} // namespace

Parameters Parameters::parse(const QByteArray &encoded)
{
    Parameters parameters;
    for (const QByteArray &pair : encoded.split('&')) {
        if (pair.isEmpty())
            continue;
        const auto equals = pair.indexOf('=');
        if (equals < 0)
            parameters.m_pairs.append({decoded(pair), QByteArray()});
        else
            parameters.m_pairs.append({decoded(pair.first(equals)), decoded(pair.mid(equals + 1))});
    }
    return parameters;
}

bool Parameters::has(const QByteArray &name) const
{
    return std::any_of(m_pairs.begin(), m_pairs.end(),
                       [&](const auto &pair) { return pair.first == name; });
}

QByteArray Parameters::bytes(const QByteArray &name) const
{
    for (const auto &[key, value] : m_pairs) {
        if (key == name)
            return value;
    }
    return {};
}

QString Parameters::text(const QByteArray &name) const
{
    return QString::fromUtf8(bytes(name));
}

QStringList Parameters::texts(const QByteArray &name) const
{
    QStringList values;
    for (const auto &[key, value] : m_pairs) {
        if (key == name)
            values.append(QString::fromUtf8(value));
    }
    return values;
}

QStringList Parameters::list(const QByteArray &name) const
{
    QString value = text(name);
    QStringList items = value.replace(u',', u' ').split(u' ', Qt::SkipEmptyParts);
    items.removeDuplicates();
    return items;
}

QByteArray Parameters::repeatedName() const
{
    QSet<QByteArray> seen;
    for (const auto &[key, value] : m_pairs) {
        if (seen.contains(key))
            return key;
        seen.insert(key);
    }
    return {};
}

void Parameters::set(const QByteArray &name, const QByteArray &value)
{
    for (auto &[key, old] : m_pairs) {
        if (key == name) {
            old = value;
            return;
        }
    }
    m_pairs.append({name, value});
}

QByteArray Parameters::encoded() const
{
    QByteArrayList pairs;
    for (const auto &[key, value] : m_pairs)
        pairs.append(key.toPercentEncoding() + '=' + value.toPercentEncoding());
    return pairs.join('&');
}

QByteArray withParameters(const QByteArray &uri, const Parameters &parameters)
{
    return uri + (uri.contains('?') ? '&' : '?') + parameters.encoded();
}

bool isAbsoluteUri(const QString &uri)
{
    const QUrl url(uri, QUrl::StrictMode);
    const QString scheme = url.scheme();
    return url.isValid() && !url.isRelative() && !url.hasFragment() && scheme != u"javascript"
        && scheme != u"data";
}

std::optional<QStringList> jsonTexts(const QString &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isArray())
        return std::nullopt;
    QStringList texts;
    for (const auto &value : document.array()) {
        if (!value.isString())
            return std::nullopt;
        texts.append(value.toString());
    }
    return texts;
}

} // namespace sandbox
