// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/options.h"

#include <QHash>
#include <QMap>

namespace sandbox {

/// That a person has agreed to a service term.
struct Agreement
{
    QDateTime at = {};
    QString by = {}; ///< KAUTH: on the consent page; KAPI: by an API call

    [[nodiscard]] bool isGiven() const { return at.isValid(); }
    friend bool operator==(const Agreement &, const Agreement &) = default;
};

/// What one person has agreed to share with the app.
struct Link
{
    QStringList scopes = {};
    QDateTime since = {};
    QMap<QString, Agreement> terms = {}; ///< by tag

    friend bool operator==(const Link &, const Link &) = default;
};

/// Who has agreed to share what with the app.
class Links
{
public:
    explicit Links(const Options &options); ///< which must outlive it

    /// Somebody who has agreed before (Person::linkedSince) has agreed to all service terms, too.
    void introduce(const Person &person);
    [[nodiscard]] bool isLinked(qint64 personId) const { return m_links.contains(personId); }
    [[nodiscard]] QStringList scopes(qint64 personId) const;
    [[nodiscard]] QDateTime connectedAt(qint64 personId) const;
    void agree(qint64 personId, const QStringList &scopes, const QDateTime &now);
    void revoke(qint64 personId, const QStringList &scopes);
    void unlink(qint64 personId);

    [[nodiscard]] Agreement agreement(qint64 personId, const QString &tag) const;
    /// An earlier agreement to the same term stands as it was.
    void agreeToTerms(qint64 personId, const QStringList &tags, const Agreement &agreement);
    void revokeTerms(qint64 personId, const QStringList &tags);

    [[nodiscard]] const QHash<qint64, Link> &all() const { return m_links; }
    /// Without items the app has no more.
    void restore(const QHash<qint64, Link> &links);
    /// Another number after every change.
    [[nodiscard]] quint64 revision() const { return m_revision; }

private:
    /// The app may have had other consent items before.
    void removeUnknown(Link &link) const;
    void set(qint64 personId, const Link &link);

    const Options &m_options;
    QHash<qint64, Link> m_links;
    quint64 m_revision = 0;
};

} // namespace sandbox
