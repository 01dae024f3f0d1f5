// SPDX-License-Identifier: Apache-2.0
#include "members/nicknamefaults.h"

#include "members/freeformclass.h"
#include "members/nicknamemapping.h"
#include "members/nicknamesegments.h"
#include "members/unicodetext.h"

#include <unicode/uchar.h>

namespace members {
namespace {

/// What the class allows and nobody sees. Joiners are Default_Ignorable, in context or not.
bool isUnseen(char32_t c)
{
    switch (c) {
    case 0x2800:  // braille without a dot
    case 0xFFFC:  // stands for an object
    case 0xFFFD:  // stands for what could not be read
    case 0x13441: // Egyptian blanks
    case 0x13442:
    case 0x16FE4: // Khitan filler
    case 0x1D159: // a note without a head
        return true;
    default:
        return u_hasBinaryProperty(UChar32(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
    }
}

/// Counts the marks of a base while a text is read from its beginning.
class Marks final
{
public:
    void reset(bool hasBase)
    {
        m_hasBase = hasBase;
        m_count = 0;
    }

    /// Spacing marks are vowels and pile up beside the base, not on it.
    [[nodiscard]] bool hasRoomFor(uint32_t category)
    {
        constexpr int maximum = 2;
        if (!m_hasBase)
            return false;
        return (category & U_GC_MC_MASK) != 0 || ++m_count <= maximum;
    }

private:
    bool m_hasBase = false;
    int m_count = 0;
};

QStringView clusterAt(QStringView text, qsizetype index)
{
    qsizetype start = 0;
    for (const qsizetype end : graphemeEnds(text)) {
        if (index < end)
            return text.sliced(start, end - start);
        start = end;
    }
    return {};
}

/// The first cluster of text that is character, or else becomes something with c in it.
QStringView typedFor(const QString &text, QStringView character, char32_t c)
{
    QStringView likely;
    qsizetype start = 0;
    for (const qsizetype end : graphemeEnds(text)) {
        const QStringView cluster = QStringView(text).sliced(start, end - start);
        start = end;
        if (cluster == character)
            return cluster;
        if (likely.isEmpty()
            && mapNickname(cluster.toString(), NicknameProfile::Korean)
                   .text.contains(QChar::fromUcs4(c)))
            likely = cluster;
    }
    return likely.isEmpty() ? character : likely;
}

} // namespace

NicknameFaults faultsIn(const QString &text)
{
    NicknameFaults faults;
    Marks marks;
    for (const auto &[kind, start, end] : segmentsOf(text, NicknameProfile::Korean)) {
        if (kind != NicknameSegment::Kind::Strict) {
            marks.reset(true);
            continue;
        }
        for (qsizetype i = start; i < end;) {
            const qsizetype at = i;
            const char32_t c = codePointAt(text, at);
            i += unitsOf(c);
            const uint32_t category = U_GET_GC_MASK(UChar32(c));
            const bool isMark = (category & U_GC_M_MASK) != 0;
            if (!isInFreeformClass(text, at) || isUnseen(c)
                || (isMark && !marks.hasRoomFor(category)))
                faults.append(at);
            else if (!isMark)
                marks.reset(category != U_GC_ZS_MASK);
        }
    }
    return faults;
}

QString characterAtFault(const QString &text, const QString &mapped, qsizetype fault)
{
    constexpr qsizetype shown = 16;
    QStringView character = typedFor(text, clusterAt(mapped, fault), codePointAt(mapped, fault));
    if (character.size() > shown)
        character = character.first(character[shown].isLowSurrogate() ? shown - 1 : shown);
    return character.toString();
}

} // namespace members
