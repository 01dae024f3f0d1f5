// SPDX-License-Identifier: Apache-2.0
#include "webview/pluginfolders_p.h"

#include <array>

#include <windows.h>

namespace webview {

QString libraryFile()
{
    HMODULE library = nullptr;
    if (!GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS
                                | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT,
                            reinterpret_cast<LPCWSTR>(&libraryFile), &library))
        return {};
    std::array<wchar_t, 32'768> path = {}; // the longest that Windows knows
    const DWORD length = GetModuleFileNameW(library, path.data(), DWORD(path.size()));
    return length < path.size() ? QString::fromWCharArray(path.data(), int(length)) : QString();
}

} // namespace webview
