// SPDX-License-Identifier: Apache-2.0
#include "program/webenginelibrary_p.h"

#include <windows.h>

namespace program {
namespace {

constexpr auto fileName = L"Qt6WebEngineCore.dll";

QString call(HMODULE library, const char *name)
{
    const FARPROC symbol = GetProcAddress(library, name);
    return symbol ? QString::fromLatin1(reinterpret_cast<const char *(*)()>(symbol)()) : QString();
}

} // namespace

WebEngineVersion askWebEngine(Loading loading)
{
    const HMODULE library = loading == Loading::Never
        ? GetModuleHandleW(fileName)
        : LoadLibraryExW(fileName, nullptr, LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    if (!library)
        return {};
    // const char *qWebEngineChromiumVersion() noexcept, and the other, as MSVC for 64 bits spells
    // them.
    return {.chromium = call(library, "?qWebEngineChromiumVersion@@YAPEBDXZ"),
            .patchedTo = call(library, "?qWebEngineChromiumSecurityPatchVersion@@YAPEBDXZ")};
}

} // namespace program
