// SPDX-License-Identifier: Apache-2.0
#include "members/database.h"

#include "members/keptmembers.h"
#include "members/migrations.h"
#include "members/sqliteerror.h"

#include <QDeadlineTimer>
#include <QLockFile>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace members {
namespace {

using kakao::Done;
using kakao::Error;
using kakao::ErrorCode;
using kakao::Result;

/// Milliseconds. SQLite waits longer each time it tries, and so would lose every lock to a process
/// that takes it again at once: it waits shortly, and run() begins anew.
constexpr int busyTimeout = 20;
constexpr std::chrono::milliseconds lockPatience = std::chrono::seconds(2);

/// A file that is only read, and once, is waited for as long as it takes to write it.
constexpr int readTimeout = 250;

} // namespace

Database::Database(QString folder, const session::Clock &clock, Storage storage)
    : m_file(std::move(folder), clock), m_storage(storage),
      m_connectionName(u"daemun-members-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

Database::~Database()
{
    close();
}

Result<Done> Database::open()
{
    if (m_connection.isOpen())
        return Done{};
    m_needsRenewal = false;
    auto opened = m_storage == Storage::Memory ? openMemory() : openFile();
    if (!opened && m_needsRenewal)
        return renew();
    if (!opened)
        close();
    return opened;
}

std::optional<Error> Database::carryOut(const Attempt &attempt)
{
    const auto openAndAttempt = [this, &attempt]() -> std::optional<Error> {
        const auto opened = open();
        return opened ? attempt() : opened.error();
    };
    const QDeadlineTimer deadline(lockPatience);
    auto error = openAndAttempt();
    while (error && error->code == ErrorCode::DatabaseBusy && !deadline.hasExpired())
        error = openAndAttempt();
    if (!error || !m_needsRenewal)
        return error;
    const auto renewed = renew();
    return renewed ? attempt() : renewed.error();
}

std::optional<Error> Database::inTransaction(const Attempt &attempt)
{
    if (const auto begun = begin(); !begun)
        return begun.error();
    const auto error = attempt();
    const auto ended = end(!error);
    return error || ended ? error : ended.error();
}

Result<Rows> Database::query(const QString &sql, const QVariantList &values)
{
    QSqlQuery query(m_connection);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return failed(query.lastError());
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return failed(query.lastError());
    Rows rows;
    while (query.next())
        rows.append(query.record());
    if (query.lastError().isValid())
        return failed(query.lastError());
    return rows;
}

Result<Done> Database::connect(const QString &name, const QString &options)
{
    m_connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connectionName);
    m_connection.setDatabaseName(name);
    m_connection.setConnectOptions(options);
    return m_connection.open() ? Result<Done>(Done{}) : failed(m_connection.lastError());
}

Result<Done> Database::openFile()
{
    if (const auto prepared = m_file.prepare(); !prepared)
        return prepared;
    m_file.remember(); // before: one that comes in between is taken for another at worst
    const auto connected = connect(m_file.path(), u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyTimeout));
    if (!connected)
        return connected;
    // SQLite opens anything; only a statement that reads finds out what it is.
    const auto version = this->version();
    if (!version)
        return version.error();
    if (*version > migrations().size())
        return makeError(ErrorCode::DatabaseNewer, u"schema version %1"_s.arg(*version));
    if (*version < 0)
        return broken(u"schema version %1"_s.arg(*version));
    // Not WAL, which cannot be read in a folder without write permission, and not TRUNCATE, which
    // holds the journal open and so does not notice that the file was set aside by another
    // process. FULL: with a rollback journal, NORMAL may corrupt the file in a power cut
    // (https://sqlite.org/pragma.html). secure_delete: who was erased is not to be read in the
    // file.
    const auto configured =
        execute({u"PRAGMA foreign_keys = ON"_s, u"PRAGMA journal_mode = DELETE"_s,
                 u"PRAGMA synchronous = FULL"_s, u"PRAGMA secure_delete = ON"_s});
    if (!configured)
        return configured;
    if (const auto checked = checkContent(*version); !checked)
        return checked;
    if (*version < migrations().size()) {
        if (const auto migrated = migrate(); !migrated)
            return migrated;
    }
    return checkColumns();
}

Result<Done> Database::openMemory()
{
    const auto connected =
        connect(u":memory:"_s, u"QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=%1"_s.arg(readTimeout));
    if (!connected)
        return connected;
    // What SQLite sorts would otherwise go to a file when it is much.
    if (const auto configured = execute({u"PRAGMA temp_store = MEMORY"_s}); !configured)
        return configured;
    const auto takenOver = takeOverMembers();
    return takenOver ? migrate() : takenOver;
}

