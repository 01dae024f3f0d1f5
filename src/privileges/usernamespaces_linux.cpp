// SPDX-License-Identifier: Apache-2.0
#include "privileges/usernamespaces.h"

#include <cerrno>

#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

namespace privileges {

/// Asks by trying, as Chromium does: a kernel's settings do not tell what AppArmor will say to the
/// second namespace, in the first of which one is the administrator.
bool canMakeUserNamespaces()
{
    const pid_t child = fork();
    if (child == 0)
        _exit(unshare(CLONE_NEWUSER | CLONE_NEWPID) == 0 ? 0 : 1);
    int status = 0;
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace privileges
