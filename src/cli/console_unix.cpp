// SPDX-License-Identifier: Apache-2.0
#include "cli/console_p.h"

#include <cstdlib>
#include <string_view>
#include <unistd.h>

namespace cli {

bool isTerminal(std::FILE *stream)
{
    return isatty(fileno(stream)) == 1;
}

bool prepareOutput()
{
    const char *kind = std::getenv("TERM");
    return !kind || kind != std::string_view("dumb");
}

} // namespace cli
