// SPDX-License-Identifier: Apache-2.0
//
// A LaunchAgent of the person's own: launchd.plist(5).
#include "desktop/autostart.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QXmlStreamWriter>

using namespace Qt::StringLiterals;

namespace desktop {
namespace {

constexpr auto label = "daemun.autostart"_L1;

QString agentFile()
{
    return QDir::home().filePath(u"Library/LaunchAgents/%1.plist"_s.arg(label));
}

bool writeAgent(QIODevice &file)
{
    QXmlStreamWriter plist(&file);
    plist.setAutoFormatting(true);
    plist.writeStartDocument();
    plist.writeDTD(u"<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" "
                   "\"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">"_s);
    plist.writeStartElement(u"plist"_s);
    plist.writeAttribute(u"version"_s, u"1.0"_s);
    plist.writeStartElement(u"dict"_s);
    plist.writeTextElement(u"key"_s, u"Label"_s);
    plist.writeTextElement(u"string"_s, label);
    plist.writeTextElement(u"key"_s, u"ProgramArguments"_s);
    plist.writeStartElement(u"array"_s);
    plist.writeTextElement(u"string"_s, QCoreApplication::applicationFilePath());
    plist.writeTextElement(u"string"_s, u"--background"_s);
    plist.writeEndElement();
    plist.writeTextElement(u"key"_s, u"RunAtLoad"_s);
    plist.writeEmptyElement(u"true"_s);
    plist.writeEndDocument();
    return !plist.hasError();
}

} // namespace

bool startsWithSystem()
{
    return QFile::exists(agentFile());
}

bool setStartsWithSystem(bool starts)
{
    const QString path = agentFile();
    if (!starts)
        return !QFile::exists(path) || QFile::remove(path);
    QSaveFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
        && writeAgent(file) && file.commit();
}

} // namespace desktop
