// SPDX-License-Identifier: Apache-2.0
#include "killedchild.h"

#include "fixture.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSqlRecord>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int processTimeout = 20000;

QStringList rowsOf(const QSqlDatabase &database, const QString &statement)
{
    QSqlQuery query(database);
    if (!query.exec(statement))
        return {query.lastError().databaseText()};
    QStringList rows;
    while (query.next()) {
        QStringList values;
        for (int column = 0; column < query.record().count(); ++column) {
            const QVariant value = query.value(column);
            values.append(value.isNull() ? u"NULL"_s : u"'%1'"_s.arg(value.toString()));
        }
        rows.append(values.join(u", "_s));
    }
    return rows;
}

} // namespace

QStringList killedchild::read(const QString &file, const QStringList &statements)
{
    const QString name = u"reader"_s;
    QStringList rows;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(file);
        if (database.open()) {
            for (const QString &statement : statements)
                rows += rowsOf(database, statement);
        }
    }
    QSqlDatabase::removeDatabase(name);
    return rows;
}

QStringList killedchild::everything(const QString &file)
{
    return read(file,
                {u"PRAGMA integrity_check"_s, u"PRAGMA user_version"_s,
                 u"SELECT name, sql FROM sqlite_master ORDER BY name"_s,
                 u"SELECT * FROM members ORDER BY id"_s, u"SELECT * FROM stored_session"_s,
                 u"SELECT * FROM accounts ORDER BY position"_s,
                 u"SELECT * FROM departures ORDER BY id"_s});
}

QStringList killedchild::seenByAnother(const QString &folder)
{
    const QTemporaryDir copy(folder + u"-copy-XXXXXX"_s);
    for (const QString &name : QDir(folder).entryList(QDir::Files))
        QFile::copy(folder + u'/' + name, copy.filePath(name));
    return everything(copy.filePath(u"members.db"_s));
}

QString killedchild::whyNot()
{
#if !defined(KILL_LIBRARY)
    return u"needs LD_PRELOAD"_s;
#else
    return contentOf(u"/proc/self/maps"_s).contains("/libsqlite3.so")
        ? QString()
        : u"this Qt has a SQLite of its own, whose statements are not seen"_s;
#endif
}

bool killedchild::run(QProcess &child, const QString &folder, const QStringList &arguments,
                      const QString &killAt, int count)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
#ifdef KILL_LIBRARY
    environment.insert(u"LD_PRELOAD"_s, QStringLiteral(KILL_LIBRARY));
#endif
    environment.insert(u"DAEMUN_TEST_KILL_FOLDER"_s, QFileInfo(folder).canonicalFilePath());
    environment.insert(killAt, QString::number(count));
    child.setProcessEnvironment(environment);
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(),
                QStringList{u"--child"_s, folder} + arguments);
    return child.waitForFinished(processTimeout) && child.exitStatus() == QProcess::CrashExit;
}
