// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTranslator>

namespace gallery {

/// text as a language would say it that needs 40 % more room: accents on its vowels, and more
/// letters at its end, in words of their own where it has words. Place markers, mnemonics, line
/// breaks and the mark that ends it stay.
[[nodiscard]] QString pseudoText(const QString &text);

/// Says everything in that language, plural forms and the texts of Qt too.
class PseudoLanguage final : public QTranslator
{
    Q_OBJECT
public:
    using QTranslator::QTranslator;

    [[nodiscard]] QString translate(const char *context, const char *sourceText,
                                    const char *disambiguation, int n) const override;
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace gallery
