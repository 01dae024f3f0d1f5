// SPDX-License-Identifier: Apache-2.0
#include "cli/webengine.h"

#include "program/hardening.h"

#include <QFile>

#ifdef Q_OS_LINUX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace cli {
namespace {

#ifdef Q_OS_LINUX
bool isZero(const QString &file)
{
    QFile setting(file);
    return setting.open(QIODevice::ReadOnly) && setting.readAll().trimmed() == "0";
}
#endif

} // namespace

QString webEngineSandboxProblem()
{
    if (program::isRefusedAsRoot())
        return u"root"_s;
#ifdef Q_OS_LINUX
    if (geteuid() == 0)
        return u"switched off for root"_s; // by QTWEBENGINE_DISABLE_SANDBOX
    if (isZero(u"/proc/sys/user/max_user_namespaces"_s)
        || isZero(u"/proc/sys/kernel/unprivileged_userns_clone"_s))
        return u"no user namespaces"_s;
#endif
    return {};
}

} // namespace cli
