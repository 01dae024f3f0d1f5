// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/fault.h"

#include <QJsonObject>

#include <variant>

namespace sandbox {

/// A fault and the path it is for.
struct PathFault
{
    QByteArray path;
    Fault fault;
};

/// The body of POST /sandbox/faults, an object or an array of them, or what is wrong with it.
[[nodiscard]] std::variant<QList<PathFault>, QString> readFaults(const QByteArray &json);
/// The members such an object may have.
[[nodiscard]] QStringList faultMembers();
/// As readFaults() takes it; what is as it is without being said is left out.
[[nodiscard]] QJsonObject faultObject(const PathFault &fault);

} // namespace sandbox
