// SPDX-License-Identifier: Apache-2.0
#include "members/reservednames.h"

#include "members/listresource.h"
#include "members/nicknameprofile.h"

#include <QSet>

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
    ReservedNames names;
    for (const QString &name : readListResource(u"reserved"_s)) {
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
