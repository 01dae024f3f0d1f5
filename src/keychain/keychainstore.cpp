// SPDX-License-Identifier: Apache-2.0
#include "keychain/keychainstore.h"

#include "keychain/requestqueue_p.h"

#include <QPointer>

using kakao::Done;
using kakao::Error;
using kakao::ErrorCode;
using kakao::ErrorOrigin;
using kakao::ReplyPtr;
using kakao::Result;
using kakao::Secret;

namespace keychain {

namespace {

/// A reply whose request leaves the queue with it.
template <typename T>
class QueuedReply final : public kakao::Reply<T>
{
public:
    QueuedReply(RequestQueue &queue, JobKind kind, const QString &key, const Secret &secret = {})
        : kakao::Reply<T>(ErrorOrigin::SecretStore), m_queue(&queue)
    {
        m_request = queue.add(kind, key, secret, [this](const Result<Secret> &result) {
            this->finish(convert(result));
        });
    }
    ~QueuedReply() override { QueuedReply::stop(); }

private:
    static Result<T> convert(const Result<Secret> &result)
    {
        if constexpr (std::same_as<T, Secret>)
            return result;
        else if (result)
            return T{};
        else
            return result.error();
    }

    void stop() override
    {
        if (m_queue)
            m_queue->withdraw(m_request);
    }

    QPointer<RequestQueue> m_queue;
    quint64 m_request = 0;
};

} // namespace

KeychainStore::KeychainStore(std::chrono::milliseconds timeout)
    : m_queue(std::make_unique<RequestQueue>(timeout))
{
}

KeychainStore::~KeychainStore() = default;

ReplyPtr<Secret> KeychainStore::read(const QString &key)
{
    return ReplyPtr<Secret>(new QueuedReply<Secret>(*m_queue, JobKind::Read, key));
}

ReplyPtr<Done> KeychainStore::write(const QString &key, const Secret &secret)
{
    if (secret.reveal().size() > maximumLength) {
        const Error tooLong{.code = ErrorCode::SecretTooLong, .origin = ErrorOrigin::SecretStore};
        return ReplyPtr<Done>(new kakao::ReadyReply<Done>(tooLong, ErrorOrigin::SecretStore));
    }
    return ReplyPtr<Done>(new QueuedReply<Done>(*m_queue, JobKind::Write, key, secret));
}

ReplyPtr<Done> KeychainStore::remove(const QString &key)
{
    return ReplyPtr<Done>(new QueuedReply<Done>(*m_queue, JobKind::Remove, key));
}

} // namespace keychain
