// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "members/members_export.h"

#include <QStringView>

namespace members {

/// What PRECIS says of a code point (RFC 8264, section 8), as the FreeformClass reads it.
enum class DerivedProperty {
    ProtocolValid, ///< PVALID
    FreeformValid, ///< FREE_PVAL: not for identifiers, but here
    ContextJoin,   ///< CONTEXTJ: valid where a rule of RFC 5892, appendix A, says so
    ContextOther,  ///< CONTEXTO: the same
    Disallowed,
    Unassigned,
};

[[nodiscard]] DAEMUN_MEMBERS_EXPORT DerivedProperty derivedProperty(char32_t codePoint);

/// Whether the FreeformClass has the code point that begins at index, among its neighbours. A lone
/// surrogate is in no class.
[[nodiscard]] DAEMUN_MEMBERS_EXPORT bool isInFreeformClass(QStringView text, qsizetype index);

} // namespace members
