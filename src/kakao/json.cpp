// SPDX-License-Identifier: Apache-2.0
#include "kakao/json_p.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kakao::json {
namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// One past the string, number, word or bracket that begins at pos.
qsizetype endOfToken(QByteArrayView json, qsizetype pos)
{
    if (json[pos] == '"') {
        for (++pos; pos < json.size() && json[pos] != '"'; ++pos) {
            if (json[pos] == '\\')
                ++pos;
        }
        return std::min(pos + 1, json.size());
    }
    constexpr QByteArrayView delimiters = "{}[]:,\"";
    if (delimiters.contains(json[pos]))
        return pos + 1;
    while (pos < json.size() && !isSpace(json[pos]) && !delimiters.contains(json[pos]))
        ++pos;
    return pos;
}

/// The token behind `"key":` at depth one, the last one as QJsonDocument has it; empty without.
QByteArrayView rootToken(QByteArrayView json, QByteArrayView key)
{
    QByteArrayView found;
    QByteArrayView name; // the token before the colon
    QByteArrayView previous;
    int depth = 0;
    for (qsizetype pos = 0; pos < json.size();) {
        if (isSpace(json[pos])) {
            ++pos;
            continue;
        }
        const qsizetype end = endOfToken(json, pos);
        const QByteArrayView token = json.sliced(pos, end - pos);
        pos = end;
        if (previous == ":" && depth == 1 && name.size() == key.size() + 2
            && name.sliced(1, key.size()) == key)
            found = token;
        if (token == "{" || token == "[")
            ++depth;
        else if (token == "}" || token == "]")
            --depth;
        else if (token == ":")
            name = previous;
        previous = token;
    }
    return found;
}

} // namespace

Result<QJsonObject> parseObject(const QByteArray &json, ErrorOrigin origin)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return Error{.origin = origin, .detail = u"not JSON: "_s + error.errorString()};
    if (!document.isObject())
        return Error{.origin = origin, .detail = u"JSON, but no object"_s};
    return document.object();
}

bool isSound(const QString &text)
{
    return text.isValidUtf16() && !text.contains(QChar::Null);
}

QString text(const QJsonObject &object, QLatin1StringView key)
{
    const QString value = object[key].toString();
    return isSound(value) ? value : QString();
}

std::optional<bool> flag(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object[key];
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

QDateTime utcTime(const QJsonObject &object, QLatin1StringView key)
{
    const auto time = QDateTime::fromString(text(object, key), Qt::ISODateWithMs);
    return time.isValid() && time.timeSpec() != Qt::LocalTime ? time.toUTC() : QDateTime();
}

std::optional<qint64> rootId(QByteArrayView json, QByteArrayView key)
{
    QByteArrayView digits = rootToken(json, key);
    if (digits.size() > 2 && digits.front() == '"')
        digits = digits.sliced(1, digits.size() - 2);
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (digits.isEmpty() || digits.front() == '0'
        || !std::all_of(digits.begin(), digits.end(), isDigit))
        return std::nullopt;
    bool fits = false;
    const qint64 id = digits.toByteArray().toLongLong(&fits);
    return fits ? std::optional(id) : std::nullopt;
}

} // namespace kakao::json
