// SPDX-License-Identifier: Apache-2.0
#include "members/sqliteversion.h"

#include <QSqlDatabase>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace members {

QString sqliteVersion()
{
    const QString name = u"daemun-sqlite-version"_s;
    if (!QSqlDatabase::isDriverAvailable(u"QSQLITE"_s))
        return {};
    QString version;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(u":memory:"_s);
        QSqlQuery query(database);
        if (database.open() && query.exec(u"SELECT sqlite_version()"_s) && query.next())
            version = query.value(0).toString();
    }
    QSqlDatabase::removeDatabase(name); // when nothing refers to it any more
    return version;
}

} // namespace members
