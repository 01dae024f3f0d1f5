// SPDX-License-Identifier: Apache-2.0
#include "program/nextstep.h"

#include "program/consolesetting.h"

#include <algorithm>
#include <array>

namespace program {
namespace {

using kakao::ErrorCode;

constexpr std::array rules{
    NextStepRule{ErrorCode::ConfigInvalid, "ConfigInvalid", NextStep::None,
                 "a setting is read when the program starts"},
    NextStepRule{ErrorCode::Cancelled, "Cancelled", NextStep::None, "the person wanted it so"},
    NextStepRule{ErrorCode::AccessDenied, "AccessDenied", NextStep::SignInAgain},
    NextStepRule{ErrorCode::WrongUser, "WrongUser", NextStep::SignInAgain},
    NextStepRule{ErrorCode::StateMismatch, "StateMismatch", NextStep::SignInAgain},
    NextStepRule{ErrorCode::InvalidRedirect, "InvalidRedirect", NextStep::SignInAgain},
    NextStepRule{ErrorCode::AuthorizationFailed, "AuthorizationFailed", NextStep::SignInAgain},
    NextStepRule{ErrorCode::ErrorPage, "ErrorPage", NextStep::SignInAgain},
    NextStepRule{ErrorCode::Offline, "Offline", NextStep::TryAgain},
    NextStepRule{ErrorCode::Timeout, "Timeout", NextStep::TryAgain},
    NextStepRule{ErrorCode::TlsFailed, "TlsFailed", NextStep::TryAgain},
    NextStepRule{ErrorCode::ProxyRefused, "ProxyRefused", NextStep::TryAgain},
    NextStepRule{ErrorCode::CaptivePortal, "CaptivePortal", NextStep::TryAgain},
    NextStepRule{ErrorCode::Rejected, "Rejected", NextStep::SignInAgain},
    NextStepRule{ErrorCode::RateLimited, "RateLimited", NextStep::Wait},
    NextStepRule{ErrorCode::ServerFault, "ServerFault", NextStep::TryAgain},
    NextStepRule{ErrorCode::InvalidAnswer, "InvalidAnswer", NextStep::SignInAgain},
    NextStepRule{ErrorCode::OutcomeUnknown, "OutcomeUnknown", NextStep::SignInAgain},
    NextStepRule{ErrorCode::IdTokenInvalid, "IdTokenInvalid", NextStep::SignInAgain},
    NextStepRule{ErrorCode::ClockSuspected, "ClockSuspected", NextStep::SignInAgain},
    NextStepRule{ErrorCode::OtherApplication, "OtherApplication", NextStep::SignInAgain},
    NextStepRule{ErrorCode::WebViewMissing, "WebViewMissing", NextStep::UseBrowser},
    NextStepRule{ErrorCode::WebViewUnusable, "WebViewUnusable", NextStep::UseBrowser},
    NextStepRule{ErrorCode::BrowserWanted, "BrowserWanted", NextStep::UseBrowser},
    NextStepRule{ErrorCode::BrowserMissing, "BrowserMissing", NextStep::TryAgain},
    NextStepRule{ErrorCode::PortInUse, "PortInUse", NextStep::TryAgain},
    NextStepRule{ErrorCode::CannotListen, "CannotListen", NextStep::OpenConsole},
    NextStepRule{ErrorCode::LoginTimeout, "LoginTimeout", NextStep::TryAgain},
    NextStepRule{ErrorCode::SecretNotFound, "SecretNotFound", NextStep::SignInAgain},
    NextStepRule{ErrorCode::SecretStoreLocked, "SecretStoreLocked", NextStep::TryAgain},
    NextStepRule{ErrorCode::SecretStoreMissing, "SecretStoreMissing", NextStep::None,
                 "a keychain has to be installed first, and all goes on without one"},
    NextStepRule{ErrorCode::SecretStoreSilent, "SecretStoreSilent", NextStep::TryAgain},
    NextStepRule{ErrorCode::SecretStoreFailed, "SecretStoreFailed", NextStep::TryAgain},
    NextStepRule{ErrorCode::SecretTooLong, "SecretTooLong", NextStep::SignInAgain},
    NextStepRule{ErrorCode::SessionInvalid, "SessionInvalid", NextStep::SignInAgain},
    NextStepRule{ErrorCode::DatabaseNewer, "DatabaseNewer", NextStep::None,
                 "only a newer version of the program can read it"},
    NextStepRule{ErrorCode::DatabaseReadOnly, "DatabaseReadOnly", NextStep::TryAgain},
    NextStepRule{ErrorCode::DatabaseFull, "DatabaseFull", NextStep::TryAgain},
    NextStepRule{ErrorCode::DatabaseBusy, "DatabaseBusy", NextStep::TryAgain},
    NextStepRule{ErrorCode::DatabaseFailed, "DatabaseFailed", NextStep::TryAgain},
};

const NextStepRule &ruleFor(ErrorCode code)
{
    return *std::ranges::find(rules, code, &NextStepRule::code);
}

} // namespace

std::span<const NextStepRule> nextStepRules()
{
    return rules;
}

NextStep nextStep(const kakao::Error &error)
{
    // Then no person can do anything about it, only the program's developer.
    return refusedSetting(error.kakaoCode) ? NextStep::OpenConsole : ruleFor(error.code).step;
}

const char *codeName(ErrorCode code)
{
    return ruleFor(code).name;
}

} // namespace program
