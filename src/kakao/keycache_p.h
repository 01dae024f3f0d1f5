// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/keyset.h"
#include "kakao/reply.h"

#include <QPointer>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace kakao {

/// Keeps the issuer's keys for a day, and asks for them as seldom as can be: everybody who waits
/// for keys waits for one answer.
class KeyCache final : public QObject
{
    Q_OBJECT
public:
    using Elapsed = std::function<std::chrono::milliseconds()>;
    using Fetch = std::function<ReplyPtr<KeySet>()>;

    explicit KeyCache(Elapsed elapsed) : m_elapsed(std::move(elapsed)) {}

    /// The keys that are kept, or new ones where there are none or they are too old.
    [[nodiscard]] ReplyPtr<KeySet> keys(const Fetch &fetch);
    /// New ones, for the kept ones lack one; within a minute of the last time what came of that.
    /// Whoever makes up names of keys makes no requests by it.
    [[nodiscard]] ReplyPtr<KeySet> newerKeys(const Fetch &fetch);

    /// So that keys() has something to give when it is asked.
    void prepare(const Fetch &fetch);

private:
    [[nodiscard]] bool isFresh() const;
    void start(const Fetch &fetch);
    [[nodiscard]] ReplyPtr<KeySet> wait(const Fetch &fetch);
    void useFetched(const Result<KeySet> &fetched);

    Elapsed m_elapsed;
    std::optional<KeySet> m_keys;
    std::chrono::milliseconds m_fetchedAt{};
    std::optional<Error> m_failure; ///< of the last time, when it failed
    std::optional<std::chrono::milliseconds> m_lookedAgainAt;
    ReplyPtr<KeySet> m_fetch;
    std::vector<QPointer<Reply<KeySet>>> m_waiting;
};

} // namespace kakao
