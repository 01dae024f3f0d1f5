// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/reply.h"

#include <QSignalSpy>

/// Whether the reply finishes within ten seconds. Waits in an event loop, not in steps of 10 ms.
template <typename T>
bool finishes(const kakao::ReplyPtr<T> &reply)
{
    return reply->isFinished()
        || QSignalSpy(reply.get(), &kakao::PendingReply::finished).wait(10'000);
}

/// Whether it finishes, and well.
template <typename T>
bool succeeds(const kakao::ReplyPtr<T> &reply)
{
    return finishes(reply) && reply->result();
}

/// The error it finishes with; none when all is well, or when it does not finish.
template <typename T>
std::optional<kakao::ErrorCode> failure(const kakao::ReplyPtr<T> &reply)
{
    if (!finishes(reply) || reply->result())
        return {};
    return reply->result().error().code;
}
