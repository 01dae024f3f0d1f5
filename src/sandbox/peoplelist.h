// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/context.h"
#include "sandbox/pages.h"

namespace sandbox {

/// A page lists so many of the people; whoever comes after them is as good, but has to be typed.
constexpr int mostPeopleShown = 50;

/// What is special about somebody, in the language of the page or else in the other one.
[[nodiscard]] inline QString aboutText(const Page &page, const Person &person)
{
    const bool isKorean = page.language() == u"ko";
    const QString &first = isKorean ? person.aboutKo : person.about;
    return first.isEmpty() ? (isKorean ? person.about : person.aboutKo) : first;
}

/// That there are so many more; empty when there are none.
[[nodiscard]] inline QString morePeople(const Page &page, const Context &context)
{
    const auto more = qsizetype(context.people.all().size()) - mostPeopleShown;
    return more > 0 ? page.text(QStringLiteral("people.more")).arg(more) : QString();
}

} // namespace sandbox
