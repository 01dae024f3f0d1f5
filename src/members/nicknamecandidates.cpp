// SPDX-License-Identifier: Apache-2.0
#include "members/nicknamecandidates.h"

#include <QRandomGenerator>

namespace members {

NicknameCandidates::NicknameCandidates(QString wanted, QLocale::Language language,
                                       QRandomGenerator &random, const NicknameLimits &limits)
    : m_wanted(std::move(wanted)), m_language(language), m_random(random), m_limits(limits)
{
}

QStringList NicknameCandidates::next(int count)
{
    QStringList names;
    for (int i = 0; i < count; ++i)
        names.append(m_wanted.left(12) + QString::number(m_random.bounded(2, 1'000'000)));
    return names;
}

} // namespace members
