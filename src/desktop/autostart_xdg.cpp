// SPDX-License-Identifier: Apache-2.0
//
// A desktop entry, by the Desktop Application Autostart Specification.
#include "desktop/autostart.h"

#include "program/startup.h"

#include <QCoreApplication>
#include <QDir>
#include <QSaveFile>
#include <QSettings>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace desktop {
namespace {

QString entryFile()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation))
        .filePath(u"autostart/daemun.desktop"_s);
}

/// What is to be started: an AppImage runs from a place that is gone after it.
QString programFile()
{
    const QString image = qEnvironmentVariable("APPIMAGE");
    return image.isEmpty() ? QCoreApplication::applicationFilePath() : image;
}

/// As a value of type string.
QString escaped(QString text)
{
    return text.replace(u'\\', u"\\\\"_s).replace(u'\n', u"\\n"_s);
}

/// As an argument in Exec, which is itself a string.
QString quoted(QString argument)
{
    for (const QChar special : u"\\\"`$"_s)
        argument.replace(special, u'\\' + QString(special));
    return escaped(u'"' + argument.replace(u'%', u"%%"_s) + u'"');
}

QByteArray entry()
{
    return u"[Desktop Entry]\n"
           "Type=Application\n"
           "Name=Daemun\n"
           "Comment=Sign in with Kakao on the desktop\n"
           "Exec=%1 --background\n"
           "TryExec=%2\n"
           "Icon=%3\n"
           "Terminal=false\n"
           "X-GNOME-Autostart-enabled=true\n"_s
               .arg(quoted(programFile()), escaped(programFile()), program::applicationId())
               .toUtf8();
}

} // namespace

bool startsWithSystem()
{
    const QString file = entryFile();
    if (!QFile::exists(file))
        return false;
    QSettings entry(file, QSettings::IniFormat);
    entry.beginGroup(u"Desktop Entry"_s);
    return !entry.value(u"Hidden"_s, false).toBool()
        && entry.value(u"X-GNOME-Autostart-enabled"_s, true).toBool();
}

bool setStartsWithSystem(bool starts)
{
    const QString path = entryFile();
    if (!starts)
        return !QFile::exists(path) || QFile::remove(path);
    QSaveFile file(path);
    const QByteArray text = entry();
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
        && file.write(text) == text.size() && file.commit();
}

} // namespace desktop
