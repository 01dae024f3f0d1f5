// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace desktop {

/// Whether this program starts when the person logs in to the computer. The system's own entry says
/// so, which other programs can change, too; no copy of it is kept.
[[nodiscard]] bool startsWithSystem();

/// Makes or removes that entry, of this program with `--background`. False when that fails.
[[nodiscard]] bool setStartsWithSystem(bool starts);

} // namespace desktop
