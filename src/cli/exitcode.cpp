// SPDX-License-Identifier: Apache-2.0
#include "cli/exitcode.h"

#include <QtGlobal>

namespace cli {

ErrorMark markOf(kakao::ErrorCode code)
{
    using Code = kakao::ErrorCode;
    switch (code) {
    case Code::ConfigInvalid:
        return {"ConfigInvalid", ExitCode::Usage};
    case Code::Cancelled:
        return {"Cancelled", ExitCode::Cancelled};
    case Code::AccessDenied:
        return {"AccessDenied", ExitCode::Error};
    case Code::WrongUser:
        return {"WrongUser", ExitCode::Error};
    case Code::StateMismatch:
        return {"StateMismatch", ExitCode::Error};
    case Code::InvalidRedirect:
        return {"InvalidRedirect", ExitCode::Error};
    case Code::AuthorizationFailed:
        return {"AuthorizationFailed", ExitCode::Error};
    case Code::ErrorPage:
        return {"ErrorPage", ExitCode::Error};
    case Code::Offline:
        return {"Offline", ExitCode::Network};
    case Code::Timeout:
        return {"Timeout", ExitCode::Network};
    case Code::TlsFailed:
        return {"TlsFailed", ExitCode::Network};
    case Code::CaptivePortal:
        return {"CaptivePortal", ExitCode::Network};
    case Code::Rejected:
        return {"Rejected", ExitCode::Error};
    case Code::RateLimited:
        return {"RateLimited", ExitCode::Network};
    case Code::ServerFault:
        return {"ServerFault", ExitCode::Network};
    case Code::InvalidAnswer:
        return {"InvalidAnswer", ExitCode::Network};
    case Code::OutcomeUnknown:
        return {"OutcomeUnknown", ExitCode::Network};
    case Code::IdTokenInvalid:
        return {"IdTokenInvalid", ExitCode::Error};
    case Code::ClockSuspected:
        return {"ClockSuspected", ExitCode::Error};
    case Code::OtherApplication:
        return {"OtherApplication", ExitCode::Error};
    case Code::WebViewMissing:
        return {"WebViewMissing", ExitCode::Error};
    case Code::WebViewUnusable:
        return {"WebViewUnusable", ExitCode::Error};
    case Code::BrowserWanted:
        return {"BrowserWanted", ExitCode::Error};
    case Code::BrowserMissing:
        return {"BrowserMissing", ExitCode::Error};
    case Code::PortInUse:
        return {"PortInUse", ExitCode::Error};
    case Code::CannotListen:
        return {"CannotListen", ExitCode::Usage};
    case Code::LoginTimeout:
        return {"LoginTimeout", ExitCode::Error};
    case Code::SecretNotFound:
        return {"SecretNotFound", ExitCode::SecretStore};
    case Code::SecretStoreLocked:
        return {"SecretStoreLocked", ExitCode::SecretStore};
    case Code::SecretStoreMissing:
        return {"SecretStoreMissing", ExitCode::SecretStore};
    case Code::SecretStoreSilent:
        return {"SecretStoreSilent", ExitCode::SecretStore};
    case Code::SecretStoreFailed:
        return {"SecretStoreFailed", ExitCode::SecretStore};
    case Code::SecretTooLong:
        return {"SecretTooLong", ExitCode::SecretStore};
    case Code::SessionInvalid:
        return {"SessionInvalid", ExitCode::NotSignedIn};
    case Code::DatabaseNewer:
        return {"DatabaseNewer", ExitCode::Error};
    case Code::DatabaseReadOnly:
        return {"DatabaseReadOnly", ExitCode::Error};
    case Code::DatabaseFull:
        return {"DatabaseFull", ExitCode::Error};
    case Code::DatabaseBusy:
        return {"DatabaseBusy", ExitCode::Error};
    case Code::DatabaseFailed:
        return {"DatabaseFailed", ExitCode::Error};
    }
    Q_UNREACHABLE();
}

ExitCode exitCodeOf(const kakao::Error &error)
{
    if (error.endsSession)
        return ExitCode::NotSignedIn;
    if (error.code == kakao::ErrorCode::Timeout && error.origin == kakao::ErrorOrigin::Directory)
        return ExitCode::Error;
    return markOf(error.code).exitCode;
}

} // namespace cli
