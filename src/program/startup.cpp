// SPDX-License-Identifier: Apache-2.0
#include "program/startup.h"

#include "program/hardening.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace program {

Startup::Startup() : m_log(m_clock)
{
    hardenWebEngineEnvironment();
    QCoreApplication::setApplicationName(u"daemun"_s);
    QCoreApplication::setApplicationVersion(version());
}

QString version()
{
    return QStringLiteral(DAEMUN_VERSION);
}

QString applicationId()
{
    return QStringLiteral(DAEMUN_APP_ID);
}

QString iniFile()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation))
        .filePath(u"daemun.ini"_s);
}

QString dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
}

QString pluginFolder()
{
    return QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral(DAEMUN_PLUGIN_DIR));
}

} // namespace program
