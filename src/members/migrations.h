// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace members {

/// The statements that take a database from each schema version to the next: the first ones make
/// version 1. Versions that went out are never edited; a change is a new one at the end.
[[nodiscard]] const QList<QStringList> &migrations();

/// Reads every column of the newest version, and no row.
[[nodiscard]] QString probe();

} // namespace members
