// SPDX-License-Identifier: Apache-2.0
#include "kakao/error.h"

#include <QDebug>

namespace kakao {

bool Error::isTransient() const noexcept
{
    switch (code) {
    case ErrorCode::Offline:
    case ErrorCode::Timeout:
    case ErrorCode::ProxyRefused:
    case ErrorCode::CaptivePortal:
    case ErrorCode::RateLimited:
    case ErrorCode::ServerFault:
    case ErrorCode::InvalidAnswer:
    case ErrorCode::PortInUse:
    case ErrorCode::LoginTimeout:
    case ErrorCode::SecretStoreLocked:
    case ErrorCode::SecretStoreSilent:
    case ErrorCode::DatabaseFull:
    case ErrorCode::DatabaseBusy:
        return true;
    case ErrorCode::ConfigInvalid:
    case ErrorCode::Cancelled:
    case ErrorCode::AccessDenied:
    case ErrorCode::WrongUser:
    case ErrorCode::StateMismatch:
    case ErrorCode::InvalidRedirect:
    case ErrorCode::AuthorizationFailed:
    case ErrorCode::ErrorPage:
    case ErrorCode::TlsFailed:
    case ErrorCode::Rejected:
    case ErrorCode::OutcomeUnknown:
    case ErrorCode::IdTokenInvalid:
    case ErrorCode::ClockSuspected:
    case ErrorCode::OtherApplication:
    case ErrorCode::WebViewMissing:
    case ErrorCode::WebViewUnusable:
    case ErrorCode::BrowserWanted:
    case ErrorCode::BrowserMissing:
    case ErrorCode::CannotListen:
    case ErrorCode::SecretNotFound:
    case ErrorCode::SecretStoreMissing:
    case ErrorCode::SecretStoreFailed:
    case ErrorCode::SecretTooLong:
    case ErrorCode::SessionInvalid:
    case ErrorCode::DatabaseNewer:
    case ErrorCode::DatabaseReadOnly:
    case ErrorCode::DatabaseFailed:
        return false;
    }
    Q_UNREACHABLE();
}

bool Error::mayHaveHappened() const noexcept
{
    return code == ErrorCode::OutcomeUnknown || code == ErrorCode::Timeout
        || code == ErrorCode::InvalidAnswer;
}

QDebug operator<<(QDebug debug, const Error &error)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << "Error(" << static_cast<int>(error.code) << ", origin "
                    << static_cast<int>(error.origin);
    if (!error.kakaoCode.isEmpty())
        debug << ", " << error.kakaoCode;
    if (error.httpStatus != 0)
        debug << ", HTTP " << error.httpStatus;
    if (!error.requiredScopes.isEmpty())
        debug << ", needs " << error.requiredScopes.join(u' ');
    if (error.retryAfter.count() != 0)
        debug << ", again after " << error.retryAfter.count() << " s";
    return debug << ", " << error.detail << ')';
}

} // namespace kakao
