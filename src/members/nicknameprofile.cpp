// SPDX-License-Identifier: Apache-2.0
#include "members/nicknameprofile.h"

#include "members/freeformclass.h"
#include "members/nicknamemapping.h"
#include "members/nicknamesegments.h"
#include "members/unicodetext.h"

namespace members {
namespace {

/// What stands is exempt, but is among the neighbours of the rest.
bool isInClass(const QString &text, NicknameProfile profile)
{
    for (const auto &[kind, start, end] : segmentsOf(text, profile)) {
        if (kind != NicknameSegment::Kind::Strict)
            continue;
        for (qsizetype i = start; i < end; i += unitsOf(codePointAt(text, i))) {
            if (!isInFreeformClass(text, i))
                return false;
        }
    }
    return true;
}

} // namespace

std::optional<QString> enforceNickname(const QString &text, NicknameProfile profile)
{
    if (text.size() > longestText)
        return std::nullopt;
    MappedText mapped = mapNickname(text, profile);
    if (!mapped.isStable || mapped.text.isEmpty() || !isInClass(mapped.text, profile))
        return std::nullopt;
    return std::move(mapped.text);
}

QString nicknameKey(const QString &nickname, NicknameProfile profile)
{
    return nickname.size() > longestText ? nickname : mapNicknameToKey(nickname, profile).text;
}

} // namespace members
