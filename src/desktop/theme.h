// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "program/choices.h"

namespace desktop {

using program::Appearance;

/// Gives the application its look: one style and one palette, described in resources/style. Once;
/// before the QApplication is made no other style is loaded first.
void installTheme(Appearance appearance = Appearance::System);

/// Changes every window that is open, with the next turn of the event loop. Needs an installed
/// theme.
void setAppearance(Appearance appearance);

[[nodiscard]] Appearance appearance();
/// Whether it is dark what is shown now.
[[nodiscard]] bool isDark();

} // namespace desktop
