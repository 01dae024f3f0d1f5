// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/departuretask.h"
#include "session/session_export.h"
#include "session/surroundings.h"

#include <QHash>
#include <QTimer>

#include <vector>

namespace session {

/// Sees to it that everybody who has left is told of at Kakao and erased here, one after the other.
///
/// A departure is written down before anything is done (MemberDirectory::depart()): what breaks in
/// the middle is taken up again, after a while or by the next start. Until Kakao knows, the tokens
/// stay in the secret store.
class DAEMUN_SESSION_EXPORT Departures final : public QObject
{
    Q_OBJECT
public:
    using Ports = DepartureTask::Ports;
    using PlaceOf = EntryUpdate::PlaceOf;

    Departures(Ports ports, PlaceOf placeOf, const Surroundings &surroundings);

    /// Looks for what has been left undone, and does it.
    void resume();
    /// Does one that has just been written down; known is what its entry holds.
    void begin(const Departure &departure, const StoredSession &known);
    /// Another process was first to let this account leave: departed() with this kind comes in any
    /// case. SessionInvalid in it when the account was only signed out and is not disconnected.
    void follow(qint64 kakaoId, DepartureKind kind);
    /// This process is making that entry, and no other one: what announces it is no departure.
    void spare(const QString &entry) { m_spared = entry; }
    /// Does the same for a session that is in no store, with this directory, once: now or never.
    void tellOnce(MemberDirectory &directory, const Departure &departure,
                  const StoredSession &known);

    /// Nothing is on its way, until the next try.
    [[nodiscard]] bool isIdle() const noexcept;

Q_SIGNALS:
    /// See Session::departed().
    void departed(session::DepartureKind kind, const std::optional<kakao::Error> &error,
                  bool isKept);

private:
    void add(const QList<Departure> &departures);
    void tellOfFollowed(qint64 kakaoId, DepartureKind kind);
    void startNext();
    void endTask(const kakao::Result<Refusal> &result);
    void endOnce(const kakao::Reply<Refusal> *task, DepartureKind kind);

    Ports m_ports;
    PlaceOf m_placeOf;
    QList<Departure> m_pending;            ///< the first one is being done, while there is a task
    QHash<QString, StoredSession> m_known; ///< by the departure's entry
    QString m_spared;
    kakao::ReplyPtr<QList<Departure>> m_looking;
    kakao::ReplyPtr<QList<Departure>> m_following;
    kakao::ReplyPtr<Member> m_followed;
    kakao::ReplyPtr<Refusal> m_task;
    std::vector<kakao::ReplyPtr<Refusal>> m_once; ///< of tellOnce(); they end with this object
    QTimer m_retry;
    Backoff m_backoff{std::chrono::seconds(10), std::chrono::hours(1)};
    bool m_hasFailed = false;             ///< in this round
    std::chrono::seconds m_retryAfter{0}; ///< Kakao's wish in this round
};

} // namespace session
