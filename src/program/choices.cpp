// SPDX-License-Identifier: Apache-2.0
#include "program/choices.h"

#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace program {
namespace {

template <typename T>
struct Word
{
    T value;
    QLatin1StringView text;
};

template <typename T>
Word(T, QLatin1StringView) -> Word<T>;

constexpr std::array languages{Word{Language::System, "system"_L1}, Word{Language::Korean, "ko"_L1},
                               Word{Language::English, "en"_L1}};
constexpr std::array appearances{Word{Appearance::System, "system"_L1},
                                 Word{Appearance::Light, "light"_L1},
                                 Word{Appearance::Dark, "dark"_L1}};
constexpr std::array answers{Word{true, "yes"_L1}, Word{false, "no"_L1}};
constexpr std::array places{Word{LoginPlace::Window, "window"_L1},
                            Word{LoginPlace::Browser, "browser"_L1}};

/// Calls use with the words of choice and with what they set in choices.
template <typename C, typename Use>
auto withWords(C &choices, Choice choice, Use use)
{
    switch (choice) {
    case Choice::Language:
        return use(languages, choices.language);
    case Choice::Appearance:
        return use(appearances, choices.appearance);
    case Choice::KeepSignedIn:
        return use(answers, choices.keepsSignedIn);
    case Choice::LoginPlace:
        return use(places, choices.loginPlace);
    }
    Q_UNREACHABLE();
}

} // namespace

QString choiceText(const Choices &choices, Choice choice)
{
    return withWords(choices, choice, [](const auto &words, const auto &value) {
        const auto found =
            std::ranges::find_if(words, [&value](const auto &each) { return each.value == value; });
        return QString(found->text);
    });
}

bool setChoice(Choices &choices, Choice choice, const QString &text)
{
    return withWords(choices, choice, [&text](const auto &words, auto &value) {
        const auto found =
            std::ranges::find_if(words, [&text](const auto &each) { return each.text == text; });
        if (found == words.end())
            return false;
        value = found->value;
        return true;
    });
}

QString choiceWords(Choice choice)
{
    const Choices choices;
    return withWords(choices, choice, [](const auto &words, const auto &) {
        QStringList texts;
        for (const auto &each : words)
            texts << each.text;
        return texts.join(u", "_s);
    });
}

} // namespace program
