// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace gallery {

/// How a window is dressed.
struct Look
{
    QString language;                        ///< `ko`, `en` or `pseudo`
    QString theme = QStringLiteral("light"); ///< or `dark`
};

/// Both languages in both themes.
[[nodiscard]] QList<Look> looks();

/// Whatever a picture must not depend on: style, fonts, direction, animations, the blinking of a
/// cursor. Once, at the start.
void pinSurroundings();

/// From now on windows are made in this look: texts, dates and numbers, colours.
void wear(const Look &look);

} // namespace gallery
