// SPDX-License-Identifier: Apache-2.0
#include "translationfile.h"

#include <QFile>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

Translation readMessage(QXmlStreamReader &xml, const QString &context)
{
    Translation message{.context = context};
    message.hasPlural = xml.attributes().value("numerus"_L1) == "yes"_L1;
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1) {
            message.source = xml.readElementText();
        } else if (xml.name() == "comment"_L1) {
            message.comment = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            message.isFinished = !xml.attributes().hasAttribute("type"_L1);
            if (!message.hasPlural) {
                message.forms << xml.readElementText();
                continue;
            }
            while (xml.readNextStartElement())
                message.forms << xml.readElementText();
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

} // namespace

QString Translation::place() const
{
    return context + u": \""_s + source + u"\" is \""_s + forms.join(u"\", \""_s) + u'"';
}

QList<Translation> readTranslations(const QString &file)
{
    QFile device(file);
    if (!device.open(QFile::ReadOnly))
        return {};
    QXmlStreamReader xml(&device);
    QList<Translation> translations;
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "message"_L1)
            translations << readMessage(xml, context);
    }
    return xml.hasError() ? QList<Translation>() : translations;
}
