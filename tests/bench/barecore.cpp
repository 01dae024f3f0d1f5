// SPDX-License-Identifier: Apache-2.0
//
// barecore DATABASE: what `daemunctl status` is compared with, the least a Qt program does that
// says who is signed in.
#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <cstdio>

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"));
    database.setDatabaseName(QCoreApplication::arguments().last());
    if (!database.open())
        return 1;
    QSqlQuery query(database);
    if (!query.exec(QStringLiteral("SELECT kakao_id FROM accounts")) || !query.next())
        return 1;
    std::printf("%lld\n", query.value(0).toLongLong());
    return 0;
}
