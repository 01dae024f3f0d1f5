// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/session_export.h"

#include <QObject>

namespace session {

/// What happens around the program: what makes another try worthwhile, and that time goes by.
class DAEMUN_SESSION_EXPORT Surroundings : public QObject
{
    Q_OBJECT
public:
    Surroundings();
    ~Surroundings() override;

Q_SIGNALS:
    /// The computer woke up, or another network is there. Connections of before are of no use.
    void changed();
    /// About once a minute, while somebody counts them: for all that changes by the minute, so that
    /// no second timer wakes the computer.
    void minutePassed();
};

} // namespace session
