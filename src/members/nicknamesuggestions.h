// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/result.h"
#include "members/members_export.h"
#include "members/nicknamecandidates.h"
#include "members/nicknamerules.h"

#include <QSet>

#include <functional>

namespace members {

/// Which of the keys and skeletons of many nicknames somebody has: one round trip.
using TakenLookUp = std::function<kakao::Result<QSet<QString>>(const QList<NicknameKeys> &)>;

/// Six of the candidates, if there are so many, that obey the rules and that nobody has; in at most
/// three round trips, however many are taken.
DAEMUN_MEMBERS_EXPORT kakao::Result<QStringList> findSuggestions(NicknameCandidates candidates,
                                                                 const NicknameLimits &limits,
                                                                 const TakenLookUp &lookUp);

} // namespace members
