// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "program/errortext.h"

namespace cli {

/// What a person reads of an error who has a terminal before them: as program::ErrorTexts says it,
/// but for advice that only somebody with our windows could take.
class TerminalTexts final
{
    Q_DECLARE_TR_FUNCTIONS(cli::TerminalTexts)
public:
    /// Of a sign-in.
    [[nodiscard]] static program::ErrorText describe(const kakao::Error &error);
    /// Of something that was wanted for somebody who is signed in, and stays so.
    [[nodiscard]] static program::ErrorText describeCall(const kakao::Error &error);

private:
    [[nodiscard]] static program::ErrorText adapted(program::ErrorText text, kakao::ErrorCode code);
};

} // namespace cli