/// Into the schema of the file's version, so that they are migrated as in the file.
Result<Done> Database::takeOverMembers()
{
    const KeptMembers kept(m_connection, m_file.path(), m_file.isWorthReadingWhole());
    for (qsizetype version = 1; version <= kept.version(); ++version) {
        if (const auto migrated = migrateTo(version); !migrated)
            return migrated;
    }
    if (kept.version() > 0)
        kept.copy();
    return Done{};
}

Result<qsizetype> Database::version()
{
    const auto rows = query(u"PRAGMA user_version"_s);
    if (!rows)
        return rows.error();
    return rows->first().value(0).value<qsizetype>();
}

/// All of the file, not a quick_check: an index that leads to the row of another member is found
/// by nothing else.
Result<Done> Database::checkContent(qsizetype version)
{
    if (version > 0 && !m_file.isWorthReadingWhole())
        return Done{};
    const auto integrity = query(u"PRAGMA integrity_check(1)"_s);
    if (!integrity)
        return integrity.error();
    if (integrity->first().value(0).toString() != "ok"_L1)
        return broken(u"integrity_check"_s);
    if (version > 0)
        return Done{};
    const auto tables = query(u"SELECT name FROM sqlite_master LIMIT 1"_s);
    if (!tables)
        return tables.error();
    return tables->isEmpty() ? Result<Done>(Done{}) : broken(u"tables without a version"_s);
}

Result<Done> Database::checkColumns()
{
    QSqlQuery query(m_connection);
    if (query.exec(probe()))
        return Done{};
    return isUnknownName(query.lastError()) ? broken(query.lastError().databaseText())
                                            : failed(query.lastError());
}

Result<Done> Database::migrate()
{
    if (const auto begun = begin(); !begun)
        return begun;
    auto migrated = version(); // again: another process may have been faster
    while (migrated && *migrated < migrations().size()) {
        const auto step = migrateTo(*migrated + 1);
        migrated = step ? version() : step.error();
    }
    const auto ended = end(bool(migrated));
    return migrated ? ended : migrated.error();
}

/// The version is part of the transaction.
Result<Done> Database::migrateTo(qsizetype version)
{
    const Migration &migration = migrations().at(version - 1);
    if (const auto done = execute(migration.statements); !done)
        return done;
    if (migration.fill) {
        if (const auto filled = migration.fill(*this); !filled)
            return filled;
    }
    // A pragma takes no bound value.
    return execute(migration.finish + QStringList(u"PRAGMA user_version = %1"_s.arg(version)));
}

Result<Done> Database::execute(const QStringList &statements)
{
    for (const QString &statement : statements) {
        if (const auto done = query(statement); !done)
            return done.error();
    }
    return Done{};
}

/// One process at a time, and only after another look: the other one may have set the file aside
/// already, and what lies in its place is good.
Result<Done> Database::renew()
{
    close();
    QLockFile lock(m_file.path() + ".lock"_L1);
    if (!lock.tryLock(int(lockPatience.count()))) {
        const bool isHeld = lock.error() == QLockFile::LockFailedError;
        return makeError(isHeld ? ErrorCode::DatabaseBusy : ErrorCode::DatabaseReadOnly,
                         u"the broken file cannot be set aside"_s);
    }
    m_needsRenewal = false;
    auto opened = openFile();
    if (!opened && m_needsRenewal) {
        close();
        m_needsRenewal = false;
        const auto moved = m_file.moveAside();
        opened = moved ? openFile() : moved;
    }
    if (!opened)
        close();
    return opened;
}

/// IMMEDIATE: takes the write lock now, so that what is read stays true until the end. SQLite sees
/// only when it writes that another process has set the file aside.
Result<Done> Database::begin()
{
    const auto begun = execute({u"BEGIN IMMEDIATE"_s});
    if (begun && m_storage == Storage::File && m_file.hasMoved())
        return broken(u"set aside by another process"_s);
    return begun;
}

Result<Done> Database::end(bool commit)
{
    auto ended = commit ? execute({u"COMMIT"_s}) : Result<Done>(Done{});
    if (!commit || !ended) // SQLite may have rolled back by itself, then there is none any more
        QSqlQuery(m_connection).exec(u"ROLLBACK"_s);
    return ended;
}

Error Database::broken(const QString &detail)
{
    m_needsRenewal = m_storage == Storage::File; // memory has no file to set aside
    return makeError(ErrorCode::DatabaseFailed, detail);
}

Error Database::failed(const QSqlError &error)
{
    const QString detail = u"SQLite %1: %2"_s.arg(error.nativeErrorCode(), error.databaseText());
    return isBrokenFile(error) ? broken(detail) : makeError(toErrorCode(error), detail);
}

void Database::close()
{
    if (!m_connection.isValid())
        return;
    m_connection = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connectionName);
}

} // namespace members
