// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QVarLengthArray>

namespace members {

/// Where code points begin that no nickname may have.
using NicknameFaults = QVarLengthArray<qsizetype, 8>;

/// The faults of a text as mapNickname() leaves it: what the FreeformClass refuses, what is not
/// seen, a combining mark without a base and the third one on a base.
[[nodiscard]] NicknameFaults faultsIn(const QString &text);

/// The grapheme cluster of text that a fault of its mapped form comes from, as it was typed where
/// it can be told; of a pile of marks the beginning.
[[nodiscard]] QString characterAtFault(const QString &text, const QString &mapped, qsizetype fault);

} // namespace members
