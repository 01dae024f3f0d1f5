// SPDX-License-Identifier: Apache-2.0
#include "members/nicknamerules.h"

#include "members/nicknamefaults.h"
#include "members/nicknamemapping.h"
#include "members/nicknameprofile.h"
#include "members/reservednames.h"
#include "members/unicodetext.h"

namespace members {
namespace {

using enum session::NicknameVerdict;

session::NicknameCheck checkLength(const QString &nickname, const NicknameLimits &limits)
{
    const qsizetype length = graphemeEnds(nickname).size();
    if (length < limits.minimumLength)
        return {.verdict = TooShort, .limit = limits.minimumLength};
    if (length > limits.maximumLength)
        return {.verdict = TooLong, .limit = limits.maximumLength};
    if (nickname.toUtf8().size() > limits.maximumBytes)
        return {.verdict = TooLong, .limit = limits.maximumBytes, .isLimitInBytes = true};
    return {.verdict = Free, .nickname = nickname};
}

} // namespace

session::NicknameCheck readNickname(const QString &text, const NicknameLimits &limits)
{
    if (text.size() > longestText)
        return {.verdict = TooLong, .limit = limits.maximumLength};
    const auto [nickname, isStable] = mapNickname(text, NicknameProfile::Korean);
    if (nickname.isEmpty())
        return {.verdict = TooShort, .limit = limits.minimumLength};
    const NicknameFaults faults = faultsIn(nickname);
    if (!isStable || !faults.isEmpty()) {
        const qsizetype first = faults.isEmpty() ? 0 : faults.first();
        return {.verdict = NotAllowed, .character = characterAtFault(text, nickname, first)};
    }
    session::NicknameCheck check = checkLength(nickname, limits);
    if (check.verdict == Free && isReservedName(nickname))
        check.verdict = Reserved;
    return check;
}

NicknameKeys nicknameKeys(const QString &nickname)
{
    return {
        .nickname = nickname, .key = nicknameKey(nickname), .skeleton = nicknameSkeleton(nickname)};
}

} // namespace members
