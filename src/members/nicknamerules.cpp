// SPDX-License-Identifier: Apache-2.0
#include "members/nicknamerules.h"

#include "members/nicknameprofile.h"

#include <QList>
#include <QTextBoundaryFinder>

namespace members {
namespace {

/// A grapheme cluster has no bound of its own: Hangul letters and Indic signs run on.
constexpr qsizetype maximumUnits = 100;
constexpr int maximumMarks = 2;

bool isBlank(char32_t c)
{
    return QChar::isSpace(c) || c == U'\u2800'; // braille without a dot
}

bool isMark(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing;
}

bool isBetween(char32_t c, char32_t first, char32_t last)
{
    return first <= c && c <= last;
}

/// Default_Ignorable_Code_Point of Unicode, as far as the category does not tell.
bool isIgnorable(char32_t c)
{
    return c == U'\u034F' || c == U'\u3164' || c == U'\uFFA0' || isBetween(c, 0x115F, 0x1160)
        || isBetween(c, 0x17B4, 0x17B5) || isBetween(c, 0x180B, 0x180F)
        || isBetween(c, 0xFE00, 0xFE0F) || isBetween(c, 0xE0100, 0xE01EF);
}

bool isUnusable(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned: // how it will compare is not known yet
        return true;
    default:
        return isIgnorable(c) || isBetween(c, 0xFFFC, 0xFFFD); // replacement characters
    }
}

/// The longest beginning of text that has at most so many grapheme clusters.
QString cut(const QString &text, qsizetype graphemes)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype end = 0;
    for (qsizetype count = 0; count < graphemes; ++count) {
        const qsizetype next = finder.toNextBoundary();
        if (next < 0 || next > maximumUnits)
            break;
        end = next;
    }
    return text.first(end).trimmed();
}

} // namespace

QString cleanNickname(const QString &text, const NicknameLimits &limits)
{
    QString kept;
    int marks = maximumMarks; // none without a letter below it
    const QList<uint> codePoints = text.normalized(QString::NormalizationForm_C).toUcs4();
    for (const char32_t c : codePoints) {
        if (isBlank(c)) {
            kept += u' ';
            marks = maximumMarks;
        } else if (isUnusable(c) || (isMark(c) && ++marks > maximumMarks)) {
            continue;
        } else {
            kept += QChar::fromUcs4(c);
            if (!isMark(c))
                marks = 0;
        }
    }
    return cut(kept.simplified().normalized(QString::NormalizationForm_C), limits.maximumLength);
}

session::NicknameCheck readNickname(const QString &text, const NicknameLimits &limits)
{
    using enum session::NicknameVerdict;
    const auto enforced = enforceNickname(text);
    if (!enforced)
        return {.verdict = NotAllowed, .character = text.left(1)};
    if (cleanNickname(*enforced, limits) != *enforced)
        return {.verdict = TooLong, .limit = limits.maximumLength};
    return {.verdict = Free, .nickname = *enforced};
}

NicknameKeys nicknameKeys(const QString &nickname)
{
    return {
        .nickname = nickname, .key = nicknameKey(nickname), .skeleton = nicknameSkeleton(nickname)};
}

} // namespace members
