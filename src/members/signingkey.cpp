// SPDX-License-Identifier: Apache-2.0
#include "members/signingkey.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace members {
namespace {

constexpr qsizetype minimumKeyLength = 32; // RFC 7518 3.2: 256 bits

} // namespace

class SigningKey::Waiting final : public kakao::Reply<kakao::Secret>
{
public:
    explicit Waiting(IfMissing ifMissing)
        : Reply(kakao::ErrorOrigin::SecretStore), creates(ifMissing == IfMissing::Create)
    {
    }

    const bool creates;
};

SigningKey::SigningKey(session::SecretStore &secrets, QString name)
    : m_secrets(secrets), m_name(std::move(name))
{
}

kakao::ReplyPtr<kakao::Secret> SigningKey::get(IfMissing ifMissing)
{
    if (!m_key.isEmpty())
        return kakao::makeReadyReply<kakao::Secret>(m_key);
    auto *waiting = new Waiting(ifMissing);
    m_waiting.emplace_back(waiting);
    if (!m_reading && !m_writing) {
        m_reading = m_secrets.read(m_name);
        m_reading->onFinished(this, [this](const auto &read) { useRead(read); });
    }
    return kakao::ReplyPtr<kakao::Secret>(waiting);
}

void SigningKey::useRead(const kakao::Result<kakao::Secret> &read)
{
    m_reading.reset(); // lives, and `read` with it, until the event loop is back
    if (read && read->reveal().size() < minimumKeyLength) {
        return answer(kakao::Error{.code = kakao::ErrorCode::SecretStoreFailed,
                                   .origin = kakao::ErrorOrigin::SecretStore,
                                   .detail = u"the signing key is not one of ours"_s});
    }
    if (read) {
        m_key = *read;
        return answer(read);
    }
    if (read.error().code != kakao::ErrorCode::SecretNotFound)
        return answer(read);
    answerThoseWhoDoNotCreate(read.error());
    if (!m_waiting.empty())
        create();
}

void SigningKey::create()
{
    const kakao::Secret key = kakao::Secret::random();
    m_writing = m_secrets.write(m_name, key);
    m_writing->onFinished(this, [this, key](const kakao::Result<kakao::Done> &written) {
        m_writing.reset();
        if (!written)
            return answer(written.error());
        m_key = key;
        answer(key);
    });
}

void SigningKey::answer(const kakao::Result<kakao::Secret> &key)
{
    for (const auto &waiting : std::exchange(m_waiting, {})) {
        if (waiting)
            waiting->finish(key);
    }
}

void SigningKey::answerThoseWhoDoNotCreate(const kakao::Error &error)
{
    std::erase_if(m_waiting, [&error](const auto &waiting) {
        if (waiting && !waiting->creates)
            waiting->finish(error);
        return !waiting || waiting->isFinished();
    });
}

} // namespace members
