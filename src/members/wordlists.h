// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "members/members_export.h"

#include <QLocale>
#include <QStringList>

namespace members {

/// The words of one language that nicknames are made of. Any modifier reads well before any noun,
/// and before the name of a person.
struct WordLists
{
    QStringList modifiers; ///< go before a name: 느긋한
    QStringList nouns;     ///< stand where a name is missing: 수달
    QStringList places;    ///< go after a name: 제주
};

/// The Korean lists, or for any other language the English ones. They are read when they are first
/// asked for, and stay.
[[nodiscard]] DAEMUN_MEMBERS_EXPORT const WordLists &wordLists(QLocale::Language language);

} // namespace members
