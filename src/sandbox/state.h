// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/grants.h"
#include "sandbox/links.h"
#include "sandbox/people.h"

namespace sandbox {

/// What outlives a restart: who has agreed to what, and which codes and tokens are good.
struct State
{
    GrantRecords grants = {};
    QHash<qint64, Link> links = {};
    QList<Person> people = {}; ///< those who came while the sandbox ran
};

/// Without what has been over for a day.
[[nodiscard]] QByteArray stateJson(const State &state, const QDateTime &now);
/// Nothing unless json is whole, of our own making and about nobody but `known` people and those
/// who are in it: half a state is worse than none.
[[nodiscard]] std::optional<State> readState(const QByteArray &json, const People &known);

} // namespace sandbox
