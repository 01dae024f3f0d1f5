// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QHash>
#include <QStringList>

namespace sandbox {

/// Who has agreed to share what with the app.
class Links
{
public:
    /// People who have agreed before have agreed to all of consentItems.
    explicit Links(const QStringList &consentItems);

    [[nodiscard]] bool isLinked(qint64 personId) const { return m_links.contains(personId); }
    [[nodiscard]] QStringList scopes(qint64 personId) const;
    [[nodiscard]] QDateTime connectedAt(qint64 personId) const;
    void agree(qint64 personId, const QStringList &scopes, const QDateTime &now);
    void unlink(qint64 personId) { m_links.remove(personId); }

private:
    struct Link
    {
        QStringList scopes;
        QDateTime since;
    };
    QHash<qint64, Link> m_links;
};

} // namespace sandbox
