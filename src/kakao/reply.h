// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/kakao_export.h"
#include "kakao/result.h"

#include <QObject>

#include <concepts>
#include <memory>
#include <optional>

namespace kakao {

/// What every pending operation has in common.
///
/// finished() comes exactly once, from the event loop and never from inside the call that made
/// or aborted the reply. A reply lives in the thread that made it.
class DAEMUN_KAKAO_EXPORT PendingReply : public QObject
{
    Q_OBJECT
public:
    ~PendingReply() override;
    /// Ends the operation with ErrorCode::Cancelled, unless it has ended already.
    virtual void abort() = 0;

Q_SIGNALS:
    /// The operation has ended, well or not: the result is there.
    void finished();

protected:
    PendingReply();
    /// Queues finished(): once the result is there.
    void announce();
};

/// A T that is on its way, or the reason it will not come.
template <typename T>
class Reply : public PendingReply
{
public:
    /// Whether there is a result, also while finished() is still queued.
    [[nodiscard]] bool isFinished() const noexcept { return m_result.has_value(); }
    /// There must be one; the reply keeps it.
    [[nodiscard]] const Result<T> &result() const
    {
        Q_ASSERT(isFinished());
        return *m_result;
    }

    /// Calls fn with the result, unless context or this reply is gone by then.
    template <std::invocable<const Result<T> &> Fn>
    void onFinished(QObject *context, Fn &&fn)
    {
        connect(this, &PendingReply::finished, context,
                [this, fn = std::forward<Fn>(fn)] { fn(result()); });
    }

    /// As PendingReply says; result() is there at once.
    void abort() final
    {
        if (m_result)
            return;
        finish(Error{.code = ErrorCode::Cancelled, .origin = m_origin});
        stop(); // whatever it still reports comes second, and is dropped
    }

    /// The first result counts.
    void finish(Result<T> result)
    {
        if (m_result)
            return;
        m_result.emplace(std::move(result));
        announce();
    }

protected:
    /// origin is what a cancelled reply names as its source.
    explicit Reply(ErrorOrigin origin) : m_origin(origin) {}
    /// Ends what is under way. Called after an abort() that counted; not when the reply is dropped.
    virtual void stop() {}

private:
    std::optional<Result<T>> m_result;
    ErrorOrigin m_origin;
};

/// Makes dropping a reply cancel it in silence, even from one of its own slots.
struct DAEMUN_KAKAO_EXPORT DropReply
{
    /// Disconnects and deletes reply with the next turn of the event loop.
    void operator()(PendingReply *reply) const;
};

/// Holds a pending operation: whoever has it hears of it, and cancels it by letting it go.
template <typename T>
using ReplyPtr = std::unique_ptr<Reply<T>, DropReply>;

/// Lets an operation that nobody waits for any more run to its end.
template <typename T>
void runToItsEnd(ReplyPtr<T> reply)
{
    PendingReply *running = reply.release();
    QObject::connect(running, &PendingReply::finished, running, &QObject::deleteLater);
}

/// A reply whose result is known already; finished() is queued all the same.
template <typename T>
class ReadyReply final : public Reply<T>
{
public:
    /// Finished from the start; origin is what a pending one would name when cancelled.
    explicit ReadyReply(Result<T> result, ErrorOrigin origin = ErrorOrigin::Directory)
        : Reply<T>(origin)
    {
        this->finish(std::move(result));
    }
};

/// For what need not be waited for: a ReadyReply of result.
template <typename T>
[[nodiscard]] ReplyPtr<T> makeReadyReply(Result<T> result)
{
    return ReplyPtr<T>(new ReadyReply<T>(std::move(result)));
}

} // namespace kakao
