// SPDX-License-Identifier: Apache-2.0
#include "members/keptmembers.h"

#include "members/migrations.h"

#include <QFile>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUrl>
#include <QUrlQuery>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace members {
namespace {

/// It is there, and not in WAL mode (https://sqlite.org/fileformat2.html, 1.3): none of ours is,
/// and beside such a file SQLite makes an -shm even when it only reads.
bool canBeReadWithoutATrace(const QString &path)
{
    constexpr qsizetype readVersionAt = 19;
    constexpr char wal = 2;
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return false;
    const QByteArray header = file.read(readVersionAt + 1);
    return header.size() > readVersionAt && header.at(readVersionAt) != wal;
}

QVariant firstValue(const QSqlDatabase &database, const QString &sql)
{
    QSqlQuery query(database);
    return query.exec(sql) && query.next() ? query.value(0) : QVariant();
}

} // namespace

KeptMembers::KeptMembers(const QSqlDatabase &memory, const QString &path, bool isCheckedWhole)
    : m_memory(memory)
{
    if (!canBeReadWithoutATrace(path))
        return;
    QUrl uri = QUrl::fromLocalFile(path);
    uri.setQuery(u"mode=ro"_s);
    QSqlQuery attach(m_memory);
    attach.prepare(u"ATTACH ? AS kept"_s);
    attach.addBindValue(uri.toString(QUrl::FullyEncoded));
    m_isAttached = attach.exec();
    if (!m_isAttached || (isCheckedWhole && !isWhole()))
        return;
    const auto version = firstValue(m_memory, u"PRAGMA kept.user_version"_s).value<qsizetype>();
    if (version > 0 && version <= migrations().size())
        m_version = version;
}

KeptMembers::~KeptMembers()
{
    if (m_isAttached)
        QSqlQuery(m_memory).exec(u"DETACH kept"_s);
}

bool KeptMembers::isWhole() const
{
    return firstValue(m_memory, u"PRAGMA kept.integrity_check(1)"_s).toString() == "ok"_L1;
}

/// By the names of the columns, all of which a good file has.
void KeptMembers::copy() const
{
    const QSqlRecord columns = m_memory.record(u"main.members"_s);
    QStringList names;
    for (int column = 0; column < columns.count(); ++column)
        names.append(columns.fieldName(column));
    QSqlQuery(m_memory).exec(
        u"INSERT INTO main.members (%1) SELECT %1 FROM kept.members"_s.arg(names.join(u", "_s)));
}

} // namespace members
