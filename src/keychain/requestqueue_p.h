// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "keychain/keychainjob_p.h"
#include "keychain/secretservice_p.h"

#include <QObject>

#include <chrono>
#include <deque>
#include <memory>

namespace keychain {

/// Carries out one request at a time, and one job of QtKeychain at a time: a request ends by its
/// timer even when its job hangs, and the next one waits until that job has ended.
class RequestQueue final : public QObject
{
    Q_OBJECT
public:
    using Answer = std::function<void(const kakao::Result<kakao::Secret> &)>;

    explicit RequestQueue(std::chrono::milliseconds timeout);
    ~RequestQueue() override; ///< answers what is left with Cancelled

    /// Calls answer once, unless the request is withdrawn before. It must not throw, and must not
    /// call back into the queue.
    quint64 add(JobKind kind, const QString &key, const kakao::Secret &secret, Answer answer);
    /// A request that has begun is carried out unseen, as far as its job goes.
    void withdraw(quint64 id);

private:
    class Request;
    using RequestPtr = std::unique_ptr<Request>;

    void startNext();
    void startStep(JobKind kind);
    void endStep(JobKind kind, const kakao::Result<kakao::Secret> &result);
    void judge(JobKind kind, const kakao::Result<kakao::Secret> &said);
    void endJudged(JobKind kind, const kakao::Result<kakao::Secret> &said, Finding finding);
    void giveUp(quint64 id);
    void end(quint64 id, const kakao::Result<kakao::Secret> &result);
    [[nodiscard]] Request *find(quint64 id) const;
    Request *take(quint64 id);

    std::chrono::milliseconds m_timeout;
    std::deque<RequestPtr> m_waiting;
    RequestPtr m_current;
    bool m_jobRuns = false; ///< also for a request that has ended meanwhile
    quint64 m_lastId = 0;
};

} // namespace keychain
