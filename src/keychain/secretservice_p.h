// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <functional>

class QObject;

namespace keychain {

/// Where an entry is, as the Secret Service itself says it.
enum class Finding {
    NotThere,
    There,
    Locked,   ///< the entry, or the collection that it would be in
    Missing,  ///< there is no bus, or no service on it and none that it could start
    NoAnswer, ///< the service is there, or could be started, and says nothing of use
    NotAsked, ///< another keychain is in use: what QtKeychain says stands
};

/// Asks, without starting a service, and calls found once, unless context is gone by then.
///
/// It is asked because libsecret answers "not found" for an entry behind a lock, and "removed"
/// for one that it left there.
void findEntry(const QString &key, QObject *context, std::function<void(Finding)> found);

/// Makes libsecret, which QtKeychain loads, connect anew at its next job.
///
/// It keeps its session with the service for the life of the process, and so would fail for ever
/// once the service was started again ("The session does not exist", libsecret 0.20.5).
void forgetConnection();

} // namespace keychain
