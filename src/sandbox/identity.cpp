// SPDX-License-Identifier: Apache-2.0
#include "sandbox/identity.h"

#include <array>

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace sandbox {

namespace {

using Bio = std::unique_ptr<BIO, Releaser<BIO_free_all>>;
using Key = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Releaser<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Releaser<X509_EXTENSION_free>>;

constexpr long day = 24 * 60 * 60;
constexpr long life = 30 * day;

struct ExtensionText
{
    int nid;
    const char *value;
};
constexpr std::array extensions{
    ExtensionText{NID_basic_constraints, "critical,CA:FALSE"},
    ExtensionText{NID_key_usage, "critical,digitalSignature"},
    ExtensionText{NID_ext_key_usage, "serverAuth"},
    ExtensionText{NID_subject_key_identifier, "hash"},
    // Two of them have the same name: a client that trusts both has to tell them apart.
    ExtensionText{NID_authority_key_identifier, "keyid:always"},
    ExtensionText{NID_subject_alt_name, "IP:127.0.0.1,IP:::1,DNS:localhost"},
};

bool addExtension(X509 &certificate, const ExtensionText &text)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, &certificate, &certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, text.nid, text.value));
    return extension && X509_add_ext(&certificate, extension.get(), -1) == 1;
}

/// Another serial number each time: a browser refuses two certificates of one name that share it.
bool setNames(X509 &certificate)
{
    std::array<unsigned char, 16> random{};
    if (RAND_bytes(random.data(), int(random.size())) != 1)
        return false;
    random[0] &= 0x7f;
    const std::unique_ptr<BIGNUM, Releaser<BN_free>> serial(
        BN_bin2bn(random.data(), int(random.size()), nullptr));
    X509_NAME *name = X509_get_subject_name(&certificate);
    const auto *text = reinterpret_cast<const unsigned char *>("Daemun's Kakao sandbox");
    return serial && BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(&certificate))
        && X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, text, -1, -1, 0) == 1
        && X509_set_issuer_name(&certificate, name) == 1;
}

/// By the computer's clock, as its clients see it, whatever time the sandbox plays.
Certificate selfSigned(EVP_PKEY &key)
{
    Certificate certificate(X509_new());
    if (!certificate || X509_set_version(certificate.get(), X509_VERSION_3) != 1
        || !setNames(*certificate) || !X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -day)
        || !X509_gmtime_adj(X509_getm_notAfter(certificate.get()), life)
        || X509_set_pubkey(certificate.get(), &key) != 1)
        return nullptr;
    for (const ExtensionText &extension : extensions) {
        if (!addExtension(*certificate, extension))
            return nullptr;
    }
    if (X509_sign(certificate.get(), &key, EVP_sha256()) == 0)
        return nullptr;
    return certificate;
}

QByteArray pemOf(const X509 &certificate)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    if (!bio || PEM_write_bio_X509(bio.get(), &certificate) != 1)
        return {};
    char *data = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &data);
    return QByteArray(data, size);
}

} // namespace

Identity::Identity(Context context, QByteArray certificate)
    : m_context(std::move(context)), m_certificate(std::move(certificate))
{
}

std::unique_ptr<Identity> Identity::make()
{
    const Key key(EVP_EC_gen("P-256")); // in a millisecond, where RSA takes a hundred
    const Certificate certificate = key ? selfSigned(*key) : nullptr;
    Context context(SSL_CTX_new(TLS_server_method()));
    if (!certificate || !context
        || SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION) != 1
        || SSL_CTX_use_certificate(context.get(), certificate.get()) != 1
        || SSL_CTX_use_PrivateKey(context.get(), key.get()) != 1)
        return nullptr;
    return std::unique_ptr<Identity>(new Identity(std::move(context), pemOf(*certificate)));
}

} // namespace sandbox
