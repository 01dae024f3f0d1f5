// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/error.h"

#include <span>

namespace program {

/// The one thing to do about an error.
enum class NextStep {
    None,
    TryAgain,    ///< the same once more, unchanged
    SignInAgain, ///< from the beginning: what was sent is used up, or was refused
    UseBrowser,  ///< to log in in the person's own browser
    OpenConsole, ///< Kakao's settings of this program, where its developer puts it right
    Wait,
};

/// What there is to do about every error of one code, but for what Kakao's own code decides.
struct NextStepRule
{
    kakao::ErrorCode code;
    const char *name; ///< of the code, for a report
    NextStep step;
    const char *whyNone = ""; ///< only for None, and always for it
};

/// The table itself: each code once.
[[nodiscard]] std::span<const NextStepRule> nextStepRules();

[[nodiscard]] NextStep nextStep(const kakao::Error &error);
/// As a report names it: `LoginTimeout`.
[[nodiscard]] const char *codeName(kakao::ErrorCode code);

} // namespace program
