// SPDX-License-Identifier: Apache-2.0
#include "kakao/authorizationrequest.h"

#include "kakao/form_p.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace kakao {
namespace {

QString promptName(Prompt prompt)
{
    switch (prompt) {
    case Prompt::Login:
        return u"login"_s;
    case Prompt::None:
        return u"none"_s;
    case Prompt::Create:
        return u"create"_s;
    case Prompt::SelectAccount:
        return u"select_account"_s;
    }
    Q_UNREACHABLE();
}

/// Kakao separates by comma where RFC 6749 3.3 has a space.
QByteArray joined(const QStringList &names)
{
    return names.join(u',').toUtf8();
}

} // namespace

QByteArray codeChallenge(const Secret &verifier)
{
    return QCryptographicHash::hash(verifier.reveal(), QCryptographicHash::Sha256)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

AuthorizationRequest::AuthorizationRequest(const Config &config,
                                           const AuthorizationOptions &options)
    : m_endpoint(config.kauth(u"/oauth/authorize")), m_redirectUri(config.redirectUri),
      m_issuer(config.issuer()), m_clientId(config.clientId), m_options(options)
{
    if (m_options.scopes.isEmpty())
        m_options.scopes = config.scopes;
}

QUrl AuthorizationRequest::url() const
{
    FormFields fields{
        {"response_type", "code"},
        {"client_id", m_clientId.toUtf8()},
        {"redirect_uri", m_redirectUri.toEncoded()},
        {"state", m_state.reveal()},
        {"nonce", m_nonce.reveal()},
        {"code_challenge", codeChallenge(m_codeVerifier)},
        {"code_challenge_method", "S256"},
    };
    QStringList prompts;
    for (const Prompt prompt : m_options.prompts)
        prompts += promptName(prompt);
    const auto addGiven = [&fields](const QByteArray &name, const QByteArray &value) {
        if (!value.isEmpty())
            fields.append({name, value});
    };
    addGiven("scope", joined(m_options.scopes));
    addGiven("prompt", joined(prompts));
    addGiven("login_hint", m_options.loginHint.toUtf8());

    QUrl url = m_endpoint;
    url.setQuery(QString::fromLatin1(encodeForm(fields)), QUrl::StrictMode);
    return url;
}

} // namespace kakao
