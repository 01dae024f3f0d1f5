// SPDX-License-Identifier: Apache-2.0
#include "privileges/root.h"

#include <unistd.h>

namespace privileges {

bool isRoot()
{
    return geteuid() == 0;
}

} // namespace privileges
