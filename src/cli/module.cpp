// SPDX-License-Identifier: Apache-2.0
#include "cli/modulerun.h"

/// What daemunctl calls when a command needs more than the database.
extern "C" Q_DECL_EXPORT int daemunctlRun()
{
    return cli::run();
}
