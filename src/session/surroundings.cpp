// SPDX-License-Identifier: Apache-2.0
#include "session/surroundings.h"

namespace session {

Surroundings::Surroundings() = default;
Surroundings::~Surroundings() = default;

} // namespace session
