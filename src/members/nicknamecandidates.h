// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "members/members_export.h"
#include "members/nicknamelimits.h"
#include "members/nicknamestem.h"

#include <QLocale>
#include <QSet>
#include <QStringList>

#include <optional>

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
    struct Shape;
    /// Made when the first candidate is asked for: it needs the word lists.
    struct Base
    {
        const WordLists &words;
        NicknameStem name;     ///< what goes before a number or a place
        NicknameStem bareName; ///< what goes after a modifier
    };

    [[nodiscard]] Base makeBase() const;
    [[nodiscard]] const Shape &nextShape(qsizetype reach);
    /// Empty, or too long, when the limits leave no room for the shape.
    [[nodiscard]] QString compose(const Shape &shape);
    [[nodiscard]] QString tail(const Shape &shape, const QString &connector, qsizetype room);
    [[nodiscard]] QString number(qsizetype digits);
    [[nodiscard]] const QString &pick(const QStringList &words);
    [[nodiscard]] bool isWithinLimits(const QString &candidate) const;

    QString m_wanted;
    QLocale::Language m_language;
    QRandomGenerator &m_random;
    NicknameLimits m_limits;
    std::optional<Base> m_base;
    QSet<QString> m_given; ///< case-folded; the wanted nickname as well
    qsizetype m_round = -1;
    qsizetype m_turn = 0;
};

} // namespace members
