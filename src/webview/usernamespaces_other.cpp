// SPDX-License-Identifier: Apache-2.0
#include "webview/usernamespaces.h"

namespace webview {

bool canMakeUserNamespaces()
{
    return true;
}

} // namespace webview
