// SPDX-License-Identifier: Apache-2.0
#include "webview/pluginfolders_p.h"

#include <QFile>

#include <dlfcn.h>

namespace webview {

QString libraryFile()
{
    Dl_info info = {};
    const bool isKnown = dladdr(reinterpret_cast<const void *>(&libraryFile), &info) != 0;
    return isKnown ? QFile::decodeName(info.dli_fname) : QString();
}

} // namespace webview
