// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>

namespace members {

/// Whether the rule of RFC 5892, appendix A, for the code point that begins at index allows it
/// where it is; false for one that has no rule.
[[nodiscard]] bool isInContext(QStringView text, qsizetype index);

} // namespace members
