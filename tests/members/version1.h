// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

/// A members.db as the programs with schema version 1 left it.
namespace version1 {

/// Writes it with its members and the mark of a stored session. False when SQLite refuses.
[[nodiscard]] bool write(const QString &path);

/// In the order of the members' ids: 101 and up. Their Kakao ids are 7000 more.
[[nodiscard]] QStringList nicknames();
constexpr qint64 firstId = 101;
constexpr qint64 fromIdToKakaoId = 7000;

} // namespace version1
