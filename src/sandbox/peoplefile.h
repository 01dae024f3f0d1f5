// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/person.h"
#include "sandbox/sandbox_export.h"

#include <QList>

#include <variant>

namespace sandbox {

/// The content of a people.json, `{"people":[…]}` as docs/sandbox.md describes it, for
/// Options::people; or what is wrong with it, beginning with the line and the person.
[[nodiscard]] DAEMUN_SANDBOX_EXPORT std::variant<QList<Person>, QString>
readPeopleFile(const QByteArray &json);

} // namespace sandbox
