// SPDX-License-Identifier: Apache-2.0
#include "members/reservednames.h"

#include "members/nicknameprofile.h"

#include <QFile>
#include <QSet>

// Outside any namespace, as the macro wants it; a static library's resources need the call.
static void initResources()
{
    Q_INIT_RESOURCE(members);
}

using namespace Qt::StringLiterals;

namespace members {
namespace {

struct ReservedNames
{
    QSet<QString> keys;
    QSet<QString> skeletons;
};

ReservedNames readReservedNames()
{
    initResources();
    ReservedNames names;
    QFile file(u":/daemun/members/reserved.txt"_s);
    if (!file.open(QIODevice::ReadOnly))
        return names;
    const QString lines = QString::fromUtf8(file.readAll());
    for (const QStringView line : QStringView(lines).split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'#'))
            continue;
        const QString name = line.toString();
        names.keys.insert(nicknameKey(name));
        // A capital I looks like an l: what looks like ADMIN does not look like admin.
        names.skeletons.insert(nicknameSkeleton(name));
        names.skeletons.insert(nicknameSkeleton(name.toUpper()));
    }
    return names;
}

} // namespace

bool isReservedName(const QString &nickname)
{
    static const ReservedNames reserved = readReservedNames();
    return reserved.keys.contains(nicknameKey(nickname))
        || reserved.skeletons.contains(nicknameSkeleton(nickname));
}

} // namespace members
