// SPDX-License-Identifier: Apache-2.0
#include "sandbox/links.h"

#include "sandbox/people.h"

namespace sandbox {

Links::Links(const QStringList &consentItems)
{
    for (const Person &person : people()) {
        if (person.linkedSince.isValid())
            m_links.insert(person.id, {consentItems, person.linkedSince});
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

} // namespace sandbox
