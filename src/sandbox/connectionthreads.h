// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <httplib.h>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <list>
#include <mutex>
#include <thread>

namespace sandbox {

/// cpp-httplib spends a thread on every connection that is kept alive. A browser holds six of them,
/// a Qt program six more, and a test may leave some hanging: here threads are made as they are
/// needed, up to `most`, and whoever comes then takes the place of a connection that rests.
class ConnectionThreads final : public httplib::TaskQueue
{
public:
    static constexpr size_t most = 64;

    /// makeRoom is called for each connection that has to wait for a thread, from any thread.
    explicit ConnectionThreads(std::function<void()> makeRoom) : m_makeRoom(std::move(makeRoom)) {}
    ~ConnectionThreads() override = default;

    /// void, or bool in later versions of cpp-httplib.
    using Enqueued = decltype(std::declval<httplib::TaskQueue &>().enqueue({}));
    Enqueued enqueue(std::function<void()> task) override;
    void shutdown() override;

    /// Whether anybody waits for a thread.
    [[nodiscard]] bool isCrowded() const { return m_isCrowded; }

private:
    void work();

    const std::function<void()> m_makeRoom;
    std::mutex m_mutex;
    std::condition_variable m_news;
    std::list<std::function<void()>> m_tasks;
    std::list<std::thread> m_threads;
    size_t m_free = 0; ///< threads without a task, those just made among them
    std::atomic<bool> m_isCrowded = false;
    bool m_isClosed = false;
};

} // namespace sandbox
