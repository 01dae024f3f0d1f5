// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/error.h"

namespace cli {

/// What the process ends with, for scripts.
enum class ExitCode {
    Ok = 0,
    Error = 1,
    Usage = 2,       ///< the command line, or a setting
    NotSignedIn = 3, ///< nobody is, or the session has ended
    Network = 4,     ///< Kakao could not be asked or gave no usable answer: try again later
    Cancelled = 5,   ///< by Ctrl+C, or by the end of what was typed
    SecretStore = 6, ///< the keychain is missing, locked or does not answer
};

[[nodiscard]] ExitCode exitCodeOf(kakao::ErrorCode code);
/// The same, but a refusal by which Kakao ends the session leaves nobody signed in, and a lock that
/// was waited for in vain is no network.
[[nodiscard]] ExitCode exitCodeOf(const kakao::Error &error);

} // namespace cli
