// SPDX-License-Identifier: Apache-2.0
#include "support/rsatestkey.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

using namespace Qt::StringLiterals;

namespace {

using Context = std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)>;

EVP_PKEY *makeKey(int bits, unsigned int exponent)
{
    const Context context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr), &EVP_PKEY_CTX_free);
    BIGNUM *e = BN_new();
    BN_set_word(e, exponent);
    EVP_PKEY *key = nullptr;
    EVP_PKEY_keygen_init(context.get());
    EVP_PKEY_CTX_set_rsa_keygen_bits(context.get(), bits);
    EVP_PKEY_CTX_set1_rsa_keygen_pubexp(context.get(), e);
    EVP_PKEY_generate(context.get(), &key);
    BN_free(e);
    if (!key)
        qFatal("test key: none of %d bits", bits);
    return key;
}

QString number(EVP_PKEY *key, const char *name)
{
    BIGNUM *value = nullptr;
    EVP_PKEY_get_bn_param(key, name, &value);
    QByteArray octets(BN_num_bytes(value), Qt::Uninitialized);
    BN_bn2bin(value, reinterpret_cast<unsigned char *>(octets.data()));
    BN_free(value);
    return QString::fromLatin1(base64Url(octets));
}

} // namespace

struct RsaTestKey::Private
{
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key;
};

RsaTestKey::RsaTestKey(int bits, unsigned int exponent)
    : d(new Private{{makeKey(bits, exponent), &EVP_PKEY_free}})
{
}

QJsonObject RsaTestKey::jwk(const QString &kid) const
{
    return {{u"kid"_s, kid},
            {u"kty"_s, u"RSA"_s},
            {u"alg"_s, u"RS256"_s},
            {u"use"_s, u"sig"_s},
            {u"n"_s, number(d->key.get(), OSSL_PKEY_PARAM_RSA_N)},
            {u"e"_s, number(d->key.get(), OSSL_PKEY_PARAM_RSA_E)}};
}

QByteArray RsaTestKey::pem() const
{
    const std::unique_ptr<BIO, decltype(&BIO_free_all)> bio(BIO_new(BIO_s_mem()), &BIO_free_all);
    PEM_write_bio_PUBKEY(bio.get(), d->key.get());
    char *data = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &data);
    return QByteArray(data, size);
}

QByteArray RsaTestKey::signature(const QByteArray &message, const char *digest, Scheme scheme) const
{
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          &EVP_MD_CTX_free);
    EVP_PKEY_CTX *settings = nullptr;
    EVP_DigestSignInit_ex(context.get(), &settings, digest, nullptr, nullptr, d->key.get(),
                          nullptr);
    if (scheme == Scheme::Pss)
        EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PSS_PADDING);
    QByteArray signature(EVP_PKEY_get_size(d->key.get()), Qt::Uninitialized);
    auto size = static_cast<size_t>(signature.size());
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size,
                       reinterpret_cast<const unsigned char *>(message.constData()),
                       static_cast<size_t>(message.size()))
        != 1)
        qFatal("test key: no signature");
    return signature;
}

QByteArray RsaTestKey::rawSignature(const QByteArray &block) const
{
    const Context context(EVP_PKEY_CTX_new_from_pkey(nullptr, d->key.get(), nullptr),
                          &EVP_PKEY_CTX_free);
    QByteArray signature(EVP_PKEY_get_size(d->key.get()), Qt::Uninitialized);
    auto size = static_cast<size_t>(signature.size());
    EVP_PKEY_sign_init(context.get());
    EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING);
    if (EVP_PKEY_sign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size,
                      reinterpret_cast<const unsigned char *>(block.constData()),
                      static_cast<size_t>(block.size()))
        != 1)
        qFatal("test key: no raw signature");
    return signature;
}

QByteArray RsaTestKey::jws(const QByteArray &header, const QByteArray &payload) const
{
    const QByteArray message = base64Url(header) + '.' + base64Url(payload);
    return message + '.' + base64Url(signature(message));
}

QByteArray base64Url(const QByteArray &octets)
{
    return octets.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}
