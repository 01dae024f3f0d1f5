// SPDX-License-Identifier: Apache-2.0
#pragma once

class QLabel;
class QWidget;

namespace desktop {

/// A heading: scale times the size of running text, and bolder.
void setHeading(QLabel &label, double scale);

/// A side remark: readable, and less loud than the rest, in every palette.
void setQuiet(QLabel &label);

/// A ground that cannot be overlooked, with text that can be read on it, in every palette.
void setWarning(QWidget &widget);

} // namespace desktop
