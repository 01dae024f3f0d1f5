// SPDX-License-Identifier: Apache-2.0
#include "sandbox/connectionthreads.h"

namespace sandbox {

ConnectionThreads::Enqueued ConnectionThreads::enqueue(std::function<void()> task)
{
    bool hasToWait = false;
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
        if (m_tasks.size() > m_free && m_threads.size() < most) {
            ++m_free;
            m_threads.emplace_back([this] { work(); });
        }
        m_isCrowded = hasToWait = m_tasks.size() > m_free;
    }
    m_news.notify_one();
    if (hasToWait)
        m_makeRoom();
    return Enqueued(true);
}

void ConnectionThreads::work()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_news.wait(lock, [this] { return m_isClosed || !m_tasks.empty(); });
        --m_free;
        if (m_tasks.empty())
            return;
        const auto task = std::move(m_tasks.front());
        m_tasks.pop_front();
        m_isCrowded = m_tasks.size() > m_free;
        lock.unlock();
        if (isCrowded()) // those behind it wait for somebody to leave, too
            m_makeRoom();
        task();
        lock.lock();
        ++m_free;
    }
}

void ConnectionThreads::shutdown()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isClosed = true;
    }
    m_news.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

} // namespace sandbox
