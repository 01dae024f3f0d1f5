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

/// Calls visit(name, token) for every `name:token` at depth one; of a list or an object the token
/// is its first bracket.
template <typename Visit>
void visitRoot(QByteArrayView json, Visit visit)
{
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
        if (previous == ":" && depth == 1)
            visit(name, token);
        if (token == "{" || token == "[")
            ++depth;
        else if (token == "}" || token == "]")
            --depth;
        else if (token == ":")
            name = previous;
        previous = token;
    }
}

/// The token behind `"key":` at depth one, the last one as QJsonDocument has it; empty without.
QByteArrayView rootToken(QByteArrayView json, QByteArrayView key)
{
    QByteArrayView found;
    visitRoot(json, [&](QByteArrayView name, QByteArrayView token) {
        if (name.size() == key.size() + 2 && name.sliced(1, key.size()) == key)
            found = token;
    });
    return found;
}

qsizetype countRootMembers(QByteArrayView json)
{
    qsizetype count = 0;
    visitRoot(json, [&count](QByteArrayView, QByteArrayView) { ++count; });
    return count;
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

Result<QJsonObject> parseStrictObject(const QByteArray &json)
{
    const auto invalid = [](const QString &detail) {
        return Error{.origin = ErrorOrigin::Token, .detail = detail};
    };
    if (!json.isValidUtf8())
        return invalid(u"not UTF-8"_s);
    if (!json.trimmed().startsWith('{')) // QJsonDocument skips a byte order mark
        return invalid(u"no JSON object"_s);
    const auto object = parseObject(json, ErrorOrigin::Token);
    // Counted, not compared: "sub" can be written in many ways.
    if (object && object->size() != countRootMembers(json))
        return invalid(u"a name given twice"_s);
    return object;
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

std::optional<qint64> positiveInteger(QByteArrayView digits)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (digits.isEmpty() || digits.front() == '0'
        || !std::all_of(digits.begin(), digits.end(), isDigit))
        return std::nullopt;
    bool fits = false;
    const qint64 value = digits.toByteArray().toLongLong(&fits);
    return fits ? std::optional(value) : std::nullopt;
}

std::optional<qint64> rootId(QByteArrayView json, QByteArrayView key)
{
    QByteArrayView digits = rootToken(json, key);
    if (digits.size() > 2 && digits.front() == '"')
        digits = digits.sliced(1, digits.size() - 2);
    return positiveInteger(digits);
}

std::optional<qint64> rootInteger(QByteArrayView json, QByteArrayView key)
{
    return positiveInteger(rootToken(json, key));
}

} // namespace kakao::json
