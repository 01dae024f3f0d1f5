// SPDX-License-Identifier: Apache-2.0
#include "sandbox/links.h"

#include "sandbox/people.h"

using namespace Qt::StringLiterals;

namespace sandbox {

Links::Links(const Options &options)
{
    for (const Person &person : people()) {
        if (!person.linkedSince.isValid())
            continue;
        Link link{.scopes = options.consentItems, .since = person.linkedSince};
        for (const ServiceTerm &term : options.serviceTerms)
            link.terms.insert(term.tag, {person.linkedSince, u"KAUTH"_s});
        m_links.insert(person.id, link);
    }
}

QStringList Links::scopes(qint64 personId) const
{
    return m_links.value(personId).scopes;
}

QDateTime Links::connectedAt(qint64 personId) const
{
    return m_links.value(personId).since;
}

void Links::agree(qint64 personId, const QStringList &scopes, const QDateTime &now)
{
    Link &link = m_links[personId];
    if (!link.since.isValid())
        link.since = now;
    link.scopes += scopes;
    link.scopes.removeDuplicates();
}

void Links::revoke(qint64 personId, const QStringList &scopes)
{
    m_links[personId].scopes.removeIf([&](const QString &item) { return scopes.contains(item); });
}

Agreement Links::agreement(qint64 personId, const QString &tag) const
{
    return m_links.value(personId).terms.value(tag);
}

void Links::agreeToTerms(qint64 personId, const QStringList &tags, const Agreement &agreement)
{
    for (const QString &tag : tags) {
        if (!m_links[personId].terms.contains(tag))
            m_links[personId].terms.insert(tag, agreement);
    }
}

void Links::revokeTerms(qint64 personId, const QStringList &tags)
{
    for (const QString &tag : tags)
        m_links[personId].terms.remove(tag);
}

} // namespace sandbox
