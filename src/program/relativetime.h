// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QDateTime>

namespace program {

/// How long ago something was, as one says it: "just now", "3 days ago"; after a month the date.
class RelativeTime final
{
    Q_DECLARE_TR_FUNCTIONS(RelativeTime)
public:
    /// Empty when then is invalid. What is a little in the future, by another computer's clock, is
    /// just now.
    [[nodiscard]] static QString text(const QDateTime &then, const QDateTime &now);
    /// A date as one says it, without the day of the week: `14 November 2023`.
    [[nodiscard]] static QString day(const QDate &date);
};

} // namespace program
