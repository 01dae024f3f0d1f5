// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <memory>

/// An RSA key made anew, which signs whatever it is given.
class RsaTestKey final
{
public:
    enum class Scheme { Pkcs1, Pss };

    explicit RsaTestKey(int bits = 2048, unsigned int exponent = 65537);

    /// The public half as RFC 7517 has it, fit to verify id_tokens.
    [[nodiscard]] QJsonObject jwk(const QString &kid) const;
    /// The public half as a file has it.
    [[nodiscard]] QByteArray pem() const;
    /// digest is a name of OpenSSL's: `SHA256`.
    [[nodiscard]] QByteArray signature(const QByteArray &message, const char *digest = "SHA256",
                                       Scheme scheme = Scheme::Pkcs1) const;
    /// The private operation of RFC 8017 5.2.1 and nothing else: of a block as long as the key,
    /// padding and all.
    [[nodiscard]] QByteArray rawSignature(const QByteArray &block) const;
    /// header.payload.signature, each in base64url, signed by RS256.
    [[nodiscard]] QByteArray jws(const QByteArray &header, const QByteArray &payload) const;

private:
    struct Private;
    std::shared_ptr<const Private> d;
};

[[nodiscard]] QByteArray base64Url(const QByteArray &octets);
