// SPDX-License-Identifier: Apache-2.0
#include "program/chromiumversion.h"

#include "program/webenginelibrary_p.h"

namespace program {

QString loadedChromiumVersion()
{
    return askWebEngine(Loading::Never).chromium;
}

} // namespace program
