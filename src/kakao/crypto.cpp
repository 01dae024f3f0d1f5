// SPDX-License-Identifier: Apache-2.0
#include "kakao/crypto_p.h"

#include <QCoreApplication>
#include <QLibrary>

#include <optional>
#include <type_traits>

using namespace Qt::StringLiterals;

namespace kakao {
namespace {

bool load(QLibrary &library)
{
#if defined(Q_OS_WIN)
    library.setFileName(sizeof(void *) == 8 ? u"libcrypto-3-x64"_s : u"libcrypto-3"_s);
#elif defined(Q_OS_MACOS)
    // By its path: a bare name is not looked for in the application's own Frameworks, and what
    // macOS has by that name it lets nobody load.
    const QString folder = QCoreApplication::applicationDirPath() + u"/../Frameworks/"_s;
    library.setFileName(folder + u"libcrypto.3.dylib"_s);
    if (library.load())
        return true;
    library.setFileNameAndVersion(u"crypto"_s, u"3"_s);
#else
    library.setFileNameAndVersion(u"crypto"_s, u"3"_s);
#endif
    return library.load();
}

std::optional<Crypto> resolve()
{
    QLibrary library; // which stays loaded when this object goes
    if (!load(library))
        return std::nullopt;
    bool isWhole = true;
    const auto find = [&](auto &function, const char *name) {
        function =
            reinterpret_cast<std::remove_reference_t<decltype(function)>>(library.resolve(name));
        isWhole = isWhole && function;
    };
    Crypto crypto;
    find(crypto.bin2bn, "BN_bin2bn");
    find(crypto.freeNumber, "BN_free");
    find(crypto.newBuilder, "OSSL_PARAM_BLD_new");
    find(crypto.pushNumber, "OSSL_PARAM_BLD_push_BN");
    find(crypto.toParameters, "OSSL_PARAM_BLD_to_param");
    find(crypto.freeBuilder, "OSSL_PARAM_BLD_free");
    find(crypto.freeParameters, "OSSL_PARAM_free");
    find(crypto.newKeyContext, "EVP_PKEY_CTX_new_from_name");
    find(crypto.beginFromData, "EVP_PKEY_fromdata_init");
    find(crypto.fromData, "EVP_PKEY_fromdata");
    find(crypto.freeKeyContext, "EVP_PKEY_CTX_free");
    find(crypto.freeKey, "EVP_PKEY_free");
    find(crypto.newDigest, "EVP_MD_CTX_new");
    find(crypto.beginVerify, "EVP_DigestVerifyInit");
    find(crypto.verify, "EVP_DigestVerify");
    find(crypto.sha256, "EVP_sha256");
    find(crypto.freeDigest, "EVP_MD_CTX_free");
    find(crypto.clearErrors, "ERR_clear_error");
    return isWhole ? std::optional(crypto) : std::nullopt;
}

} // namespace

const Crypto *Crypto::get()
{
    static const std::optional<Crypto> crypto = resolve();
    return crypto ? &*crypto : nullptr;
}

} // namespace kakao
