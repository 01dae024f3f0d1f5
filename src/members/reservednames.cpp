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

QSet<QString> readSkeletons()
{
    initResources();
    QSet<QString> skeletons;
    QFile file(u":/daemun/members/reserved.txt"_s);
    if (!file.open(QIODevice::ReadOnly))
        return skeletons;
    const QString lines = QString::fromUtf8(file.readAll());
    for (const QStringView line : QStringView(lines).split(u'\n', Qt::SkipEmptyParts)) {
        if (!line.startsWith(u'#'))
            skeletons.insert(nicknameSkeleton(line.toString()));
    }
    return skeletons;
}

} // namespace

bool isReservedName(const QString &nickname)
{
    static const QSet<QString> skeletons = readSkeletons();
    return skeletons.contains(nicknameSkeleton(nickname));
}

} // namespace members
