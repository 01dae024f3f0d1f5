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
    void finished();

protected:
    PendingReply();
    void announce();
};

/// A T that is on its way, or the reason it will not come.
template <typename T>
class Reply : public PendingReply
{
public:
    [[nodiscard]] bool isFinished() const noexcept { return m_result.has_value(); }
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
    virtual void stop() {}

private:
    std::optional<Result<T>> m_result;
    ErrorOrigin m_origin;
};

/// Makes dropping a reply cancel it in silence, even from one of its own slots.
struct DAEMUN_KAKAO_EXPORT DropReply
{
    void operator()(PendingReply *reply) const;
};

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
    explicit ReadyReply(Result<T> result, ErrorOrigin origin = ErrorOrigin::Directory)
        : Reply<T>(origin)
    {
        this->finish(std::move(result));
    }
};

template <typename T>
[[nodiscard]] ReplyPtr<T> makeReadyReply(Result<T> result)
{
    return ReplyPtr<T>(new ReadyReply<T>(std::move(result)));
}

} // namespace kakao
