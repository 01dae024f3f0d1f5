// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

namespace kakao {

/// What is used of OpenSSL's libcrypto, loaded when it is asked for. Linked, it would cost every
/// start of a program a millisecond and a megabyte, and most starts verify nothing.
struct Crypto
{
    decltype(&::BN_bin2bn) bin2bn = nullptr;
    decltype(&::BN_free) freeNumber = nullptr;
    decltype(&::OSSL_PARAM_BLD_new) newBuilder = nullptr;
    decltype(&::OSSL_PARAM_BLD_push_BN) pushNumber = nullptr;
    decltype(&::OSSL_PARAM_BLD_to_param) toParameters = nullptr;
    decltype(&::OSSL_PARAM_BLD_free) freeBuilder = nullptr;
    decltype(&::OSSL_PARAM_free) freeParameters = nullptr;
    decltype(&::EVP_PKEY_CTX_new_from_name) newKeyContext = nullptr;
    decltype(&::EVP_PKEY_fromdata_init) beginFromData = nullptr;
    decltype(&::EVP_PKEY_fromdata) fromData = nullptr;
    decltype(&::EVP_PKEY_CTX_free) freeKeyContext = nullptr;
    decltype(&::EVP_PKEY_free) freeKey = nullptr;
    decltype(&::EVP_MD_CTX_new) newDigest = nullptr;
    decltype(&::EVP_DigestVerifyInit) beginVerify = nullptr;
    decltype(&::EVP_DigestVerify) verify = nullptr;
    decltype(&::EVP_sha256) sha256 = nullptr;
    decltype(&::EVP_MD_CTX_free) freeDigest = nullptr;
    decltype(&::ERR_clear_error) clearErrors = nullptr;

    /// Null where there is no OpenSSL 3. The first call may take some milliseconds.
    [[nodiscard]] static const Crypto *get();
};

} // namespace kakao
