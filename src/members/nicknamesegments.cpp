// SPDX-License-Identifier: Apache-2.0
#include "members/nicknamesegments.h"

#include "members/unicodetext.h"

#include <unicode/uchar.h>

namespace members {
namespace {

using Kind = NicknameSegment::Kind;

bool isHangulLetter(QChar c)
{
    constexpr char16_t filler = 0x3164;
    return 0x3131 <= c.unicode() && c.unicode() <= 0x318E && c.unicode() != filler;
}

/// Spares a nickname of letters the search for grapheme clusters.
bool mayHaveEmoji(QStringView text)
{
    constexpr char16_t firstEmoji = 0xA9; // but for what begins a keycap
    constexpr char16_t keycap = 0x20E3;
    for (qsizetype i = 0; i < text.size();) {
        const char32_t c = codePointAt(text, i);
        i += unitsOf(c);
        if (c == keycap || (c >= firstEmoji && u_hasBinaryProperty(UChar32(c), UCHAR_EMOJI)))
            return true;
    }
    return false;
}

bool isRecommendedEmoji(QStringView cluster)
{
    return u_stringHasBinaryProperty(cluster.utf16(), int32_t(cluster.size()), UCHAR_RGI_EMOJI);
}

void append(NicknameSegments &segments, Kind kind, qsizetype end)
{
    if (!segments.isEmpty() && segments.last().kind == kind)
        segments.last().end = end;
    else
        segments.append({kind, segments.isEmpty() ? 0 : segments.last().end, end});
}

} // namespace

NicknameSegments segmentsOf(QStringView text, NicknameProfile profile)
{
    if (profile == NicknameProfile::Rfc8266)
        return {{Kind::Strict, 0, text.size()}};
    const bool hasClusters = mayHaveEmoji(text);
    NicknameSegments segments;
    qsizetype start = 0;
    for (const qsizetype end : hasClusters ? graphemeEnds(text) : GraphemeEnds{text.size()}) {
        if (hasClusters && isRecommendedEmoji(text.sliced(start, end - start))) {
            append(segments, Kind::Emoji, end);
        } else {
            for (qsizetype i = start; i < end; ++i)
                append(segments, isHangulLetter(text[i]) ? Kind::Letters : Kind::Strict, i + 1);
        }
        start = end;
    }
    return segments;
}

} // namespace members
