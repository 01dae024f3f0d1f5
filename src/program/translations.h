// SPDX-License-Identifier: Apache-2.0
#pragma once

class QLocale;

namespace program {

/// A language that there are texts in; System is the desktop's, or English.
enum class Language { System, Korean, English };

/// The locale of language: with the desktop's own way of writing dates and numbers where that is in
/// the language, too.
[[nodiscard]] QLocale localeOf(Language language);

/// Makes language the one of everything that is shown from now on: it is QLocale's default, and
/// every window gets QEvent::LanguageChange from the event loop.
void setLanguage(Language language);

/// The program's and Qt's own texts in the language of locale, as far as there are any, in place of
/// those that were installed before. There must be an application object.
void installTranslations(const QLocale &locale);

} // namespace program
