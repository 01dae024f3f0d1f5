// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QStringList>

/// The test program itself, run with `--child FOLDER …` until something kills it.
namespace killedchild {

/// All that is in a file: schema, version and rows, NULL told from empty text.
[[nodiscard]] QStringList everything(const QString &file);
/// The rows that each of the statements gives, or what went wrong.
[[nodiscard]] QStringList read(const QString &file, const QStringList &statements);

/// What members.db in the folder holds for another process. Read from a copy, so that what a killed
/// one left is still there for the program itself.
[[nodiscard]] QStringList seenByAnother(const QString &folder);

/// Why nothing can be killed here; empty when it can. A database has been opened before.
[[nodiscard]] QString whyNot();

inline const QString beforeAStatement = QStringLiteral("DAEMUN_TEST_KILL_AT_STATEMENT");
inline const QString afterAWrite = QStringLiteral("DAEMUN_TEST_KILL_AT_WRITE");

/// True when it was killed, at the count-th statement or write (see killatstatement.cpp); false
/// when it came to its end.
[[nodiscard]] bool run(QProcess &child, const QString &folder, const QStringList &arguments,
                       const QString &killAt, int count);

} // namespace killedchild
