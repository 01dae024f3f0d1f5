// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSqlDatabase>

namespace members {

/// The members in a file, beside a database in memory that is to know them. The file is only read:
/// neither it nor anything next to it changes. One that is missing, broken, newer or locked by
/// another process has none.
class KeptMembers final
{
public:
    /// memory: opened with QSQLITE_OPEN_URI. isCheckedWhole: as when the file itself is opened.
    KeptMembers(const QSqlDatabase &memory, const QString &path, bool isCheckedWhole);
    ~KeptMembers();
    Q_DISABLE_COPY_MOVE(KeptMembers)

    /// The schema version of the file; 0 when nothing can be taken from it.
    [[nodiscard]] qsizetype version() const noexcept { return m_version; }
    /// Copies all of them, or none, into the database in memory, which is of the same version.
    void copy() const;

private:
    [[nodiscard]] bool isWhole() const;

    QSqlDatabase m_memory;
    bool m_isAttached = false;
    qsizetype m_version = 0;
};

} // namespace members
