// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/person.h"

#include <QJsonObject>

#include <variant>

namespace sandbox {

/// One person as people.json and POST /sandbox/people have them, or what is wrong with it.
[[nodiscard]] std::variant<Person, QString> readPerson(const QJsonObject &object);
/// As readPerson() takes it; what is as it is without being said is left out.
[[nodiscard]] QJsonObject personObject(const Person &person);
/// The members such an object may have.
[[nodiscard]] QStringList personMembers();

} // namespace sandbox
