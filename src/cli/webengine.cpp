// SPDX-License-Identifier: Apache-2.0
#include "cli/webengine.h"

#include "privileges/root.h"
#include "privileges/usernamespaces.h"
#include "program/hardening.h"

#include <QCoreApplication>

namespace cli {
QString webEngineSandboxProblem()
{
    if (program::isRefusedAsRoot())
        return QCoreApplication::translate("cli::DoctorCommand", "it does not run as root");
    if (privileges::isRoot()) // by QTWEBENGINE_DISABLE_SANDBOX
        return QCoreApplication::translate("cli::DoctorCommand", "switched off for root");
    if (!privileges::canMakeUserNamespaces())
        return QCoreApplication::translate("cli::DoctorCommand", "no user namespaces");
    return {};
}

} // namespace cli
