// SPDX-License-Identifier: Apache-2.0
#include "cli/interruption.h"

#include <atomic>
#include <windows.h>

namespace cli {
namespace {

std::atomic<Interruption *> current = nullptr;

/// Called in a thread that Windows makes for it.
BOOL WINAPI wake(DWORD)
{
    Interruption *interruption = current.exchange(nullptr);
    if (!interruption)
        return FALSE;
    QMetaObject::invokeMethod(interruption, &Interruption::interrupted, Qt::QueuedConnection);
    return TRUE;
}

} // namespace

Interruption::Interruption()
{
    current = this;
    SetConsoleCtrlHandler(wake, TRUE);
}

Interruption::~Interruption()
{
    current = nullptr;
    SetConsoleCtrlHandler(wake, FALSE);
}

} // namespace cli
