// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QStringList>

namespace cli {

/// How many cells of a terminal text takes: Hangul, Han and emoji take two, marks none.
[[nodiscard]] qsizetype cellsOf(const QString &text);

/// The rows with their columns under each other.
[[nodiscard]] QStringList aligned(const QList<QStringList> &rows);

} // namespace cli
