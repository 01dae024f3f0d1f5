// SPDX-License-Identifier: Apache-2.0
#include "keychain/memorystore.h"

using kakao::Done;
using kakao::Error;
using kakao::ErrorCode;
using kakao::ErrorOrigin;
using kakao::ReplyPtr;
using kakao::Result;
using kakao::Secret;

namespace keychain {

namespace {

template <typename T>
ReplyPtr<T> reply(Result<T> result)
{
    return ReplyPtr<T>(new kakao::ReadyReply<T>(std::move(result), ErrorOrigin::SecretStore));
}

Error error(ErrorCode code)
{
    return {.code = code, .origin = ErrorOrigin::SecretStore};
}

} // namespace

MemoryStore::MemoryStore() = default;
MemoryStore::~MemoryStore() = default;

ReplyPtr<Secret> MemoryStore::read(const QString &key)
{
    const auto found = m_secrets.constFind(key);
    if (found == m_secrets.cend())
        return reply<Secret>(error(ErrorCode::SecretNotFound));
    return reply<Secret>(*found);
}

ReplyPtr<Done> MemoryStore::write(const QString &key, const Secret &secret)
{
    // As the keychain does, so that what works in memory works there.
    if (secret.reveal().size() > maximumLength)
        return reply<Done>(error(ErrorCode::SecretTooLong));
    m_secrets.insert(key, secret);
    return reply<Done>(Done{});
}

ReplyPtr<Done> MemoryStore::remove(const QString &key)
{
    m_secrets.remove(key);
    return reply<Done>(Done{});
}

} // namespace keychain
