// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace cli {

/// A text as it may go to a terminal: on one line, and without what a terminal or its font would
/// obey (control characters, escape sequences, directions), whoever wrote it.
[[nodiscard]] QString plainText(const QString &text);

} // namespace cli
