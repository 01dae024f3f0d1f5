// SPDX-License-Identifier: Apache-2.0
#include "members/nicknamesuggestions.h"

namespace members {
namespace {

constexpr qsizetype enough = 6;
/// A few more than are shown: some may be taken. A round that was mostly taken is followed by a
/// wider one.
constexpr int candidatesPerRound[]{12, 32, 96};

QList<NicknameKeys> obedient(const QStringList &candidates, const NicknameLimits &limits)
{
    QList<NicknameKeys> keys;
    for (const QString &candidate : candidates) {
        if (readNickname(candidate, limits).verdict == session::NicknameVerdict::Free)
            keys.append(nicknameKeys(candidate));
    }
    return keys;
}

} // namespace

kakao::Result<QStringList> findSuggestions(NicknameCandidates candidates,
                                           const NicknameLimits &limits, const TakenLookUp &lookUp)
{
    QStringList suggestions;
    for (const int count : candidatesPerRound) {
        const QList<NicknameKeys> asked = obedient(candidates.next(count), limits);
        const auto taken = lookUp(asked);
        if (!taken)
            return taken.error();
        for (const NicknameKeys &keys : asked) {
            if (suggestions.size() < enough && !taken->contains(keys.key)
                && !taken->contains(keys.skeleton))
                suggestions.append(keys.nickname);
        }
        if (suggestions.size() == enough)
            break;
    }
    return suggestions;
}

} // namespace members
