// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/reply.h"

#include <functional>

/// Counts the asynchronous steps of a process: what it asks of a port begins, and ends. At the one
/// that it is told it dies as by kill -9.
class Steps final
{
public:
    explicit Steps(int killAt) : m_killAt(killAt) {}

    /// From now on they count.
    void arm() { m_isArmed = true; }
    [[nodiscard]] int count() const noexcept { return m_count; }
    /// Steps that have begun and not ended.
    [[nodiscard]] int open() const noexcept { return m_open; }
    /// Changes with every step.
    [[nodiscard]] int seen() const noexcept { return m_seen; }

    void begin(const QString &what)
    {
        ++m_open;
        next(what + QStringLiteral(" begins"));
    }
    void end(const QString &what)
    {
        --m_open;
        next(what + QStringLiteral(" ended"));
    }
    /// It was dropped: its end is nobody's.
    void drop() { --m_open; }

private:
    void next(const QString &what);

    int m_killAt;
    int m_count = 0;
    int m_open = 0;
    int m_seen = 0;
    bool m_isArmed = false;
};

/// The reply of a port, its beginning and its end counted. Dropping it drops what it stands for.
template <typename T>
class SteppedReply final : public kakao::Reply<T>
{
public:
    SteppedReply(Steps &steps, const QString &what,
                 const std::function<kakao::ReplyPtr<T>()> &begin)
        : kakao::Reply<T>(kakao::ErrorOrigin::Directory), m_steps(steps)
    {
        steps.begin(what);
        m_inner = begin();
        m_inner->onFinished(this, [this, what](const kakao::Result<T> &result) {
            m_steps.end(what);
            this->finish(result);
        });
    }

private:
    void stop() override
    {
        m_inner.reset();
        m_steps.drop();
    }

    Steps &m_steps;
    kakao::ReplyPtr<T> m_inner;
};

template <typename T>
[[nodiscard]] kakao::ReplyPtr<T> stepped(Steps &steps, const QString &what,
                                         const std::function<kakao::ReplyPtr<T>()> &begin)
{
    return kakao::ReplyPtr<T>(new SteppedReply<T>(steps, what, begin));
}
