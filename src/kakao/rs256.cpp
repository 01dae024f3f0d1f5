// SPDX-License-Identifier: Apache-2.0
#include "kakao/keyset.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <memory>

namespace kakao {
namespace {

template <auto release>
struct Releaser
{
    template <typename T>
    void operator()(T *object) const
    {
        release(object);
    }
};
using BigNumber = std::unique_ptr<BIGNUM, Releaser<BN_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Releaser<OSSL_PARAM_free>>;
using ParameterBuilder = std::unique_ptr<OSSL_PARAM_BLD, Releaser<OSSL_PARAM_BLD_free>>;
using PKey = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY_free>>;
using PKeyContext = std::unique_ptr<EVP_PKEY_CTX, Releaser<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Releaser<EVP_MD_CTX_free>>;

const unsigned char *octets(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

BigNumber number(const QByteArray &bytes)
{
    return BigNumber(BN_bin2bn(octets(bytes), static_cast<int>(bytes.size()), nullptr));
}

PKey publicKey(const RsaKey &key)
{
    const BigNumber modulus = number(key.modulus);
    const BigNumber exponent = number(key.exponent);
    const ParameterBuilder builder(OSSL_PARAM_BLD_new());
    if (!modulus || !exponent || !builder
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) != 1
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get()) != 1)
        return nullptr;
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    const PKeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
    EVP_PKEY *made = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return nullptr;
    return PKey(made);
}

/// With the padding that is OpenSSL's own for such a key, RSASSA-PKCS1-v1_5.
bool verify(EVP_PKEY &key, QByteArrayView message, QByteArrayView signature)
{
    const DigestContext context(EVP_MD_CTX_new());
    return context && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, &key) == 1
        && EVP_DigestVerify(context.get(), octets(signature), static_cast<size_t>(signature.size()),
                            octets(message), static_cast<size_t>(message.size()))
        == 1; // 0 is a wrong signature, and less is an error
}

} // namespace

bool RsaKey::hasSigned(QByteArrayView message, QByteArrayView signature) const
{
    const PKey key = publicKey(*this);
    const bool isSigned = key && verify(*key, message, signature);
    if (!isSigned)
        ERR_clear_error(); // the next one to look, Qt's TLS, would take it for its own
    return isSigned;
}

} // namespace kakao
