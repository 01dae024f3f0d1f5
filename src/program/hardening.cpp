// SPDX-License-Identifier: Apache-2.0
#include "program/hardening.h"

#include <QByteArray>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace program {

bool isRoot()
{
#ifdef Q_OS_UNIX
    return geteuid() == 0;
#else
    return false;
#endif
}

void hardenWebEngineEnvironment()
{
    qunsetenv("QTWEBENGINE_REMOTE_DEBUGGING");
    qunsetenv("QTWEBENGINE_CHROMIUM_FLAGS");
    if (!isRoot())
        qunsetenv("QTWEBENGINE_DISABLE_SANDBOX");
}

bool isRefusedAsRoot()
{
    return isRoot() && qgetenv("QTWEBENGINE_DISABLE_SANDBOX") != "1";
}

} // namespace program
