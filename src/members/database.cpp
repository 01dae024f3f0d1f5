// SPDX-License-Identifier: Apache-2.0
#include "members/database.h"

#include "members/migrations.h"
#include "members/sqliteerror.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QLoggingCategory>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace members {
namespace {

Q_LOGGING_CATEGORY(logMembers, "daemun.members", QtWarningMsg)

using kakao::Done;
using kakao::Error;
using kakao::ErrorCode;
using kakao::Result;

/// Milliseconds. SQLite waits longer each time it tries, and so would lose every lock to a process
/// that takes it again at once: it waits shortly, and run() begins anew.
constexpr int busyTimeout = 20;
constexpr std::chrono::milliseconds lockPatience = std::chrono::seconds(2);

/// Reading every page at each start is for files that are read in a moment.
constexpr qint64 maximumCheckedSize = 4 * 1024 * 1024;

Error makeError(ErrorCode code, const QString &detail)
{
    return {.code = code, .origin = kakao::ErrorOrigin::Directory, .detail = detail};
}

constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr auto everybodyElse =
    QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;

} // namespace

Database::Database(QString folder, const session::Clock &clock)
    : m_folder(std::move(folder)), m_clock(clock),
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
    auto opened = openFile();
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

/// A file of our own making is for its owner alone; SQLite gives its -journal the same mode.
Result<Done> Database::prepareFile() const
{
    const QFileInfo file(path());
    if (file.isDir())
        return makeError(ErrorCode::DatabaseFailed, u"a folder stands in the place of the file"_s);
    if (file.exists()) {
        if (file.permissions() & everybodyElse)
            QFile::setPermissions(path(), file.permissions() & ownerOnly); // as far as we may
        return Done{};
    }
    const QDir folder(m_folder);
    const QDir parent = QFileInfo(folder.absolutePath()).dir();
    if (!folder.exists()
        && (!parent.mkpath(u"."_s)
            || (!parent.mkdir(folder.dirName(), ownerOnly | QFile::ExeOwner) && !folder.exists())))
        return makeError(ErrorCode::DatabaseReadOnly, u"the folder cannot be made"_s);
    QFile created(path());
    [[maybe_unused]] const bool isMade // if not, SQLite says why
        = created.open(QFile::WriteOnly | QFile::NewOnly, ownerOnly);
    return Done{};
}

Result<Done> Database::openFile()
{
    if (const auto prepared = prepareFile(); !prepared)
        return prepared;
    m_connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connectionName);
    m_connection.setDatabaseName(path());
    m_connection.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyTimeout));
    if (!m_connection.open())
        return failed(m_connection.lastError());
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

Result<qsizetype> Database::version()
{
    const auto rows = query(u"PRAGMA user_version"_s);
    if (!rows)
        return rows.error();
    return rows->first().value(0).value<qsizetype>();
}

bool Database::isWorthReadingWhole() const
{
    return QFileInfo(path()).size() <= maximumCheckedSize;
}

/// All of the file, not a quick_check: an index that leads to the row of another member is found
/// by nothing else.
Result<Done> Database::checkContent(qsizetype version)
{
    if (version > 0 && !isWorthReadingWhole())
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
    QLockFile lock(path() + ".lock"_L1);
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
        const auto moved = moveAside();
        opened = moved ? openFile() : moved;
    }
    if (!opened)
        close();
    return opened;
}

Result<Done> Database::moveAside()
{
    const QString wanted =
        path() + ".broken-"_L1 + m_clock.now().toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    QString target = wanted;
    for (int number = 2; QFileInfo::exists(target); ++number)
        target = u"%1-%2"_s.arg(wanted).arg(number);
    // The file itself last: a journal left behind would be rolled back into its successor.
    for (const auto suffix : {"-journal"_L1, "-wal"_L1, "-shm"_L1, ""_L1}) {
        if (QFileInfo::exists(path() + suffix) && !QFile::rename(path() + suffix, target + suffix))
            return makeError(ErrorCode::DatabaseReadOnly, u"the broken file cannot be set aside"_s);
    }
    qCWarning(logMembers) << "The database is broken; set aside as" << QFileInfo(target).fileName();
    m_setAside = target;
    return Done{};
}

/// IMMEDIATE: takes the write lock now, so that what is read stays true until the end.
Result<Done> Database::begin()
{
    return execute({u"BEGIN IMMEDIATE"_s});
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
    m_needsRenewal = true;
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

QString Database::path() const
{
    return QDir(m_folder).filePath(u"members.db"_s);
}

} // namespace members
