// SPDX-License-Identifier: Apache-2.0
#include "members/listresource.h"

#include <QFile>

// Outside any namespace, as the macro wants it; a static library's resources need the call.
static bool initResources()
{
    Q_INIT_RESOURCE(nicknames);
    return true;
}

using namespace Qt::StringLiterals;

namespace members {

QStringList readListResource(const QString &name)
{
    [[maybe_unused]] static const bool ready = initResources();
    QFile file(u":/daemun/nicknames/%1.txt"_s.arg(name));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    QStringList lines;
    const QString text = QString::fromUtf8(isOpen ? file.readAll() : QByteArray());
    for (const QStringView line : QStringView(text).split(u'\n', Qt::SkipEmptyParts)) {
        if (!line.startsWith(u'#'))
            lines.append(line.toString());
    }
    return lines;
}

} // namespace members
