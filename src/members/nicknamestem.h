// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QLocale>
#include <QString>

namespace members {

struct WordLists;

/// What suggestions keep of a wanted nickname, ready to be shortened.
class NicknameStem final
{
public:
    explicit NicknameStem(QString text);

    [[nodiscard]] bool isEmpty() const { return m_boundaries.isEmpty(); }
    [[nodiscard]] bool hasDigit() const { return m_hasDigit; }
    [[nodiscard]] bool hasSpace() const { return m_hasSpace; }

    /// The longest beginning of so many grapheme clusters and bytes of UTF-8 that does not end in
    /// a space or a connector. It may be empty.
    [[nodiscard]] QString first(qsizetype graphemes, qsizetype bytes) const;

private:
    struct Boundary
    {
        qsizetype end = 0;   ///< of a grapheme cluster, in UTF-16
        qsizetype bytes = 0; ///< of UTF-8 up to there
    };

    QString m_text;
    QList<Boundary> m_boundaries;
    bool m_hasDigit = false;
    bool m_hasSpace = false;
};

/// The language of the words that go with a nickname: Korean with any Hangul, or else English with
/// any Latin letter, or else the one given.
[[nodiscard]] QLocale::Language wordLanguage(const QString &nickname, QLocale::Language otherwise);

/// nickname without the number and the place that an earlier suggestion may have put at its end,
/// so that another one takes their place and does not follow them.
[[nodiscard]] QString withoutTail(const QString &nickname, const WordLists &words);

/// The same for the modifier at its beginning; what follows it must look like a name.
[[nodiscard]] QString withoutModifier(const QString &nickname, const WordLists &words);

} // namespace members
