// SPDX-License-Identifier: Apache-2.0
#include "members/databasefile.h"

#include "members/sqliteerror.h"

#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;

namespace members {
namespace {

Q_LOGGING_CATEGORY(logMembers, "daemun.members", QtWarningMsg)

using kakao::Done;
using kakao::ErrorCode;
using kakao::Result;

constexpr qint64 maximumCheckedSize = 4 * 1024 * 1024;

constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr auto everybodyElse =
    QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;

} // namespace

DatabaseFile::DatabaseFile(QString folder, const session::Clock &clock)
    : m_folder(std::move(folder)), m_clock(clock)
{
}

QString DatabaseFile::path() const
{
    return QDir(m_folder).filePath(u"members.db"_s);
}

Result<Done> DatabaseFile::prepare() const
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

void DatabaseFile::remember()
{
    m_remembered = identity();
}

bool DatabaseFile::hasMoved() const
{
    return identity() != m_remembered;
}

/// The same everywhere where an open file cannot be moved.
DatabaseFile::Identity DatabaseFile::identity() const
{
#ifdef Q_OS_UNIX
    struct stat found = {};
    if (::stat(QFile::encodeName(path()).constData(), &found) == 0)
        return {quint64(found.st_dev), quint64(found.st_ino)};
#endif
    return {};
}

bool DatabaseFile::isWorthReadingWhole() const
{
    return QFileInfo(path()).size() <= maximumCheckedSize;
}

Result<Done> DatabaseFile::moveAside()
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

} // namespace members
