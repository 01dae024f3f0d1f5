// SPDX-License-Identifier: Apache-2.0
#include "cli/webengine.h"

#include "program/hardening.h"

#include <QCoreApplication>
#include <QFile>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

bool isZero(const QString &file)
{
    QFile setting(file);
    return setting.open(QIODevice::ReadOnly) && setting.readAll().trimmed() == "0";
}

} // namespace

QString webEngineSandboxProblem()
{
    if (program::isRefusedAsRoot())
        return QCoreApplication::translate("cli::DoctorCommand", "it does not run as root");
    if (program::isRoot()) // by QTWEBENGINE_DISABLE_SANDBOX
        return QCoreApplication::translate("cli::DoctorCommand", "switched off for root");
    if (isZero(u"/proc/sys/user/max_user_namespaces"_s)
        || isZero(u"/proc/sys/kernel/unprivileged_userns_clone"_s))
        return QCoreApplication::translate("cli::DoctorCommand", "no user namespaces");
    return {};
}

} // namespace cli
