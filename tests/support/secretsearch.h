// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QStringList>

#include <optional>
#include <unordered_map>
#include <vector>

/// Looks for secrets where none may be: as they are, in base64, percent-encoded and in UTF-16. One
/// pass over the bytes, however many secrets there are.
class SecretSearch final
{
public:
    /// A shorter one would be found by chance; it is not looked for.
    static constexpr qsizetype shortest = 8;

    /// What all session tokens of ours begin with, and nothing else does that a test writes: they
    /// are found by it, whoever issued them.
    [[nodiscard]] static QByteArray beginningOfSessionTokens();

    explicit SecretSearch(const QList<QByteArray> &secrets);

    /// How the first secret in bytes is written there, such as `base64`; nothing without one.
    [[nodiscard]] std::optional<QString> find(QByteArrayView bytes) const;
    /// Looks at every file below folder and at its name, follows no link, and says of each find
    /// where it is and how it is written; never what it is.
    [[nodiscard]] QStringList findInFolder(const QString &folder) const;
    [[nodiscard]] QStringList findInFile(const QString &path) const;

private:
    struct Pattern
    {
        QByteArray bytes;
        QLatin1StringView writing;
    };
    void add(const QByteArray &bytes, QLatin1StringView writing);
    [[nodiscard]] static quint64 beginningOf(const char *bytes);

    std::vector<bool> m_beginnings; ///< by a short hash: nearly every place is dismissed by it
    std::unordered_multimap<quint64, Pattern> m_patterns; ///< by their beginning
};
