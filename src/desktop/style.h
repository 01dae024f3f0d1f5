// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>

class QLabel;
class QPalette;
class QWidget;

namespace desktop {

// What is set here follows the theme: nothing has to be set again when it turns light or dark.

/// A heading: scale times the size of running text, and bolder.
void setHeading(QLabel &label, double scale);

/// A side remark: readable, and less loud than the rest, on every ground.
void setQuiet(QLabel &label);

/// While widget is hidden its place stays empty, so that nothing moves.
void keepSizeWhenHidden(QWidget &widget);

enum class Tone {
    Good,
    Bad,
    Neutral,
};

/// The colour of a word of praise or blame: at least 4.5:1 on the palette's grounds.
[[nodiscard]] QColor toneColor(Tone tone, const QPalette &palette);
void setTone(QLabel &label, Tone tone);

enum class Ground {
    Raised,  ///< of a card
    Accent,  ///< of what is marked
    Warning, ///< of what must not be overlooked
    Problem, ///< of what went wrong
};

/// Gives a bar a ground of its own, with text that can be read on it.
void setGround(QWidget &widget, Ground ground);
/// That of what must not be overlooked.
void setWarning(QWidget &widget);

} // namespace desktop
