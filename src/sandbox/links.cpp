// SPDX-License-Identifier: Apache-2.0
#include "sandbox/links.h"

using namespace Qt::StringLiterals;

namespace sandbox {

Links::Links(const Options &options) : m_options(options) {}

void Links::introduce(const Person &person)
{
    if (!person.linkedSince.isValid())
        return;
    Link link{.scopes = person.agreed.isEmpty() ? m_options.consentItems : person.agreed,
              .since = person.linkedSince};
    removeUnknown(link);
    for (const ServiceTerm &term : m_options.serviceTerms)
        link.terms.insert(term.tag, {person.linkedSince, u"KAUTH"_s});
    set(person.id, link);
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
        removeUnknown(link);
}

void Links::removeUnknown(Link &link) const
{
    link.scopes.removeIf(
        [this](const QString &item) { return !m_options.consentItems.contains(item); });
}

void Links::set(qint64 personId, const Link &link)
{
    if (m_links.contains(personId) && m_links.value(personId) == link)
        return;
    m_links.insert(personId, link);
    ++m_revision;
}

} // namespace sandbox
