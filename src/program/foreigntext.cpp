// SPDX-License-Identifier: Apache-2.0
#include "program/foreigntext.h"

#include <QList>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace program {
namespace {

constexpr qsizetype longestName = 200; // three times what the longest nickname has

/// Letters and symbols by their category that draw nothing: the fillers of Hangul, the Braille
/// blank. And half a character, for which QString puts U+FFFD.
constexpr char32_t blanks[] = {0x115f, 0x1160, 0x2800, 0x3164, 0xffa0, 0xfffd};

bool drawsSomething(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Separator_Space:
        return false;
    default:
        return std::ranges::find(blanks, character) == std::end(blanks);
    }
}

bool isIsolateOrBreak(QChar c)
{
    return (c >= u'\u2066' && c <= u'\u2069') || c == u'\u2028' || c == u'\u2029' || c == u'\n'
        || c == u'\r' || c == u'\0';
}

} // namespace

QString isolatedName(const QString &name)
{
    QString shown = name.first(std::min(name.size(), longestName));
    if (shown.size() < name.size()) {
        QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, shown);
        finder.toEnd();
        finder.toPreviousBoundary();
        shown = shown.first(std::max<qsizetype>(finder.position(), 0)) + u'…';
    }
    shown.removeIf(isIsolateOrBreak);
    return u'\u2068' + shown + u'\u2069';
}

bool isVisible(const QString &character)
{
    const auto codePoints = character.toUcs4();
    return std::ranges::any_of(codePoints, drawsSomething);
}

} // namespace program
