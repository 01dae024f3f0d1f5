// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "keychain/keychainstore.h"
#include "sandbox/server.h"
#include "session/session.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QTemporaryDir>

#include <map>

/// What a sign-in is measured under.
struct SignInConditions
{
    bool hasOpenId = false; ///< OpenID Connect is on in the app's settings
    bool usesTls = false;
    std::chrono::milliseconds delay{}; ///< of each answer
};

/// Milliseconds since the redirect was caught.
struct SignInTimes
{
    double signedIn = 0;
    std::map<session::SignInStep, double> steps = {};
};

/// Signs somebody in at a sandbox of its own, with a real database and the real keychain, as the
/// application does it; again and again, each time with nothing left open of the time before. TLS
/// clients of this process trust the sandbox from then on. Ends the process when something fails.
class SignInSubject final
{
public:
    explicit SignInSubject(const SignInConditions &conditions);

    [[nodiscard]] const SignInConditions &conditions() const { return m_conditions; }
    [[nodiscard]] QString url() const { return m_server.url().toString(); }
    /// Of the sandbox, in PEM; empty without TLS.
    [[nodiscard]] QString certificateFile() const;

    SignInTimes signIn();

private:
    class Program;

    const SignInConditions m_conditions;
    QTemporaryDir m_folder;
    sandbox::Server m_server;
    keychain::KeychainStore m_secrets; ///< one for all: its library is loaded once in a process
};
