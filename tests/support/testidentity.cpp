// SPDX-License-Identifier: Apache-2.0
#include "support/testidentity.h"

#include <QDir>
#include <QFile>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace {

using Bio = std::unique_ptr<BIO, decltype(&BIO_free_all)>;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

constexpr long day = 24 * 60 * 60;

void addExtension(X509 &certificate, int nid, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, &certificate, &certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value);
    X509_add_ext(&certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

/// The first and the last day, from today.
std::pair<long, long> daysOf(TestValidity validity)
{
    switch (validity) {
    case TestValidity::Today:
        return {-1, 1};
    case TestValidity::Past:
        return {-2, -1};
    case TestValidity::Future:
        return {1, 2};
    }
    Q_UNREACHABLE();
}

Certificate selfSigned(EVP_PKEY &key, TestValidity validity, TestName whose)
{
    const auto [first, last] = daysOf(validity);
    Certificate certificate(X509_new(), &X509_free);
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), first * day);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), last * day);
    X509_set_pubkey(certificate.get(), &key);
    X509_NAME *name = X509_get_subject_name(certificate.get());
    const bool isOurs = whose == TestName::Loopback;
    const char *commonName = isOurs ? "127.0.0.1" : "kauth.example";
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char *>(commonName), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    addExtension(*certificate, NID_basic_constraints, "critical,CA:TRUE");
    addExtension(*certificate, NID_subject_alt_name,
                 isOurs ? "IP:127.0.0.1,DNS:localhost" : "DNS:kauth.example");
    if (X509_sign(certificate.get(), &key, EVP_sha256()) == 0)
        qFatal("test identity: the certificate could not be signed");
    return certificate;
}

QByteArray contents(BIO &bio)
{
    char *data = nullptr;
    const auto size = BIO_get_mem_data(&bio, &data);
    return QByteArray(data, size);
}

} // namespace

bool networkThreadsHaveEnded()
{
    const QDir tasks(u"/proc/self/task"_s);
    const QStringList ids = tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    return std::none_of(ids.begin(), ids.end(), [&tasks](const QString &id) {
        QFile name(tasks.filePath(id + u"/comm"_s));
        return name.open(QIODevice::ReadOnly) && name.readAll().startsWith("QNetworkAccess");
    });
}

TrustedCertificate::TrustedCertificate(const QSslCertificate &certificate)
{
    QSslConfiguration configuration = m_before;
    configuration.addCaCertificate(certificate);
    QSslConfiguration::setDefaultConfiguration(configuration);
}

TrustedCertificate::~TrustedCertificate()
{
    QSslConfiguration::setDefaultConfiguration(m_before);
}

TestIdentity makeTestIdentity(TestValidity validity, TestName name)
{
    const Key key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    if (!key)
        qFatal("test identity: no key");
    const Certificate certificate = selfSigned(*key, validity, name);
    const Bio keyPem(BIO_new(BIO_s_mem()), &BIO_free_all);
    const Bio certificatePem(BIO_new(BIO_s_mem()), &BIO_free_all);
    PEM_write_bio_PrivateKey(keyPem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    PEM_write_bio_X509(certificatePem.get(), certificate.get());
    return {.certificate = QSslCertificate(contents(*certificatePem)),
            .key = QSslKey(contents(*keyPem), QSsl::Ec)};
}
