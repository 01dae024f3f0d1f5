// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QMap>
#include <QSet>

#include <deque>

namespace sandbox {

/// Codes or tokens by their digest. It never grows beyond `most`: the oldest make room, and what
/// has been over for a day goes by itself. Every step takes the same time, however many there are.
/// Entry has a `grant` and `expires`.
template <typename Entry>
class Shelf
{
public:
    using Entries = QMap<QByteArray, Entry>;
    static constexpr size_t most = 50'000;

    [[nodiscard]] const Entries &entries() const { return m_entries; }

    void insert(const QByteArray &digest, const Entry &entry, const QDateTime &now)
    {
        put(digest, entry);
        // What is gone already keeps its place in the order until it comes to the front.
        while (m_order.size() > most || (!m_order.empty() && isOver(m_order.front(), now))) {
            remove(m_order.front());
            m_order.pop_front();
        }
    }

    bool remove(const QByteArray &digest)
    {
        const auto found = m_entries.constFind(digest);
        if (found == m_entries.constEnd())
            return false;
        const auto ofPerson = m_byPerson.find(found->grant.personId);
        ofPerson->remove(digest);
        if (ofPerson->isEmpty())
            m_byPerson.erase(ofPerson);
        m_entries.erase(found);
        return true;
    }

    /// Those of the person for whose grant `ends` is true. Whether there were any.
    template <typename Ends>
    bool removeOf(qint64 personId, Ends ends)
    {
        bool hasRemoved = false;
        const QSet<QByteArray> digests = m_byPerson.value(personId);
        for (const QByteArray &digest : digests) {
            if (ends(m_entries.constFind(digest)->grant))
                hasRemoved = remove(digest) || hasRemoved;
        }
        return hasRemoved;
    }

    /// In the place of all there was; the first to end is held to be the oldest.
    void restore(const Entries &entries)
    {
        m_entries.clear();
        m_order.clear();
        m_byPerson.clear();
        QMultiMap<QDateTime, QByteArray> order;
        for (auto it = entries.begin(); it != entries.end(); ++it)
            order.insert(it->expires, it.key());
        for (const QByteArray &digest : order)
            put(digest, entries.value(digest));
    }

private:
    void put(const QByteArray &digest, const Entry &entry)
    {
        m_entries.insert(digest, entry);
        m_byPerson[entry.grant.personId].insert(digest);
        m_order.push_back(digest);
    }

    [[nodiscard]] bool isOver(const QByteArray &digest, const QDateTime &now) const
    {
        const auto found = m_entries.constFind(digest);
        return found == m_entries.constEnd() || found->expires <= now.addDays(-1);
    }

    Entries m_entries;
    std::deque<QByteArray> m_order; ///< each once, from the oldest on
    QHash<qint64, QSet<QByteArray>> m_byPerson;
};

} // namespace sandbox
