// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <httplib.h>

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

    /// makeRoom is called when a connection has to wait for a thread, from the thread that listens.
    explicit ConnectionThreads(std::function<void()> makeRoom) : m_makeRoom(std::move(makeRoom)) {}
    ~ConnectionThreads() override = default;

    /// void, or bool in later versions of cpp-httplib.
    using Enqueued = decltype(std::declval<httplib::TaskQueue &>().enqueue({}));
    Enqueued enqueue(std::function<void()> task) override;
    void shutdown() override;

private:
    void work();

    const std::function<void()> m_makeRoom;
    std::mutex m_mutex;
    std::condition_variable m_news;
    std::list<std::function<void()>> m_tasks;
    std::list<std::thread> m_threads;
    size_t m_free = 0;
    bool m_isClosed = false;
};

} // namespace sandbox
