// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

namespace sandbox {

/// The line, from 1 on, that the octet at offset is in.
[[nodiscard]] qsizetype lineOf(const QByteArray &json, qsizetype offset);
/// The line in which each element of the first array begins; QJsonDocument remembers none. json is
/// well-formed.
[[nodiscard]] QList<qsizetype> elementLines(const QByteArray &json);

} // namespace sandbox
