// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/config.h"
#include "kakao/kakao_export.h"
#include "kakao/secret.h"

#include <QStringList>
#include <QUrl>

namespace kakao {

/// Kakao's `prompt` parameter; several may be asked for at once (Kakao Login REST API, "Get
/// authorization code").
enum class Prompt { Login, None, Create, SelectAccount };

/// What one sign-in may ask for beyond the defaults.
struct AuthorizationOptions
{
    QStringList scopes; ///< replaces Config::scopes when not empty
    QList<Prompt>
        prompts;       ///< in Kakao's order; empty: the login is shown unless the browser has one
    QString loginHint; ///< e-mail or phone number to fill in
};

/// code_challenge for a code_verifier: BASE64URL(SHA256(ASCII(verifier))), RFC 7636 4.2.
[[nodiscard]] DAEMUN_KAKAO_EXPORT QByteArray codeChallenge(const Secret &verifier);

/// One attempt to sign in. Its state, nonce and verifier are 256 random bits each, made for this
/// attempt and gone with it (RFC 8252 8.9, RFC 7636 7.1, OpenID Connect Core 3.1.2.1).
class DAEMUN_KAKAO_EXPORT AuthorizationRequest final
{
public:
    /// Each one is another attempt, with secrets of its own.
    AuthorizationRequest(const Config &config, const AuthorizationOptions &options = {});

    /// What the user agent opens; always `response_type=code` with an S256 challenge.
    [[nodiscard]] QUrl url() const;
    /// Where the answer comes to: Config::redirectUri.
    [[nodiscard]] const QUrl &redirectUri() const noexcept { return m_redirectUri; }
    /// Who must have sent an answer that names its issuer (RFC 9207).
    [[nodiscard]] const QString &issuer() const noexcept { return m_issuer; }
    /// What the answer must bring back (RFC 6749 10.12).
    [[nodiscard]] const Secret &state() const noexcept { return m_state; }
    /// What the id_token must name (OpenID Connect Core 3.1.2.1).
    [[nodiscard]] const Secret &nonce() const noexcept { return m_nonce; }
    /// What proves to the token endpoint whose code it is (RFC 7636 4.1).
    [[nodiscard]] const Secret &codeVerifier() const noexcept { return m_codeVerifier; }

private:
    QUrl m_endpoint;
    QUrl m_redirectUri;
    QString m_issuer;
    QString m_clientId;
    AuthorizationOptions m_options;
    Secret m_state = Secret::random();
    Secret m_nonce = Secret::random();
    Secret m_codeVerifier = Secret::random();
};

} // namespace kakao
