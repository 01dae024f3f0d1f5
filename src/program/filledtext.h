// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace program {

/// A translated text with names in its places %1, %2 and so on. A Korean particle that the text has
/// right behind a place, in both forms as in “%1”은(는), gets the form that the name asks for; it
/// keeps both where nobody can tell.
///
/// Unlike QString::arg() it looks at the text alone: whatever a name holds stays as it is.
[[nodiscard]] QString filled(const QString &text, const QStringList &names);

} // namespace program
