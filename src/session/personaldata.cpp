// SPDX-License-Identifier: Apache-2.0
#include "session/personaldata_p.h"

#include <QString>
#include <QVarLengthArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace session {
namespace {

constexpr qsizetype fewestDigits = 8;
constexpr qsizetype mostDigits = 15; // E.164, with the country

/// icon@2x.png and user@1000.service are no addresses.
bool isFileSuffix(QStringView label)
{
    static constexpr std::array suffixes{"png"_L1,     "svg"_L1,    "jpg"_L1,  "webp"_L1,
                                         "service"_L1, "socket"_L1, "scope"_L1};
    return std::any_of(suffixes.begin(), suffixes.end(), [&](QLatin1StringView suffix) {
        return label.compare(suffix, Qt::CaseInsensitive) == 0;
    });
}

bool isDot(char16_t c)
{
    return c == u'.' || c == u'\u3002' || c == u'\uff0e'; // also as Korean keyboards write it
}

struct Label
{
    qsizetype end = 0;
    qsizetype length = 0;
    char16_t first = 0;
};

Label labelAt(QStringView text, qsizetype at)
{
    Label label{.end = at};
    while (label.end < text.size()) {
        const LogUnit unit = unitAt(text, label.end);
        const char16_t c = unit.character;
        if (!isAsciiAlnum(c) && c != u'-' && !isForeignLetter(c))
            break;
        if (label.length++ == 0)
            label.first = c;
        label.end = unit.end;
    }
    return label;
}

/// Digits in groups: `82`, `10`, `1234`, `5678`.
struct Digits
{
    QString all = {};
    QVarLengthArray<qsizetype, 8> groups = {};
    qsizetype end = 0;
    bool isDashed = true; ///< nothing but `-` between the groups
};

bool isBetweenDigits(char16_t c)
{
    return isBlank(c) || c == u'-' || c == u'.' || c == u'(' || c == u')' || c == u'+';
}

/// The next group of digits, behind no more than two other characters: `) 415`. False, and nothing
/// changed, when there is none or the number would be too long.
bool addGroup(QStringView text, Digits &digits)
{
    QString group;
    qsizetype at = digits.end;
    QString between;
    while (at < text.size() && group.size() <= mostDigits) {
        const LogUnit unit = unitAt(text, at);
        if (isDigit(unit.character))
            group += QChar(unit.character);
        else if (group.isEmpty() && isBetweenDigits(unit.character) && between.size() < 2)
            between += QChar(unit.character);
        else
            break;
        at = unit.end;
    }
    const bool isFirst = digits.groups.isEmpty();
    if (group.isEmpty() || between.isEmpty() != isFirst
        || digits.all.size() + group.size() > mostDigits)
        return false;
    digits.isDashed &= isFirst || between == u'-';
    digits.groups.append(group.size());
    digits.all += group;
    digits.end = at;
    return true;
}

std::optional<Finding> internationalAt(QStringView text, qsizetype at, qsizetype afterPlus)
{
    if (afterPlus >= text.size() || !isDigit(unitAt(text, afterPlus).character))
        return std::nullopt;
    Digits digits{.end = afterPlus};
    while (addGroup(text, digits)) {}
    if (digits.all.size() < fewestDigits || digits.all.startsWith(u'0'))
        return std::nullopt;
    return Finding{.begin = at, .end = digits.end, .placeholder = phonePlaceholder};
}

bool isKorean(const Digits &digits)
{
    const auto &groups = digits.groups;
    const QString &all = digits.all;
    const bool isMobile = all.startsWith("01"_L1) && all.size() >= 10
        && QStringView(u"016789").contains(all.at(2)); // 010, 011, 016 …
    if (isMobile && all.size() <= 11 && groups.first() >= 3)
        return true;
    if (!digits.isDashed || groups.size() != 3 || groups[1] < 3 || groups[1] > 4 || groups[2] != 4)
        return false;
    const bool isLandline = all.startsWith(u'0') && (groups[0] == 2 || groups[0] == 3);
    const bool isWithoutZero = all.startsWith(u'1') && groups[0] == 2
        && QStringView(u"016789").contains(all.at(1)); // behind +82
    return isLandline || isWithoutZero;
}

std::optional<Finding> koreanAt(QStringView text, qsizetype at)
{
    Digits digits{.end = at};
    while (digits.groups.size() < 3 && addGroup(text, digits)) {
        const bool isEnd =
            digits.end >= text.size() || !isAsciiAlnum(unitAt(text, digits.end).character);
        if (isEnd && isKorean(digits))
            return Finding{.begin = at, .end = digits.end, .placeholder = phonePlaceholder};
    }
    return std::nullopt;
}

} // namespace

bool isMailLocal(char16_t c)
{
    return isWord(c) || c == u'.' || c == u'+' || c == u'*' || isForeignLetter(c);
}

bool isMailAt(char16_t c)
{
    return c == u'@' || c == u'\uff20';
}

std::optional<Finding> mailAddressAround(QStringView text, qsizetype begin, qsizetype afterAt)
{
    qsizetype end = afterAt;
    qsizetype from = afterAt;
    bool hasTop = false;
    for (int labels = 0;; ++labels) {
        const Label label = labelAt(text, from);
        if (label.length == 0)
            break;
        end = label.end;
        const bool isName = label.length >= 2 && !isDigit(label.first);
        hasTop |= labels > 0 && isName && !isFileSuffix(text.sliced(from, end - from));
        if (end >= text.size())
            break;
        const LogUnit dot = unitAt(text, end);
        if (!isDot(dot.character))
            break;
        from = dot.end;
    }
    if (!hasTop)
        return std::nullopt;
    return Finding{.begin = begin, .end = end, .placeholder = mailPlaceholder};
}

std::optional<Finding> phoneNumberAt(QStringView text, qsizetype at)
{
    const LogUnit first = unitAt(text, at);
    if (first.character == u'+')
        return internationalAt(text, at, first.end);
    if (first.character == u'0' || first.character == u'1')
        return koreanAt(text, at);
    return std::nullopt;
}

} // namespace session
