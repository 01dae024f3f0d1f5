// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "members/members_export.h"
#include "members/nicknamelimits.h"

#include <QLocale>
#include <QStringList>

class QRandomGenerator;

namespace members {

/// Makes nicknames near a wanted one (라이언_제주, 느긋한라이언, 라이언27), and out of the word
/// lists where there is none (느긋한수달). Whether a nickname is free, and what the rules say to
/// it, is for the caller to find out.
class DAEMUN_MEMBERS_EXPORT NicknameCandidates final
{
public:
    /// wanted: a clean nickname, or nothing. Its own script decides the language of the words
    /// (Hangul: Korean); without one, language does (Korean, or else English). random must outlive
    /// the object.
    NicknameCandidates(QString wanted, QLocale::Language language, QRandomGenerator &random,
                       const NicknameLimits &limits = {});

    /// count candidates, none of them given before, the most pleasing kinds in turn. Each round
    /// leads further away and has room for more people: the third finds a free one however crowded
    /// the neighbourhood is.
    [[nodiscard]] QStringList next(int count);

private:
    QString m_wanted;
    QLocale::Language m_language;
    QRandomGenerator &m_random;
    NicknameLimits m_limits;
};

} // namespace members
