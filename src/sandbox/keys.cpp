// SPDX-License-Identifier: Apache-2.0
#include "sandbox/keys.h"

#include "sandbox/opensslpointer.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

using PKey = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY_free>>;
using PKeyContext = std::unique_ptr<EVP_PKEY_CTX, Releaser<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Releaser<EVP_MD_CTX_free>>;
using BigNumber = std::unique_ptr<BIGNUM, Releaser<BN_free>>;

constexpr int keyBits = 2048; // the least RS256 allows (RFC 7518, 3.3), and what Kakao has

QByteArray base64Url(const QByteArray &octets)
{
    return octets.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray base64Url(const QJsonObject &object)
{
    return base64Url(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

int goOn(EVP_PKEY_CTX *context)
{
    return static_cast<const std::atomic<bool> *>(EVP_PKEY_CTX_get_app_data(context))->load() ? 0
                                                                                              : 1;
}

PKey makeKey(std::atomic<bool> &givenUp)
{
    const PKeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
    EVP_PKEY *key = nullptr;
    if (!context || EVP_PKEY_keygen_init(context.get()) <= 0
        || EVP_PKEY_CTX_set_rsa_keygen_bits(context.get(), keyBits) <= 0)
        return nullptr;
    EVP_PKEY_CTX_set_app_data(context.get(), &givenUp);
    EVP_PKEY_CTX_set_cb(context.get(), goOn);
    if (EVP_PKEY_generate(context.get(), &key) <= 0)
        return nullptr;
    return PKey(key);
}

} // namespace

class SigningKey
{
public:
    explicit SigningKey(PKey key) : m_key(std::move(key))
    {
        m_id = QCryptographicHash::hash(number(OSSL_PKEY_PARAM_RSA_N), QCryptographicHash::Sha256)
                   .first(16)
                   .toHex();
    }

    [[nodiscard]] const QByteArray &id() const { return m_id; }

    [[nodiscard]] QJsonObject publicPart() const
    {
        return {{u"kid"_s, QString::fromLatin1(m_id)},
                {u"kty"_s, u"RSA"_s},
                {u"alg"_s, u"RS256"_s},
                {u"use"_s, u"sig"_s},
                {u"n"_s, QString::fromLatin1(base64Url(number(OSSL_PKEY_PARAM_RSA_N)))},
                {u"e"_s, QString::fromLatin1(base64Url(number(OSSL_PKEY_PARAM_RSA_E)))}};
    }

    [[nodiscard]] QByteArray signature(const QByteArray &message) const
    {
        const DigestContext context(EVP_MD_CTX_new());
        const auto *data = reinterpret_cast<const unsigned char *>(message.constData());
        const auto length = static_cast<size_t>(message.size());
        size_t size = keyBits / 8;
        QByteArray signature(keyBits / 8, Qt::Uninitialized);
        auto *out = reinterpret_cast<unsigned char *>(signature.data());
        if (!m_key || !context
            || EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) <= 0
            || EVP_DigestSign(context.get(), out, &size, data, length) <= 0)
            return {};
        return signature;
    }

private:
    [[nodiscard]] QByteArray number(const char *name) const
    {
        BIGNUM *raw = nullptr;
        if (!m_key || EVP_PKEY_get_bn_param(m_key.get(), name, &raw) <= 0)
            return {};
        const BigNumber value(raw);
        QByteArray octets(BN_num_bytes(value.get()), Qt::Uninitialized);
        BN_bn2bin(value.get(), reinterpret_cast<unsigned char *>(octets.data()));
        return octets;
    }

    PKey m_key;
    QByteArray m_id;
};

Keys::Keys() = default;

Keys::~Keys()
{
    m_givenUp = true; // the futures wait for their threads
}

void Keys::prepare()
{
    const std::lock_guard lock(m_mutex);
    if (m_keys.empty())
        add();
}

void Keys::rotate()
{
    const std::lock_guard lock(m_mutex);
    add();
}

void Keys::add()
{
    m_keys.push_back(std::async(std::launch::async, [this]() -> KeyPointer {
                         return std::make_shared<const SigningKey>(makeKey(m_givenUp));
                     }).share());
}

std::vector<std::shared_future<Keys::KeyPointer>> Keys::all()
{
    prepare();
    const std::lock_guard lock(m_mutex);
    return m_keys;
}

QByteArray Keys::sign(const QJsonObject &claims)
{
    const KeyPointer key = all().back().get();
    const QJsonObject header = {
        {u"kid"_s, QString::fromLatin1(key->id())}, {u"typ"_s, u"JWT"_s}, {u"alg"_s, u"RS256"_s}};
    const QByteArray message = base64Url(header) + '.' + base64Url(claims);
    return message + '.' + base64Url(key->signature(message));
}

Keys::Signature Keys::check(const QByteArray &token)
{
    const auto dot = token.lastIndexOf('.');
    const QByteArray header = token.first(token.indexOf('.'));
    const QString id =
        QJsonDocument::fromJson(QByteArray::fromBase64(header, QByteArray::Base64UrlEncoding))
            .object()
            .value("kid"_L1)
            .toString();
    for (const auto &key : all()) {
        if (key.get()->id() != id.toLatin1())
            continue;
        // RS256 signs the same text the same way each time (RFC 8017, 8.2).
        return base64Url(key.get()->signature(token.first(dot))) == token.sliced(dot + 1)
            ? Signature::Good
            : Signature::Bad;
    }
    return Signature::OfAnotherKey;
}

QJsonObject Keys::keySet()
{
    QJsonArray keys;
    for (const auto &key : all())
        keys.append(key.get()->publicPart());
    return {{u"keys"_s, keys}};
}

} // namespace sandbox
