// SPDX-License-Identifier: Apache-2.0
#include "cli/console_p.h"

#include <io.h>
#include <windows.h>

namespace cli {

bool isTerminal(std::FILE *stream)
{
    return _isatty(_fileno(stream)) != 0;
}

bool prepareOutput()
{
    SetConsoleOutputCP(CP_UTF8); // of the whole console, as chcp does
    const HANDLE output = GetStdHandle(STD_OUTPUT_HANDLE);
    DWORD mode = 0;
    return GetConsoleMode(output, &mode)
        && SetConsoleMode(output, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
}

} // namespace cli
