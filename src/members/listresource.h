// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace members {

/// The lines of resources/nicknames/<name>.txt, which is part of this library, without comments.
[[nodiscard]] QStringList readListResource(const QString &name);

} // namespace members
