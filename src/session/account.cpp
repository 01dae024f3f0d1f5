// SPDX-License-Identifier: Apache-2.0
#include "session/account.h"

#include <algorithm>

namespace session {

const Account &firstChoice(const QList<Account> &accounts)
{
    const auto current = std::find_if(accounts.begin(), accounts.end(),
                                      [](const Account &account) { return account.isCurrent; });
    if (current != accounts.end())
        return *current;
    const auto good = std::find_if(accounts.begin(), accounts.end(), [](const Account &account) {
        return account.endedBy.isEmpty();
    });
    return good == accounts.end() ? accounts.first() : *good;
}

} // namespace session
