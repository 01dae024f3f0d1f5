// SPDX-License-Identifier: Apache-2.0
#include "cli/terminaltexts.h"

using kakao::ErrorCode;

namespace cli {

program::ErrorText TerminalTexts::describe(const kakao::Error &error)
{
    return adapted(program::ErrorTexts::describe(error), error.code);
}

program::ErrorText TerminalTexts::describeCall(const kakao::Error &error)
{
    return adapted(program::ErrorTexts::describeCall(error), error.code);
}

program::ErrorText TerminalTexts::adapted(program::ErrorText text, ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled:
        text = {tr("Cancelled."), {}};
        break;
    case ErrorCode::WrongUser:
        text.advice = tr("Sign in again with: daemunctl login");
        break;
    case ErrorCode::BrowserMissing:
        text.advice = tr("Install a browser, or sign in with: daemunctl login --no-browser");
        break;
    case ErrorCode::PortInUse:
        text.advice = tr("Close that program, then try again.");
        break;
    case ErrorCode::CannotListen:
        text.advice = tr("Register a redirect URI like http://127.0.0.1:52525/kakao/callback in "
                         "Kakao's console and give it with --redirect-uri.");
        break;
    default: // those of a login window do not come here
        break;
    }
    return text;
}

} // namespace cli
