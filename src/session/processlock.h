// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/reply.h"
#include "session/session_export.h"

#include <QLockFile>
#include <QTimer>

#include <chrono>
#include <memory>

namespace session {

/// Held by one process at a time, and within it by one holder. It is let go with the object, and
/// by the end of its process.
using HeldLock = std::shared_ptr<QLockFile>;

/// Lets the lock go, if there is one. Not by dropping it: the reply that brought it has a share in
/// it.
DAEMUN_SESSION_EXPORT void release(HeldLock &lock);

/// Waits for a lock file without blocking the thread. The folder of file must exist.
///
/// The lock of a process that has died is taken over; never that of one that lives, however long
/// it holds it: a process that was suspended in the middle goes on where it was. Errors: Timeout
/// when somebody else held it all the time, DatabaseReadOnly when the file cannot be made.
class DAEMUN_SESSION_EXPORT ProcessLock final : public kakao::Reply<HeldLock>
{
    Q_OBJECT
public:
    /// Begins to wait. After patience it ends with Timeout.
    explicit ProcessLock(const QString &file,
                         std::chrono::milliseconds patience = std::chrono::seconds(20));

private:
    void tryAgain();
    void stop() override;

    HeldLock m_lock;
    QTimer m_poll;
    QTimer m_patience;
};

} // namespace session
