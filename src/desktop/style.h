// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>

class QLabel;
class QPalette;
class QWidget;

namespace desktop {

/// A heading: scale times the size of running text, and bolder.
void setHeading(QLabel &label, double scale);

/// A side remark: readable, and less loud than the rest, in every palette.
void setQuiet(QLabel &label);
/// The colour of a side remark among text of this colour.
[[nodiscard]] QColor quiet(QColor text);

enum class Tone {
    Good,
    Bad,
    Neutral,
};

/// The colour of a word of praise or blame: at least 4.5:1 on the palette's window.
[[nodiscard]] QColor toneColor(Tone tone, const QPalette &palette);

/// A ground that cannot be overlooked, with text that can be read on it, in every palette.
void setWarning(QWidget &widget);

} // namespace desktop
