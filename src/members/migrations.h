// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/result.h"

#include <QStringList>

namespace members {

class Database;

/// One step from a schema version to the next.
struct Migration
{
    QStringList statements;
    /// What SQL cannot compute, between the statements and those that finish.
    kakao::Result<kakao::Done> (*fill)(Database &database) = nullptr;
    QStringList finish = {};
};

/// The first one makes version 1. Versions that went out are never edited; a change is a new one
/// at the end.
[[nodiscard]] const QList<Migration> &migrations();

/// Reads every column of the newest version, and no row.
[[nodiscard]] QString probe();

} // namespace members
