// SPDX-License-Identifier: Apache-2.0
#include "session/namedsecret_p.h"

#include "session/secretname_p.h"
#include "session/secretvalue_p.h"

#include <algorithm>

namespace session {
namespace {

constexpr qsizetype longestUserInfo = 2'000;

/// What stands between a name and its value.
std::optional<Separator> separatorAt(QStringView text, qsizetype at, SecretName name)
{
    Separator separator;
    bool hasBlank = false;
    for (LogUnit unit; at < text.size(); at = unit.end) {
        unit = unitAt(text, at);
        const char16_t c = unit.character;
        const bool isPairOfQt = c == u',' && separator.isQuoted; // ("code", "…")
        const bool isCookieOfQt = c == u'(' && name == SecretName::Header && !hasBlank;
        if (c == u'=' || c == u':' || isPairOfQt || isCookieOfQt) {
            separator.character = c;
            separator.depth = unit.depth;
            separator.end = unit.end;
            break;
        }
        if (isQuote(c))
            separator.isQuoted = true;
        else if (isBlank(c))
            hasBlank = true;
        else if (c != u'\\' && c != u'[' && c != u']')
            break;
    }
    const bool isOption = name == SecretName::Option && hasBlank && !separator.isQuoted;
    if (!separator.character && isOption) { // --client-secret …
        separator.character = u'=';
        separator.end = at;
    }
    return separator.character ? std::optional(separator) : std::nullopt;
}

/// As in `State::SignedIn`.
bool isScopeOperator(QStringView text, const Separator &separator)
{
    return separator.character == u':' && separator.end < text.size()
        && unitAt(text, separator.end).character == u':';
}

QStringView view(QStringView text, const SecretValue &value)
{
    return text.sliced(value.begin, value.end - value.begin);
}

std::optional<SecretValue> credentialsAfter(QStringView text, qsizetype at, SecretName scheme)
{
    Separator separator{.character = u' ', .depth = 0, .end = at};
    while (separator.end < text.size()) {
        const LogUnit unit = unitAt(text, separator.end);
        if (!isBlank(unit.character) && unit.character != u'+')
            break;
        separator.depth = unit.depth;
        separator.end = unit.end;
    }
    if (separator.end == at || beginsAttribute(text, separator.end))
        return std::nullopt;
    const auto value = valueAfter(text, separator);
    return value && isProse(view(text, *value), scheme) ? std::nullopt : value;
}

std::optional<SecretValue> namedValue(QStringView text, qsizetype at, SecretName name)
{
    const auto separator = separatorAt(text, at, name);
    if (!separator || isScopeOperator(text, *separator))
        return std::nullopt;
    if (name == SecretName::Header && !separator->isQuoted)
        return restOfLine(text, *separator);
    if (separator->character == u',' && !beginsQuoted(text, separator->end))
        return std::nullopt;
    const auto value = valueAfter(text, *separator);
    if (!value)
        return std::nullopt;
    if (name == SecretName::Word && isErrorCode(view(text, *value)))
        return std::nullopt;
    const bool isSentence =
        separator->character == u':' && !separator->isQuoted && !value->isQuoted;
    return isSentence && isProse(view(text, *value), name) ? std::nullopt : value;
}

} // namespace

std::optional<Finding> namedSecretAt(QStringView text, qsizetype at)
{
    const auto [name, end] = secretNameAt(text, at);
    if (name == SecretName::None)
        return std::nullopt;
    const bool isScheme = name == SecretName::Scheme || name == SecretName::AmbiguousScheme;
    const auto value = isScheme ? credentialsAfter(text, end, name) : namedValue(text, end, name);
    if (!value)
        return std::nullopt;
    return Finding{.begin = value->begin, .end = value->end, .placeholder = secretPlaceholder};
}

std::optional<Finding> userInfoAt(QStringView text, qsizetype at)
{
    const LogUnit colon = unitAt(text, at);
    qsizetype begin = colon.end;
    for (int slashes = 0; slashes < 2; ++slashes) {
        if (begin >= text.size())
            return std::nullopt;
        const LogUnit slash = unitAt(text, begin);
        if (slash.character != u'/')
            return std::nullopt;
        begin = slash.end;
    }
    std::optional<Finding> found;
    LogUnit unit;
    for (qsizetype i = begin; i < std::min(text.size(), begin + longestUserInfo); i = unit.end) {
        unit = unitAt(text, i);
        const char16_t c = unit.character;
        const bool isEnd = c == u'/' || c == u'?' || c == u'#' || isBlank(c) || isLineEnd(c)
            || c == u'"' || c == u'\\';
        if (isEnd && unit.depth <= colon.depth)
            break;
        if (c == u'@' && i > begin)
            found = Finding{.begin = begin, .end = i, .placeholder = secretPlaceholder};
    }
    return found;
}

} // namespace session
