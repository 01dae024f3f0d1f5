// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/reply.h"

#include <coroutine>
#include <exception>
#include <memory>
#include <utility>

/// Replies in C++20 coroutines. Nobody pays for it who does not include this header.
///
///     kakao::ReplyPtr<QString> nicknameOf(const kakao::ApiClient &api, kakao::Secret token)
///     {
///         const auto user = co_await api.fetchUser(token);
///         if (!user)
///             co_return user.error();
///         co_return user->nickname;
///     }
///
/// A function that returns a ReplyPtr may be a coroutine: what it returns is a reply like every
/// other, and so can be held, aborted, dropped and awaited. It runs to its first co_await inside
/// the call, and afterwards from the event loop of the thread that called it.
///
/// Whoever holds the reply holds the coroutine. Dropping or aborting it destroys what the coroutine
/// has on its frame, and with it the reply that is being awaited, at the co_await where it stands;
/// it is never resumed. So an object whose member coroutine it is keeps the reply as a member
/// declared after all that the coroutine uses. A reply that nobody wants to hold is for
/// runToItsEnd().
///
/// Take parameters by value: a reference or the captures of a lambda must outlive the coroutine.
/// An exception that leaves the coroutine ends the program.
namespace kakao {

/// What `co_await` makes of a reply, in any coroutine: its owner until the result is there. Always
/// waits for the event loop, also when the reply is finished already.
template <typename T>
class [[nodiscard]] ReplyAwaiter
{
public:
    explicit ReplyAwaiter(ReplyPtr<T> reply) : m_reply(std::move(reply)) { Q_ASSERT(m_reply); }

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> coroutine)
    {
        resumeWhenFinished([coroutine] { coroutine.resume(); });
    }
    [[nodiscard]] Result<T> await_resume() const { return m_reply->result(); }

protected:
    /// Calls resume once, unless this awaiter is gone by then.
    template <typename Resume>
    void resumeWhenFinished(Resume resume)
    {
        if (!m_reply->isFinished()) {
            QObject::connect(m_reply.get(), &PendingReply::finished, m_reply.get(),
                             std::move(resume));
            return;
        }
        // finished() may have come before. A dropped reply is deleted later, and not its events.
        m_awaited = std::make_shared<bool>();
        QMetaObject::invokeMethod(
            m_reply.get(),
            [resume = std::move(resume), awaited = std::weak_ptr(m_awaited)] {
                if (!awaited.expired())
                    resume();
            },
            Qt::QueuedConnection);
    }

private:
    ReplyPtr<T> m_reply;
    std::shared_ptr<bool> m_awaited;
};

/// Found by the compiler for `co_await std::move(reply)` and for a reply that was just made.
template <typename T>
[[nodiscard]] ReplyAwaiter<T> operator co_await(ReplyPtr<T> &&reply)
{
    return ReplyAwaiter<T>(std::move(reply));
}

/// The reply that a coroutine answers with, and the owner of its frame.
template <typename T>
class CoroutineReply final : public Reply<T>
{
public:
    class Promise;

    ~CoroutineReply() override { endCoroutine(); }

private:
    explicit CoroutineReply(Promise &promise) : Reply<T>(ErrorOrigin::Api), m_promise(&promise) {}

    void stop() override { endCoroutine(); }
    void endCoroutine()
    {
        if (Promise *promise = std::exchange(m_promise, nullptr))
            promise->end();
    }

    Promise *m_promise; ///< null when the coroutine has come to its end, or is to
};

/// What the compiler asks of a coroutine that returns a ReplyPtr.
template <typename T>
class CoroutineReply<T>::Promise
{
    using Handle = std::coroutine_handle<Promise>;

    template <typename Awaited>
    class Awaiter : public ReplyAwaiter<Awaited>
    {
    public:
        using ReplyAwaiter<Awaited>::ReplyAwaiter;

        void await_suspend(Handle coroutine)
        {
            if (!coroutine.promise().m_reply)
                return coroutine.destroy(); // dropped while it ran
            coroutine.promise().m_isRunning = false;
            this->resumeWhenFinished([coroutine] {
                coroutine.promise().m_isRunning = true;
                coroutine.resume();
            });
        }
    };

public:
    ~Promise()
    {
        if (m_reply)
            m_reply->m_promise = nullptr;
    }

    [[nodiscard]] ReplyPtr<T> get_return_object()
    {
        m_reply = new CoroutineReply(*this);
        return ReplyPtr<T>(m_reply);
    }
    [[nodiscard]] std::suspend_never initial_suspend() const noexcept { return {}; }
    [[nodiscard]] std::suspend_never final_suspend() const noexcept { return {}; }
    void return_value(Result<T> result)
    {
        if (m_reply)
            m_reply->finish(std::move(result));
    }
    [[noreturn]] void unhandled_exception() const noexcept { std::terminate(); }

    /// Nothing but replies: who else might resume it would not know that it was dropped.
    template <typename Awaited>
    [[nodiscard]] Awaiter<Awaited> await_transform(ReplyPtr<Awaited> &&reply)
    {
        return Awaiter<Awaited>(std::move(reply));
    }

private:
    friend class CoroutineReply;

    /// From the reply, which forgets the promise.
    void end()
    {
        m_reply = nullptr;
        if (!m_isRunning)
            Handle::from_promise(*this).destroy();
    }

    CoroutineReply *m_reply = nullptr; ///< null: dropped or aborted
    bool m_isRunning = true;
};

} // namespace kakao

/// @cond
template <typename T, typename... Arguments>
struct std::coroutine_traits<kakao::ReplyPtr<T>, Arguments...>
{
    using promise_type = typename kakao::CoroutineReply<T>::Promise;
};
/// @endcond
