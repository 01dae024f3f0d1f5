// SPDX-License-Identifier: Apache-2.0
#include "members/wordlists.h"

#include "members/listresource.h"

using namespace Qt::StringLiterals;

namespace members {
namespace {

WordLists readLists(const QString &language)
{
    return {.modifiers = readListResource(language + u"-modifiers"_s),
            .nouns = readListResource(language + u"-nouns"_s),
            .places = readListResource(language + u"-places"_s)};
}

} // namespace

const WordLists &wordLists(QLocale::Language language)
{
    if (language == QLocale::Korean) {
        static const WordLists korean = readLists(u"ko"_s);
        return korean;
    }
    static const WordLists english = readLists(u"en"_s);
    return english;
}

} // namespace members
