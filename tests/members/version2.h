// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

/// A members.db as the programs with schema version 2 left it.
namespace version2 {

/// The largest of the Kakao ids that it knows, and one that it does not.
constexpr qint64 knownKakaoId = 9'007'199'254'740'993;
constexpr qint64 unknownKakaoId = 7;
/// Milliseconds since 1970: when the member of knownKakaoId signed in last, and the mark was set.
constexpr qint64 lastSignInAt = 1'700'000'086'123;
constexpr qint64 storedAt = 1'700'000'000'123;

/// Writes it with its members and the mark of a stored session, if it is not 0. False when SQLite
/// refuses.
[[nodiscard]] bool write(const QString &path, qint64 mark = knownKakaoId);

/// In the order of the members' ids.
[[nodiscard]] QStringList nicknames();

} // namespace version2
