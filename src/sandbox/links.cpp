// SPDX-License-Identifier: Apache-2.0
#include "sandbox/links.h"

#include "sandbox/people.h"

using namespace Qt::StringLiterals;

namespace sandbox {

Links::Links(const Options &options) : m_items(options.consentItems)
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
    Link link = m_links.value(personId);
    if (!link.since.isValid())
        link.since = now;
    link.scopes += scopes;
    link.scopes.removeDuplicates();
    set(personId, link);
}

void Links::revoke(qint64 personId, const QStringList &scopes)
{
    Link link = m_links.value(personId);
    link.scopes.removeIf([&](const QString &item) { return scopes.contains(item); });
    set(personId, link);
}

void Links::unlink(qint64 personId)
{
    if (m_links.remove(personId))
        ++m_revision;
}

Agreement Links::agreement(qint64 personId, const QString &tag) const
{
    return m_links.value(personId).terms.value(tag);
}

void Links::agreeToTerms(qint64 personId, const QStringList &tags, const Agreement &agreement)
{
    Link link = m_links.value(personId);
    for (const QString &tag : tags) {
        if (!link.terms.contains(tag))
            link.terms.insert(tag, agreement);
    }
    set(personId, link);
}

void Links::revokeTerms(qint64 personId, const QStringList &tags)
{
    Link link = m_links.value(personId);
    for (const QString &tag : tags)
        link.terms.remove(tag);
    set(personId, link);
}

void Links::restore(const QHash<qint64, Link> &links)
{
    m_links = links;
    for (Link &link : m_links)
        link.scopes.removeIf([this](const QString &item) { return !m_items.contains(item); });
}

void Links::set(qint64 personId, const Link &link)
{
    if (m_links.contains(personId) && m_links.value(personId) == link)
        return;
    m_links.insert(personId, link);
    ++m_revision;
}

} // namespace sandbox
