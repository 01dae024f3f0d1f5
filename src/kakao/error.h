// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/kakao_export.h"

#include <QString>
#include <QStringList>

#include <chrono>

class QDebug;

namespace kakao {

/// What went wrong, in the terms a caller decides by. Sentences for people are made from it in
/// one place, by the program.
enum class ErrorCode {
    // The program's own settings
    ConfigInvalid, ///< a URL that must not be used, for the reason in detail

    // The person
    Cancelled,    ///< abort() was called, Cancel was pressed or the login window closed
    AccessDenied, ///< `error=access_denied`: consent refused, or an account under 14
    WrongUser,    ///< Kakao answers for another Kakao user than the one it must be

    // The answer to the authorization request (RFC 6749 4.1.2)
    StateMismatch,       ///< `state` missing or not ours: the answer belongs to no request of ours
    InvalidRedirect,     ///< neither a code nor an error, both, or a parameter given twice
    AuthorizationFailed, ///< any other `error`, by name in detail
    ErrorPage,           ///< Kakao showed a page with a KOE code; no redirect will come

    // The network
    Offline,       ///< no connection: name not found, refused, unreachable, cut before an answer
    Timeout,       ///< no complete answer within the deadline
    TlsFailed,     ///< the certificate or the handshake was refused
    ProxyRefused,  ///< the proxy on the way wants a password, another one, or does not connect
    CaptivePortal, ///< a page or a redirect where Kakao answers JSON: a network that wants a login

    // Kakao's servers
    Rejected,       ///< a definite no, with Kakao's code
    RateLimited,    ///< KOE237, -10, HTTP 429: too many requests, wait
    ServerFault,    ///< HTTP 5xx, KOE003, -1, -7, -603, -9798: theirs, and temporary
    InvalidAnswer,  ///< cut off, too long, not JSON, or without what the protocol promises
    OutcomeUnknown, ///< the connection closed after the request was sent and before an answer
    IdTokenInvalid, ///< an id_token that must not be believed, for the reason in detail
    ClockSuspected, ///< an id_token in order, but for the time: this computer's clock may be wrong
    OtherApplication, ///< an access token that was issued to another application than ours

    // The user agent
    WebViewMissing,  ///< the plugin is not installed or does not load
    WebViewUnusable, ///< it cannot run here, for the reason in detail (as root, without its
                     ///< process)
    BrowserWanted,   ///< the person asked to log in in their own browser instead
    BrowserMissing,  ///< no browser could be opened
    PortInUse,       ///< another program listens where the redirect is to arrive; port in detail
    CannotListen,    ///< nothing can listen on the redirect URI, for the reason in detail
    LoginTimeout,    ///< nobody finished the login within the time limit

    // The secret store
    SecretNotFound,     ///< the store answered: there is no such entry
    SecretStoreLocked,  ///< it is there and closed: the person can open it
    SecretStoreMissing, ///< this computer runs none
    SecretStoreSilent,  ///< it did not answer in time
    SecretStoreFailed,  ///< any other refusal, in its words in detail
    SecretTooLong,      ///< above what every platform keeps in one entry

    // The directory of members
    SessionInvalid,   ///< the session token is not ours, was changed or has expired
    DatabaseNewer,    ///< written by a newer version of the program; left as it is
    DatabaseReadOnly, ///< the file or its folder cannot be written
    DatabaseFull,     ///< no space left on the device
    DatabaseBusy,     ///< another process holds it
    DatabaseFailed,   ///< anything else, with the driver's words in detail
};

/// Who said no.
enum class ErrorOrigin {
    Authorization, ///< the authorization request or its answer
    Token,         ///< the token endpoint
    Api,           ///< kapi
    UserAgent,
    SecretStore,
    Directory,
};

/// An error is a value with a next step: whether trying again can help and whether the session
/// is over are part of it.
struct DAEMUN_KAKAO_EXPORT Error
{
    ErrorCode code = ErrorCode::InvalidAnswer; ///< what to decide by
    ErrorOrigin origin = ErrorOrigin::Api;     ///< who said so
    QString detail = {};      ///< for the log; never holds a code, a token or anything of a person
    QString kakaoCode = {};   ///< `KOE320`, `-401`: what Kakao's documentation lists; else empty
    int httpStatus = 0;       ///< 0 when there was no HTTP answer
    bool endsSession = false; ///< Kakao says that the tokens are dead: KOE319, KOE322, or -401
                              ///< for a token that does not exist or has expired
    QStringList requiredScopes = {}; ///< with -402: the consents that the call needs
    /// How long the server wants to be left alone (`Retry-After`, RFC 9110 10.2.3), of a transient
    /// error: from 1 s to 5 min, whatever it said; 0 when it said nothing.
    std::chrono::seconds retryAfter{0};

    /// The same request may succeed later, unchanged: worth a "Try again".
    [[nodiscard]] bool isTransient() const noexcept;
    /// The server may have carried the request out, although no usable answer came: what was sent
    /// to be used once (a code, a refresh token) may be used up.
    [[nodiscard]] bool mayHaveHappened() const noexcept;

    friend bool operator==(const Error &, const Error &) = default;
    /// All of it but what is empty; nothing in it is secret.
    friend DAEMUN_KAKAO_EXPORT QDebug operator<<(QDebug debug, const Error &error);
};

} // namespace kakao
