// SPDX-License-Identifier: Apache-2.0
#include "privileges/usernamespaces.h"

namespace privileges {

bool canMakeUserNamespaces()
{
    return true;
}

} // namespace privileges
