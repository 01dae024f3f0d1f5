// SPDX-License-Identifier: Apache-2.0
#include "session/processlock.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace session {
namespace {

constexpr auto pollInterval = std::chrono::milliseconds(25);

kakao::Error lockError(kakao::ErrorCode code, const QString &detail)
{
    return {.code = code, .origin = kakao::ErrorOrigin::Directory, .detail = detail};
}

} // namespace

void release(HeldLock &lock)
{
    if (const HeldLock held = std::exchange(lock, nullptr))
        held->unlock();
}

ProcessLock::ProcessLock(const QString &file, std::chrono::milliseconds patience)
    : Reply(kakao::ErrorOrigin::Directory), m_lock(std::make_shared<QLockFile>(file))
{
    m_lock->setStaleLockTime(0);
    m_poll.setInterval(pollInterval);
    m_poll.callOnTimeout(this, &ProcessLock::tryAgain);
    m_patience.setSingleShot(true);
    m_patience.callOnTimeout(this, [this] {
        finish(lockError(kakao::ErrorCode::Timeout, u"another process holds the session"_s));
        stop();
    });
    m_patience.start(patience);
    tryAgain();
}

void ProcessLock::tryAgain()
{
    if (m_lock->tryLock(0)) {
        finish(std::move(m_lock));
        stop();
    } else if (m_lock->error() != QLockFile::LockFailedError) {
        finish(lockError(kakao::ErrorCode::DatabaseReadOnly, u"the lock file cannot be made"_s));
        stop();
    } else if (!m_poll.isActive()) {
        m_poll.start();
    }
}

void ProcessLock::stop()
{
    m_poll.stop();
    m_patience.stop();
}

} // namespace session
