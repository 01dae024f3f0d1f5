// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/person.h"

namespace sandbox {

/// What is wrong with this person alone, beginning with the member as people.json calls it; empty:
/// nothing.
[[nodiscard]] QString whatIsWrong(const Person &person);

} // namespace sandbox
