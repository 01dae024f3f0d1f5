// SPDX-License-Identifier: Apache-2.0
#include "members/sqliteerror.h"

#include <QSqlError>

namespace members {
namespace {

using kakao::ErrorCode;

/// Result codes of SQLite (https://sqlite.org/rescode.html). The low byte is the primary code.
enum SqliteCode {
    SqliteError = 1, ///< a statement that is wrong, or a name that is not there
    SqlitePermission = 3,
    SqliteBusy = 5,
    SqliteLocked = 6,
    SqliteReadOnly = 8,
    SqliteCorrupt = 11,
    SqliteFull = 13,
    SqliteCannotOpen = 14,
    SqliteNotADatabase = 26,
    SqliteReadOnlyFileMoved = 1032,
};

int sqliteCode(const QSqlError &error)
{
    return error.nativeErrorCode().toInt();
}

} // namespace

kakao::Error makeError(ErrorCode code, const QString &detail)
{
    return {.code = code, .origin = kakao::ErrorOrigin::Directory, .detail = detail};
}

ErrorCode toErrorCode(const QSqlError &error)
{
    switch (sqliteCode(error) & 0xff) {
    case SqliteBusy:
    case SqliteLocked:
        return ErrorCode::DatabaseBusy;
    case SqlitePermission:
    case SqliteReadOnly:
    case SqliteCannotOpen:
        return ErrorCode::DatabaseReadOnly;
    case SqliteFull:
        return ErrorCode::DatabaseFull;
    default:
        return ErrorCode::DatabaseFailed;
    }
}

bool isUnknownName(const QSqlError &error)
{
    return sqliteCode(error) == SqliteError;
}

bool isBrokenFile(const QSqlError &error)
{
    const int code = sqliteCode(error);
    const int primary = code & 0xff;
    return primary == SqliteCorrupt || primary == SqliteNotADatabase
        || code == SqliteReadOnlyFileMoved;
}

} // namespace members
