// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>

#include <optional>

/// A text in which stand-ins, that no rule of RFC 8266 changes or refuses, take the place of what
/// the Korean profile lets stand: what is strict of it is then the Korean of the text itself.
class MaskedNickname final
{
public:
    enum class For { Enforcement, Comparison };

    MaskedNickname(const QString &text, For purpose);

    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] bool hasLetters() const { return m_hasLetters; }
    [[nodiscard]] bool hasEmoji() const { return m_hasEmoji; }

    /// text with the originals put back.
    [[nodiscard]] std::optional<QString> unmask(const std::optional<QString> &text) const;

private:
    void add(QString cluster, For purpose);
    [[nodiscard]] QString standIn(const QString &original);

    QString m_original;
    QString m_text;
    QHash<QChar, QString> m_masked;
    QChar m_hexagram{0x4dc0}; ///< the next stand-in
    bool m_hasLetters = false;
    bool m_hasEmoji = false;
};
