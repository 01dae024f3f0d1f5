// SPDX-License-Identifier: Apache-2.0
#include "program/hardening.h"

#include "privileges/root.h"

#include <QByteArray>

namespace program {

void hardenWebEngineEnvironment()
{
    qunsetenv("QTWEBENGINE_REMOTE_DEBUGGING");
    qunsetenv("QTWEBENGINE_CHROMIUM_FLAGS");
    if (!privileges::isRoot())
        qunsetenv("QTWEBENGINE_DISABLE_SANDBOX");
}

bool isRefusedAsRoot()
{
    return privileges::isRoot() && qgetenv("QTWEBENGINE_DISABLE_SANDBOX") != "1";
}

} // namespace program
