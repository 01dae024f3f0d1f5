// SPDX-License-Identifier: Apache-2.0
#include "program/webenginelibrary_p.h"

#include <dlfcn.h>

namespace program {
namespace {

#ifdef Q_OS_MACOS
constexpr auto fileName = "@rpath/QtWebEngineCore.framework/Versions/A/QtWebEngineCore";
#else
constexpr auto fileName = "libQt6WebEngineCore.so.6";
#endif

QString call(void *library, const char *name)
{
    void *symbol = dlsym(library, name);
    return symbol ? QString::fromLatin1(reinterpret_cast<const char *(*)()>(symbol)()) : QString();
}

} // namespace

WebEngineVersion askWebEngine(Loading loading)
{
    // QLibrary would load it, and the names in a plugin's libraries are seen by no search of the
    // whole process.
    const int never = loading == Loading::Never ? RTLD_NOLOAD : 0;
    void *library = dlopen(fileName, RTLD_LAZY | never);
    if (!library)
        return {};
    // const char *qWebEngineChromiumVersion() noexcept, and the other
    const WebEngineVersion version{
        .chromium = call(library, "_Z25qWebEngineChromiumVersionv"),
        .patchedTo = call(library, "_Z38qWebEngineChromiumSecurityPatchVersionv")};
    if (loading == Loading::Never)
        dlclose(library); // gives back what dlopen() counted; the library stays
    return version;
}

} // namespace program
