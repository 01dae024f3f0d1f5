// SPDX-License-Identifier: Apache-2.0
#include "desktop/themecolors.h"

#include <QPalette>

namespace desktop {
namespace {

constexpr QColor rgb(int hex)
{
    return QColor(hex >> 16, hex >> 8 & 0xff, hex & 0xff);
}

constexpr ThemeColors light{
    .ground = rgb(0xf6f4ef),
    .raised = rgb(0xffffff),
    .sunken = rgb(0xedeae3),
    .text = rgb(0x20242b),
    .quiet = rgb(0x5b616c),
    .line = rgb(0xdcd8ce),
    .outline = rgb(0x868b95),
    .accent = rgb(0x2b4c8c),
    .accentHover = rgb(0x223e75),
    .accentPressed = rgb(0x1a315e),
    .onAccent = rgb(0xffffff),
    .tint = rgb(0xe6ebf5),
    .good = rgb(0x1b6a47),
    .bad = rgb(0xb0281c),
    .warningGround = rgb(0xf8eeda),
    .warningText = rgb(0x5f430c),
    .problemGround = rgb(0xfbe9e5),
    .problemText = rgb(0x7e1e14),
};

constexpr ThemeColors dark{
    .ground = rgb(0x15181d),
    .raised = rgb(0x1e2229),
    .sunken = rgb(0x282d36),
    .text = rgb(0xe9e7e1),
    .quiet = rgb(0xa6acb7),
    .line = rgb(0x343a45),
    .outline = rgb(0x777e8b),
    .accent = rgb(0x9db7f0),
    .accentHover = rgb(0xb2c7f5),
    .accentPressed = rgb(0x8aa7e6),
    .onAccent = rgb(0x10203f),
    .tint = rgb(0x26314a),
    .good = rgb(0x7dd1a2),
    .bad = rgb(0xffa498),
    .warningGround = rgb(0x30291a),
    .warningText = rgb(0xebcf98),
    .problemGround = rgb(0x3b2220),
    .problemText = rgb(0xffc7bf),
};

} // namespace

const ThemeColors &themeColors(bool isDark)
{
    return isDark ? dark : light;
}

const ThemeColors &themeColors(const QPalette &palette)
{
    return themeColors(isDark(palette));
}

/// By the fields, for the ground is another one in a bar that warns.
bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightnessF() < 0.5F;
}

QPalette themePalette(const ThemeColors &colors)
{
    QPalette palette(colors.text, colors.raised, colors.line, colors.outline, colors.line,
                     colors.text, colors.onAccent, colors.raised, colors.ground);
    palette.setColor(QPalette::Midlight, colors.line);
    palette.setColor(QPalette::Shadow, colors.outline);
    palette.setColor(QPalette::AlternateBase, colors.ground);
    palette.setColor(QPalette::Highlight, colors.accent);
    palette.setColor(QPalette::HighlightedText, colors.onAccent);
    palette.setColor(QPalette::Link, colors.accent);
    palette.setColor(QPalette::LinkVisited, colors.accent);
    palette.setColor(QPalette::PlaceholderText, colors.quiet);
    palette.setColor(QPalette::ToolTipBase, colors.raised);
    palette.setColor(QPalette::ToolTipText, colors.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::Link, QPalette::LinkVisited})
        palette.setColor(QPalette::Disabled, role, colors.quiet);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colors.sunken);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, colors.quiet);
    palette.setColor(QPalette::Disabled, QPalette::Button, colors.sunken);
    palette.setColor(QPalette::Disabled, QPalette::Base, colors.sunken);
    return palette;
}

} // namespace desktop
