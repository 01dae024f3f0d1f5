// SPDX-License-Identifier: Apache-2.0
#include "program/startup.h"

#include "program/hardening.h"

#include <QCoreApplication>
#include <QDir>
#include <QLoggingCategory>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace program {
namespace {

/// Somebody wants to read along, and has said what.
bool isLogConfigured()
{
    return qEnvironmentVariableIsSet("QT_LOGGING_RULES")
        || qEnvironmentVariableIsSet("QT_LOGGING_CONF");
}

} // namespace

Startup::Startup()
    : m_log(m_clock,
            isLogConfigured() ? session::LogSink::PassOn::Everything
                              : session::LogSink::PassOn::Troubles)
{
    if (!isLogConfigured()) // a diagnosis tells what led to a trouble; stderr stays quiet
        QLoggingCategory::setFilterRules(u"daemun.*.info=true\ndaemun.startup.info=false"_s);
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
