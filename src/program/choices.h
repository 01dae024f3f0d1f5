// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "program/translations.h"

#include <QString>

#include <optional>

namespace program {

/// What the windows look like; System follows the desktop.
enum class Appearance { System, Light, Dark };

/// Where the login page opens.
enum class LoginPlace { Window, Browser };

/// What a person can choose in the program, by name.
enum class Choice { Language, Appearance, KeepSignedIn, LoginPlace };

struct Choices
{
    Language language = Language::System;
    Appearance appearance = Appearance::System;
    bool keepsSignedIn = true;                  ///< what is offered before a sign-in
    LoginPlace loginPlace = LoginPlace::Window; ///< the browser where there can be no window

    friend bool operator==(const Choices &, const Choices &) = default;
};

/// The word for it on the command line and in files: `ko`, `dark`, `no`, `browser`.
[[nodiscard]] QString choiceText(const Choices &choices, Choice choice);
/// False, and nothing is changed, when text is none of its words.
[[nodiscard]] bool setChoice(Choices &choices, Choice choice, const QString &text);
/// `system, ko, en`
[[nodiscard]] QString choiceWords(Choice choice);

} // namespace program
