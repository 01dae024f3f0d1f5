// SPDX-License-Identifier: Apache-2.0
#include "members/nicknamemapping.h"

#include "members/nicknamesegments.h"
#include "members/unicodetext.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace members {
namespace {

using Kind = NicknameSegment::Kind;

bool isSpace(QChar c)
{
    return c == u' ' || (c.unicode() >= 0xA0 && u_charType(c.unicode()) == U_SPACE_SEPARATOR);
}

/// Whether the spaces are as the mapping leaves them.
bool hasPlainSpaces(const QString &text)
{
    bool isAfterSpace = true;
    for (const QChar c : text) {
        const bool isBlank = isSpace(c);
        if (isBlank && (isAfterSpace || c != u' '))
            return false;
        isAfterSpace = isBlank;
    }
    return text.isEmpty() || !isAfterSpace;
}

/// Step (a): only spaces, not every blank that QString::simplified() takes for one.
QString withPlainSpaces(const QString &text)
{
    if (hasPlainSpaces(text))
        return text;
    QString mapped;
    mapped.reserve(text.size());
    for (const QChar c : text) {
        if (!isSpace(c))
            mapped += c;
        else if (!mapped.isEmpty() && !mapped.endsWith(u' '))
            mapped += u' ';
    }
    if (mapped.endsWith(u' '))
        mapped.chop(1);
    return mapped;
}

/// NFKC of what does not stand.
QString normalized(const QString &text, NicknameProfile profile)
{
    const NicknameSegments segments = segmentsOf(text, profile);
    if (segments.size() == 1 && segments.first().kind == Kind::Strict)
        return compatiblyComposed(text);
    QString result;
    for (const auto &[kind, start, end] : segments) {
        const QString piece = text.sliced(start, end - start);
        result += kind == Kind::Strict ? compatiblyComposed(piece) : piece;
    }
    return result;
}

/// The selector only asks for the colours.
QString withoutVariationSelectors(const QString &text, NicknameProfile profile)
{
    constexpr QChar emojiSelector(0xFE0F);
    if (!text.contains(emojiSelector))
        return text;
    QString result;
    for (const auto &[kind, start, end] : segmentsOf(text, profile)) {
        QString piece = text.sliced(start, end - start);
        result += kind == Kind::Emoji ? piece.remove(emojiSelector) : piece;
    }
    return result;
}

template <typename Map>
MappedText mapUntilStable(const QString &text, Map &&map)
{
    constexpr int furtherRounds = 3; // RFC 8266 2.3 and 2.4
    MappedText mapped{.text = map(text), .isStable = false};
    mapped.isStable = mapped.text == text;
    for (int round = 0; round < furtherRounds && !mapped.isStable; ++round) {
        QString next = map(mapped.text);
        mapped.isStable = next == mapped.text;
        mapped.text = std::move(next);
    }
    return mapped;
}

} // namespace

MappedText mapNickname(const QString &text, NicknameProfile profile)
{
    return mapUntilStable(text, [profile](const QString &last) {
        return normalized(withPlainSpaces(last), profile);
    });
}

MappedText mapNicknameToKey(const QString &text, NicknameProfile profile)
{
    return mapUntilStable(text, [profile](const QString &last) {
        const QString plain = withoutVariationSelectors(withPlainSpaces(last), profile);
        return normalized(lowerCased(plain), profile);
    });
}

} // namespace members
