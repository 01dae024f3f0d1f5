// SPDX-License-Identifier: Apache-2.0
#include "program/chromiumversion.h"

#ifdef Q_OS_LINUX
#include <dlfcn.h>
#endif

namespace program {

QString loadedChromiumVersion()
{
#ifdef Q_OS_LINUX
    // QLibrary would load it, and the names in a plugin's libraries are seen by no search of the
    // whole process.
    void *library = dlopen("libQt6WebEngineCore.so.6", RTLD_LAZY | RTLD_NOLOAD);
    if (!library)
        return {};
    // const char *qWebEngineChromiumVersion() noexcept
    void *symbol = dlsym(library, "_Z25qWebEngineChromiumVersionv");
    dlclose(library); // gives back what dlopen() counted; the library stays
    if (!symbol)
        return {};
    return QString::fromLatin1(reinterpret_cast<const char *(*)()>(symbol)());
#else
    return {};
#endif
}

} // namespace program
