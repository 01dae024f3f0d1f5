// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/opensslpointer.h"

#include <QByteArray>

#include <memory>

#include <openssl/ssl.h>

namespace sandbox {

/// Who the server is with TLS: a certificate for this computer's loopback names, signed with its
/// own key. The key never leaves the memory. It is no certificate authority, so whoever trusts it
/// trusts nothing else.
class Identity final
{
public:
    /// Made anew each time; null when OpenSSL cannot.
    [[nodiscard]] static std::unique_ptr<Identity> make();

    [[nodiscard]] const QByteArray &certificate() const { return m_certificate; } ///< PEM
    /// What each connection is made from. TLS 1.2 is the least.
    [[nodiscard]] SSL_CTX *context() const { return m_context.get(); }

private:
    using Context = std::unique_ptr<SSL_CTX, Releaser<SSL_CTX_free>>;

    Identity(Context context, QByteArray certificate);

    Context m_context;
    QByteArray m_certificate;
};

} // namespace sandbox
