// SPDX-License-Identifier: Apache-2.0
#include "cli/exitcode.h"

#include <QtGlobal>

namespace cli {

ExitCode exitCodeOf(kakao::ErrorCode code)
{
    using Code = kakao::ErrorCode;
    switch (code) {
    case Code::ConfigInvalid:
    case Code::CannotListen:
        return ExitCode::Usage;
    case Code::Cancelled:
        return ExitCode::Cancelled;
    case Code::Offline:
    case Code::Timeout:
    case Code::TlsFailed:
    case Code::ProxyRefused:
    case Code::CaptivePortal:
    case Code::RateLimited:
    case Code::ServerFault:
    case Code::InvalidAnswer:
    case Code::OutcomeUnknown:
        return ExitCode::Network;
    case Code::SecretNotFound:
    case Code::SecretStoreLocked:
    case Code::SecretStoreMissing:
    case Code::SecretStoreSilent:
    case Code::SecretStoreFailed:
    case Code::SecretTooLong:
        return ExitCode::SecretStore;
    case Code::SessionInvalid:
        return ExitCode::NotSignedIn;
    case Code::AccessDenied:
    case Code::WrongUser:
    case Code::StateMismatch:
    case Code::InvalidRedirect:
    case Code::AuthorizationFailed:
    case Code::ErrorPage:
    case Code::Rejected:
    case Code::IdTokenInvalid:
    case Code::ClockSuspected:
    case Code::OtherApplication:
    case Code::WebViewMissing:
    case Code::WebViewUnusable:
    case Code::BrowserWanted:
    case Code::BrowserMissing:
    case Code::PortInUse:
    case Code::LoginTimeout:
    case Code::DatabaseNewer:
    case Code::DatabaseReadOnly:
    case Code::DatabaseFull:
    case Code::DatabaseBusy:
    case Code::DatabaseFailed:
        return ExitCode::Error;
    }
    Q_UNREACHABLE();
}

ExitCode exitCodeOf(const kakao::Error &error)
{
    if (error.endsSession)
        return ExitCode::NotSignedIn;
    if (error.code == kakao::ErrorCode::Timeout && error.origin == kakao::ErrorOrigin::Directory)
        return ExitCode::Error;
    return exitCodeOf(error.code);
}

} // namespace cli
