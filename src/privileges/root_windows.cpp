// SPDX-License-Identifier: Apache-2.0
#include "privileges/root.h"

namespace privileges {

bool isRoot()
{
    return false;
}

} // namespace privileges
