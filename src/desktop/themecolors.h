// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>

class QPalette;

namespace desktop {

/// The colours by what they are for: resources/style/README.md says how they are chosen.
struct ThemeColors
{
    QColor ground; ///< of a window
    QColor raised; ///< of cards, fields and buttons
    QColor sunken; ///< of what cannot be used now, and of a button below the pointer
    QColor text;
    QColor quiet;   ///< side remarks, and what cannot be used now
    QColor line;    ///< around and between grounds
    QColor outline; ///< around what takes an input
    QColor accent;  ///< the main button, links, the focus
    QColor accentHover;
    QColor accentPressed;
    QColor onAccent;
    QColor tint; ///< the accent as a ground
    QColor good;
    QColor bad;
    QColor warningGround;
    QColor warningText;
    QColor problemGround;
    QColor problemText;
};

[[nodiscard]] const ThemeColors &themeColors(bool isDark);
/// Those that belong to a palette, whoever made it.
[[nodiscard]] const ThemeColors &themeColors(const QPalette &palette);
[[nodiscard]] bool isDark(const QPalette &palette);

[[nodiscard]] QPalette themePalette(const ThemeColors &colors);

} // namespace desktop
