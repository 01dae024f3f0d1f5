// SPDX-License-Identifier: Apache-2.0
#pragma once

class QLocale;

namespace program {

/// Installs the program's and Qt's own texts in the language of locale, as far as there are any.
/// Call once, after the application object was made.
void installTranslations(const QLocale &locale);

} // namespace program
