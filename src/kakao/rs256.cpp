// SPDX-License-Identifier: Apache-2.0
#include "kakao/crypto_p.h"
#include "kakao/keyset.h"

#include <openssl/core_names.h>

#include <memory>

namespace kakao {
namespace {

template <auto release>
struct Releaser
{
    template <typename T>
    void operator()(T *object) const
    {
        (Crypto::get()->*release)(object);
    }
};
using BigNumber = std::unique_ptr<BIGNUM, Releaser<&Crypto::freeNumber>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Releaser<&Crypto::freeParameters>>;
using ParameterBuilder = std::unique_ptr<OSSL_PARAM_BLD, Releaser<&Crypto::freeBuilder>>;
using PKey = std::unique_ptr<EVP_PKEY, Releaser<&Crypto::freeKey>>;
using PKeyContext = std::unique_ptr<EVP_PKEY_CTX, Releaser<&Crypto::freeKeyContext>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Releaser<&Crypto::freeDigest>>;

const unsigned char *octets(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

BigNumber number(const Crypto &crypto, const QByteArray &bytes)
{
    return BigNumber(crypto.bin2bn(octets(bytes), static_cast<int>(bytes.size()), nullptr));
}

PKey publicKey(const Crypto &crypto, const RsaKey &key)
{
    const BigNumber modulus = number(crypto, key.modulus);
    const BigNumber exponent = number(crypto, key.exponent);
    const ParameterBuilder builder(crypto.newBuilder());
    if (!modulus || !exponent || !builder
        || crypto.pushNumber(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) != 1
        || crypto.pushNumber(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get()) != 1)
        return nullptr;
    const Parameters parameters(crypto.toParameters(builder.get()));
    const PKeyContext context(crypto.newKeyContext(nullptr, "RSA", nullptr));
    EVP_PKEY *made = nullptr;
    if (!parameters || !context || crypto.beginFromData(context.get()) != 1
        || crypto.fromData(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return nullptr;
    return PKey(made);
}

/// With the padding that is OpenSSL's own for such a key, RSASSA-PKCS1-v1_5.
bool verify(const Crypto &crypto, EVP_PKEY &key, QByteArrayView message, QByteArrayView signature)
{
    const DigestContext context(crypto.newDigest());
    return context
        && crypto.beginVerify(context.get(), nullptr, crypto.sha256(), nullptr, &key) == 1
        && crypto.verify(context.get(), octets(signature), static_cast<size_t>(signature.size()),
                         octets(message), static_cast<size_t>(message.size()))
        == 1; // 0 is a wrong signature, and less is an error
}

} // namespace

bool RsaKey::hasSigned(QByteArrayView message, QByteArrayView signature) const
{
    const Crypto *crypto = Crypto::get();
    if (!crypto)
        return false;
    const PKey key = publicKey(*crypto, *this);
    const bool isSigned = key && verify(*crypto, *key, message, signature);
    if (!isSigned)
        crypto->clearErrors(); // the next one to look, Qt's TLS, would take it for its own
    return isSigned;
}

} // namespace kakao
