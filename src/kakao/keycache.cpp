// SPDX-License-Identifier: Apache-2.0
#include "kakao/keycache_p.h"

#include <utility>

using namespace std::chrono_literals;

namespace kakao {
namespace {

constexpr auto longestLife = 24h;
constexpr auto lookAgainInterval = 1min;

class Waiting final : public Reply<KeySet>
{
public:
    Waiting() : Reply(ErrorOrigin::Token) {}
};

ReplyPtr<KeySet> ready(const Result<KeySet> &result)
{
    return ReplyPtr<KeySet>(new ReadyReply<KeySet>(result, ErrorOrigin::Token));
}

} // namespace

bool KeyCache::isFresh() const
{
    return m_keys && m_elapsed() - m_fetchedAt < longestLife;
}

ReplyPtr<KeySet> KeyCache::keys(const Fetch &fetch)
{
    return isFresh() ? ready(*m_keys) : wait(fetch);
}

ReplyPtr<KeySet> KeyCache::newerKeys(const Fetch &fetch)
{
    if (m_fetch)
        return wait(fetch);
    const auto now = m_elapsed();
    if (m_lookedAgainAt && now - *m_lookedAgainAt < lookAgainInterval)
        return m_failure ? ready(*m_failure) : keys(fetch);
    m_lookedAgainAt = now;
    return wait(fetch);
}

void KeyCache::prepare(const Fetch &fetch)
{
    if (!isFresh())
        start(fetch);
}

void KeyCache::start(const Fetch &fetch)
{
    if (m_fetch)
        return;
    m_fetch = fetch();
    m_fetch->onFinished(this, [this](const auto &fetched) { useFetched(fetched); });
}

ReplyPtr<KeySet> KeyCache::wait(const Fetch &fetch)
{
    auto *waiting = new Waiting;
    m_waiting.emplace_back(waiting);
    start(fetch);
    return ReplyPtr<KeySet>(waiting);
}

void KeyCache::useFetched(const Result<KeySet> &fetched)
{
    m_fetch.reset(); // lives, and `fetched` with it, until the event loop is back
    m_failure = fetched ? std::nullopt : std::optional(fetched.error());
    if (fetched) { // else the old ones are still good
        m_keys = *fetched;
        m_fetchedAt = m_elapsed();
    }
    const auto everybody = std::exchange(m_waiting, {});
    for (const auto &waiting : everybody) {
        if (waiting)
            waiting->finish(fetched);
    }
}

} // namespace kakao
