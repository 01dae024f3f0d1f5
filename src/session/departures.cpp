// SPDX-License-Identifier: Apache-2.0
#include "session/departures.h"

#include "session/sessionlog_p.h"

#include <algorithm>

namespace session {

Departures::Departures(Ports ports, PlaceOf placeOf, const Surroundings &surroundings)
    : m_ports(std::move(ports)), m_placeOf(std::move(placeOf))
{
    m_retry.setSingleShot(true);
    m_retry.callOnTimeout(this, &Departures::resume);
    connect(&surroundings, &Surroundings::changed, this, [this] {
        if (!m_retry.isActive() || m_retryAfter.count() != 0)
            return; // Kakao's wish to be left alone does not depend on what is here
        m_backoff.reset();
        m_retry.start(m_backoff.next());
    });
}

void Departures::resume()
{
    m_retryAfter = {};
    m_looking = m_ports.vault.directory->departures();
    m_looking->onFinished(this, [this](const kakao::Result<QList<Departure>> &found) {
        if (found)
            add(*found);
    });
}

void Departures::follow(qint64 kakaoId, DepartureKind kind)
{
    m_following = m_ports.vault.directory->departures();
    m_following->onFinished(this, [=, this](const kakao::Result<QList<Departure>> &found) {
        if (!found) {
            Q_EMIT departed(kind, found.error(), true);
            return;
        }
        add(*found);
        const bool isPending =
            std::any_of(found->begin(), found->end(), [&](const Departure &departure) {
                return departure.kakaoId == kakaoId && departure.kind == kind;
            });
        if (!isPending)
            tellOfFollowed(kakaoId, kind);
    });
}

void Departures::tellOfFollowed(qint64 kakaoId, DepartureKind kind)
{
    if (kind == DepartureKind::SignOut) {
        Q_EMIT departed(kind, {}, false);
        return;
    }
    m_followed = m_ports.vault.directory->lookUp(kakaoId);
    m_followed->onFinished(this, [this, kind](const kakao::Result<Member> &member) {
        if (member) { // whom a disconnection would have erased
            Q_EMIT departed(kind,
                            kakao::Error{.code = kakao::ErrorCode::SessionInvalid,
                                         .origin = kakao::ErrorOrigin::Directory},
                            false);
        } else if (member.error().code == kakao::ErrorCode::SessionInvalid) {
            Q_EMIT departed(kind, {}, false);
        } else {
            Q_EMIT departed(kind, member.error(), false);
        }
    });
}

void Departures::begin(const Departure &departure, const StoredSession &known)
{
    m_known.insert(departure.entry, known);
    add({departure});
}

void Departures::add(const QList<Departure> &departures)
{
    for (const Departure &departure : departures) {
        if (!m_spared.isEmpty() && departure.entry == m_spared)
            continue;
        // The id alone does not name it: the last one's is given again once it is gone.
        const auto known =
            std::find_if(m_pending.begin(), m_pending.end(), [&](const Departure &other) {
                return other.id == departure.id && other.entry == departure.entry;
            });
        if (known == m_pending.end())
            m_pending.append(departure);
        else
            *known = departure;
    }
    startNext();
}

void Departures::startNext()
{
    if (m_task)
        return;
    if (m_pending.isEmpty()) {
        if (std::exchange(m_hasFailed, false))
            m_retry.start(m_backoff.next(m_retryAfter));
        return;
    }
    const Departure &departure = m_pending.first();
    const auto known = m_known.constFind(departure.entry);
    m_task.reset(
        new DepartureTask(m_ports, departure, m_placeOf(departure.entry),
                          known == m_known.constEnd() ? std::nullopt : std::optional(*known)));
    m_task->onFinished(this, [this](const kakao::Result<Refusal> &result) { endTask(result); });
}

void Departures::endTask(const kakao::Result<Refusal> &result)
{
    const auto task = std::move(m_task); // until the end of this function: result is in it
    const Departure departure = m_pending.takeFirst();
    if (result) {
        m_known.remove(departure.entry);
        m_backoff.reset();
        Q_EMIT departed(departure.kind, *result, false);
    } else {
        qCInfo(logSession) << "left for later:" << result.error();
        m_hasFailed = true;
        m_retryAfter = std::max(m_retryAfter, result.error().retryAfter);
        Q_EMIT departed(departure.kind, result.error(), true);
    }
    startNext();
}

void Departures::tellOnce(MemberDirectory &directory, const Departure &departure,
                          const StoredSession &known)
{
    Ports ports = m_ports;
    ports.vault = {.directory = &directory, .secrets = nullptr};
    kakao::ReplyPtr<Refusal> task(new DepartureTask(std::move(ports), departure, {}, known));
    task->onFinished(this, [this, running = task.get(), kind = departure.kind](const auto &) {
        endOnce(running, kind);
    });
    m_once.push_back(std::move(task));
}

void Departures::endOnce(const kakao::Reply<Refusal> *task, DepartureKind kind)
{
    const auto held = std::find_if(m_once.begin(), m_once.end(),
                                   [task](const auto &one) { return one.get() == task; });
    const auto ended = std::move(*held);
    m_once.erase(held);
    const kakao::Result<Refusal> &result = ended->result();
    Q_EMIT departed(kind, result ? *result : Refusal(result.error()), false);
}

bool Departures::isIdle() const noexcept
{
    return !m_task && m_pending.isEmpty() && m_once.empty();
}

} // namespace session
