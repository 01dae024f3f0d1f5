// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace session {

class MemberDirectory;
class SecretStore;

/// Where members and their sessions are kept. Both must outlive who works with it.
struct Vault
{
    MemberDirectory *directory = nullptr; ///< members and accounts; never null
    SecretStore *secrets = nullptr;       ///< null: a session lives as long as the process
};

/// Whether a session is to be there after the program has ended.
enum class Keeping { Kept, UntilQuit };

} // namespace session
