// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

class QWidget;

namespace gallery {

/// What every window on the screen is held to. Each returns what is wrong, and where; nothing when
/// all is well.

/// Texts that have less room than they need, and widgets that stick out of the window.
[[nodiscard]] QStringList cutTexts(const QWidget &window);
/// Controls that a finger or an unsteady hand would miss: WCAG 2.2, 2.5.8.
[[nodiscard]] QStringList smallTargets(const QWidget &window);
/// Labels that cannot be read on their ground: WCAG 2.2, 1.4.3. Disabled ones are let off.
[[nodiscard]] QStringList paleLabels(const QWidget &window);

/// Controls without an accessible name, and two of the same kind with the same one.
[[nodiscard]] QStringList badNames(QWidget &window);
/// Controls that are something else for a screen reader, or in another state.
[[nodiscard]] QStringList badRoles(QWidget &window);

/// Every text that can be seen or heard, without the marks of mnemonics.
[[nodiscard]] QStringList textsOf(QWidget &window);
/// Place markers that nobody has filled in.
[[nodiscard]] QStringList openPlaces(QWidget &window);

/// Enabled controls in the order of the Tab key, from the first one on the screen; with a complaint
/// where a control is missing, comes twice, or comes before one that stands above it or before it
/// in its row.
[[nodiscard]] QStringList badTabOrder(QWidget &window);
/// Mnemonics that two things in the window answer to.
[[nodiscard]] QStringList doubleMnemonics(const QWidget &window);

} // namespace gallery
