// SPDX-License-Identifier: Apache-2.0
#include "desktop/processage.h"

namespace desktop {

std::optional<qint64> processAge()
{
    return std::nullopt;
}

} // namespace desktop
