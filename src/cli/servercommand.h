// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.h"

namespace cli {

/// A command that talks to servers, or to the keychain.
class ServerCommand : public Command
{
    Q_OBJECT
public:
    explicit ServerCommand(const Scene &scene);

protected:
    [[nodiscard]] program::Foundation &foundation() const noexcept { return m_foundation; }
    /// Makes the servers known, where they are the built-in sandbox's. False when that failed,
    /// which has ended the command.
    [[nodiscard]] bool hasServers();

private:
    program::Foundation &m_foundation;
};

} // namespace cli
