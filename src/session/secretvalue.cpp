// SPDX-License-Identifier: Apache-2.0
#include "session/secretvalue_p.h"

#include <QString>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace session {
namespace {

constexpr qsizetype shortestToken = 16;
constexpr qsizetype longestWord = 64; // of a sentence
constexpr qsizetype longestWrapper = 64;
constexpr qsizetype mostDigits = 4; // of an error code, -9798

std::optional<SecretValue> range(qsizetype begin, qsizetype end, bool isQuoted = false)
{
    if (begin >= end)
        return std::nullopt;
    return SecretValue{.begin = begin, .end = end, .isQuoted = isQuoted};
}

bool hasDigit(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return isDigit(c.unicode()); });
}

bool isLetters(QStringView text)
{
    return !hasDigit(text)
        && std::all_of(text.begin(), text.end(), [](QChar c) { return isAsciiAlnum(c.unicode()); });
}

/// Leaves the punctuation around a value to the sentence.
qsizetype withoutTail(QStringView text, qsizetype begin, qsizetype end)
{
    static constexpr QStringView tail = u",;)]}.\\";
    const bool isInAngles = begin < end && text[begin] == u'<';
    while (end > begin) {
        const QChar last = text[end - 1];
        if (!tail.contains(last) && (last != u'>' || isInAngles))
            break;
        --end;
    }
    return end;
}

qsizetype skipBlanks(QStringView text, qsizetype at, bool linesToo)
{
    while (at < text.size()) {
        const LogUnit unit = unitAt(text, at);
        if (!isBlank(unit.character) && !(linesToo && isLineEnd(unit.character)))
            break;
        at = unit.end;
    }
    return at;
}

/// `"` with the backslashes before it: a quote inside a quoted value has more of them.
struct Quote
{
    LogUnit unit;
    int backslashes = 0;
};

std::optional<Quote> quoteAt(QStringView text, qsizetype at)
{
    Quote quote;
    while (at < text.size()) {
        quote.unit = unitAt(text, at);
        if (quote.unit.character != u'\\')
            break;
        ++quote.backslashes;
        at = quote.unit.end;
    }
    return isQuote(quote.unit.character) ? std::optional(quote) : std::nullopt;
}

/// To the end of the text when the line was cut.
qsizetype closingQuote(QStringView text, const Quote &opening)
{
    int backslashes = 0;
    LogUnit unit;
    for (qsizetype at = opening.unit.end; at < text.size(); at = unit.end) {
        unit = unitAt(text, at);
        if (unit.character == u'\\') {
            ++backslashes;
            continue;
        }
        const bool isAsDeep =
            unit.depth <= opening.unit.depth && backslashes <= opening.backslashes;
        if (unit.character == opening.unit.character && isAsDeep)
            return at - backslashes;
        backslashes = 0;
    }
    return text.size();
}

qsizetype endOfPlain(QStringView text, qsizetype at, int depth)
{
    LogUnit unit;
    for (; at < text.size(); at = unit.end) {
        unit = unitAt(text, at);
        const char16_t c = unit.character;
        if (unit.depth <= depth && (c == u'&' || isQuote(c) || isBlank(c) || isLineEnd(c)))
            break;
    }
    return at;
}

/// JSON's lists and objects.
qsizetype endOfBracket(QStringView text, qsizetype at)
{
    const qsizetype end = text.indexOf(text[at] == u'[' ? u']' : u'}', at);
    return end < 0 ? text.size() : end + 1;
}

/// QVariant(QString, "…") and QJsonValue(string, "…").
qsizetype skipWrapper(QStringView text, qsizetype at)
{
    const QStringView rest = text.sliced(at);
    if (!rest.startsWith("QVariant("_L1) && !rest.startsWith("QJsonValue("_L1))
        return at;
    const QStringView beginning = rest.left(longestWrapper);
    const qsizetype quote = beginning.indexOf(u'"');
    return quote >= 0 && !beginning.first(quote).contains(u')') ? at + quote : at;
}

} // namespace

std::optional<SecretValue> valueAfter(QStringView text, const Separator &separator)
{
    qsizetype at = separator.end;
    while (at < text.size() && separator.character == u'='
           && (text[at] == u'=' || text[at] == u'>')) // ==, =>
        ++at;
    at = skipBlanks(text, at, separator.isQuoted);
    at = skipWrapper(text, at);
    if (at >= text.size())
        return std::nullopt;
    if (const auto quote = quoteAt(text, at))
        return range(quote->unit.end, closingQuote(text, *quote), true);
    if (text[at] == u'[' || text[at] == u'{')
        return range(at, endOfBracket(text, at));
    return range(at, withoutTail(text, at, endOfPlain(text, at, separator.depth)));
}

std::optional<SecretValue> restOfLine(QStringView text, const Separator &separator)
{
    const qsizetype begin = skipBlanks(text, separator.end, false);
    qsizetype at = begin;
    for (LogUnit unit; at < text.size(); at = unit.end) {
        unit = unitAt(text, at);
        const bool isEscaped = text.sliced(at).startsWith("\\r"_L1)
            || text.sliced(at).startsWith("\\n"_L1); // by QDebug
        if ((isLineEnd(unit.character) && unit.depth <= separator.depth) || isEscaped)
            break;
    }
    while (at > begin && (isQuote(text[at - 1].unicode()) || isBlank(text[at - 1].unicode())))
        --at;
    return range(begin, withoutTail(text, begin, at));
}

bool isErrorCode(QStringView value)
{
    if (value.startsWith("KOE"_L1) || value.startsWith("KAE"_L1))
        value = value.sliced(3);
    else if (value.startsWith(u'-'))
        value = value.sliced(1);
    return !value.isEmpty() && value.size() <= mostDigits
        && std::all_of(value.begin(), value.end(), [](QChar c) { return isDigit(c.unicode()); });
}

bool isProse(QStringView value, SecretName name)
{
    static constexpr std::array afterScheme{"token"_L1, "tokens"_L1, "authentication"_L1,
                                            "scheme"_L1};
    switch (name) {
    case SecretName::Word:
        return value.size() < shortestToken || (value.size() < longestWord && !hasDigit(value));
    case SecretName::Token:
        return value.size() < shortestToken && isLetters(value);
    case SecretName::AmbiguousScheme:
        return value.size() < shortestToken && isLetters(value)
            && std::none_of(value.begin() + 1, value.end(), [](QChar c) { return c.isUpper(); });
    case SecretName::Scheme:
        return std::any_of(afterScheme.begin(), afterScheme.end(), [&](QLatin1StringView known) {
            return value.compare(known, Qt::CaseInsensitive) == 0;
        });
    case SecretName::None:
    case SecretName::Typed:
    case SecretName::Option:
    case SecretName::Header:
        return false;
    }
    Q_UNREACHABLE();
}

bool beginsQuoted(QStringView text, qsizetype at)
{
    at = skipWrapper(text, skipBlanks(text, at, true));
    return at < text.size() && quoteAt(text, at);
}

bool beginsAttribute(QStringView text, qsizetype at)
{
    static constexpr std::array attributes{"error="_L1, "error_description="_L1, "realm="_L1,
                                           "scope="_L1};
    const QStringView rest = text.sliced(at);
    return std::any_of(attributes.begin(), attributes.end(), [&](QLatin1StringView attribute) {
        return rest.startsWith(attribute, Qt::CaseInsensitive);
    });
}

} // namespace session
