// SPDX-License-Identifier: Apache-2.0
#include "session/logunit_p.h"

#include <QChar>

namespace session {
namespace {

int hexValue(QStringView text, qsizetype at)
{
    if (at >= text.size())
        return -1;
    const char16_t c = text[at].unicode();
    if (c >= u'0' && c <= u'9')
        return c - u'0';
    const auto lower = char16_t(c | 0x20);
    return lower >= u'a' && lower <= u'f' ? lower - u'a' + 10 : -1;
}

std::optional<int> octetAt(QStringView text, qsizetype at)
{
    const int high = hexValue(text, at);
    const int low = hexValue(text, at + 1);
    return high < 0 || low < 0 ? std::nullopt : std::optional(16 * high + low);
}

/// `%40`, and `%2540` and so on, which is an encoded `%40`.
std::optional<LogUnit> percentEncoded(QStringView text, qsizetype at)
{
    LogUnit unit;
    std::optional<int> octet;
    qsizetype digits = at + 1;
    do {
        octet = octetAt(text, digits);
        digits += 2;
        ++unit.depth;
    } while (octet == u'%' && octetAt(text, digits));
    if (!octet)
        return std::nullopt;
    unit.character = *octet < 0x80 ? char16_t(*octet) : u'\ufffd';
    unit.end = digits;
    return unit;
}

/// JSON's `\/` and, of ASCII, `\u0040`.
std::optional<LogUnit> escaped(QStringView text, qsizetype at)
{
    const QStringView rest = text.sliced(at + 1);
    if (rest.startsWith(u'/'))
        return LogUnit{.character = u'/', .depth = 0, .end = at + 2};
    if (!rest.startsWith(u"u00"))
        return std::nullopt;
    const auto octet = octetAt(text, at + 4);
    if (!octet || *octet >= 0x80)
        return std::nullopt;
    return LogUnit{.character = char16_t(*octet), .depth = 1, .end = at + 6};
}

} // namespace

LogUnit unitAt(QStringView text, qsizetype at)
{
    const char16_t c = text[at].unicode();
    std::optional<LogUnit> decoded;
    if (c == u'%')
        decoded = percentEncoded(text, at);
    else if (c == u'\\')
        decoded = escaped(text, at);
    return decoded.value_or(LogUnit{.character = c, .depth = 0, .end = at + 1});
}

bool isDigit(char16_t c)
{
    return c >= u'0' && c <= u'9';
}

bool isAsciiAlnum(char16_t c)
{
    const auto lower = char16_t(c | 0x20);
    return isDigit(c) || (c < 0x80 && lower >= u'a' && lower <= u'z');
}

bool isWord(char16_t c)
{
    return isAsciiAlnum(c) || c == u'_' || c == u'-';
}

bool isBase64(char16_t c)
{
    return isWord(c) || c == u'+' || c == u'/';
}

bool isQuote(char16_t c)
{
    return c == u'"' || c == u'\'' || c == u'`';
}

bool isBlank(char16_t c)
{
    return c == u' ' || c == u'\t' || c == u'\u00a0';
}

bool isLineEnd(char16_t c)
{
    return c == u'\n' || c == u'\r' || c == u'\u2028' || c == u'\u2029';
}

bool isForeignLetter(char16_t c)
{
    if (c < 0x80)
        return false;
    const QChar character(c);
    return character.isLetterOrNumber() || character.isMark() || character.isSurrogate()
        || character.category() == QChar::Other_Format || c == u'\ufffd';
}

} // namespace session
