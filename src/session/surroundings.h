// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/session_export.h"

#include <QObject>

namespace session {

/// What happens around the program that makes another try worthwhile.
class DAEMUN_SESSION_EXPORT Surroundings : public QObject
{
    Q_OBJECT
public:
    Surroundings();
    ~Surroundings() override;

Q_SIGNALS:
    /// The computer woke up, or another network is there. Connections of before are of no use.
    void changed();
};

} // namespace session
