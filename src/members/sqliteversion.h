// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "members/members_export.h"

#include <QString>

namespace members {

/// The version of SQLite that the driver works with; empty when there is no driver. Asks a database
/// in memory, and touches no file.
[[nodiscard]] DAEMUN_MEMBERS_EXPORT QString sqliteVersion();

} // namespace members
