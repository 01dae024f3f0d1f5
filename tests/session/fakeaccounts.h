// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/account.h"

#include <QList>

#include <algorithm>

/// The accounts and departures of a directory, by the rules of the real one, in memory.
class FakeAccounts final
{
public:
    QList<session::Account> list;
    QList<session::Departure> departures;

    [[nodiscard]] session::Account *find(qint64 kakaoId)
    {
        const auto found = std::ranges::find(list, kakaoId, &session::Account::kakaoId);
        return found == list.end() ? nullptr : &*found;
    }

    void announce(qint64 kakaoId, const QString &entry)
    {
        leave({.kakaoId = kakaoId, .entry = entry}, session::DepartureKind::SignOut);
    }

    void add(qint64 kakaoId, const QString &entry, const QDateTime &now)
    {
        departures.removeIf([&](const session::Departure &one) { return one.entry == entry; });
        for (session::Departure &departure : departures) {
            if (departure.kakaoId == kakaoId)
                departure.kind = session::DepartureKind::SignOut;
        }
        if (session::Account *known = find(kakaoId)) {
            if (known->entry != entry)
                leave(*known, session::DepartureKind::SignOut);
            known->entry = entry;
            known->freshenedAt = now;
            known->endedBy.clear();
        } else {
            list.append({.kakaoId = kakaoId, .entry = entry, .freshenedAt = now});
        }
        makeCurrent(kakaoId);
    }

    void makeCurrent(qint64 kakaoId)
    {
        for (session::Account &account : list)
            account.isCurrent = account.kakaoId == kakaoId;
    }

    session::Departure depart(qint64 kakaoId, session::DepartureKind kind)
    {
        const session::Departure left = leave(*find(kakaoId), kind);
        list.removeIf([&](const session::Account &one) { return one.kakaoId == kakaoId; });
        return left;
    }

    /// True when the member is to be erased.
    bool complete(const session::Departure &departure)
    {
        const auto found = std::ranges::find(departures, departure.id, &session::Departure::id);
        if (found == departures.end() || found->entry != departure.entry)
            return false;
        const bool isDisconnect = found->kind == session::DepartureKind::Disconnect;
        departures.erase(found);
        return isDisconnect && !find(departure.kakaoId);
    }

private:
    session::Departure leave(const session::Account &account, session::DepartureKind kind)
    {
        departures.append({.id = ++m_lastDeparture,
                           .kakaoId = account.kakaoId,
                           .entry = account.entry,
                           .kind = kind});
        return departures.last();
    }

    qint64 m_lastDeparture = 0;
};
