// SPDX-License-Identifier: Apache-2.0
//
// What a person and their computer do on a day of a Month.
#include "month.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using session::SessionState;

void Month::start()
{
    end();
    session::Session &session = m_life.open();
    ++m_tally.starts;
    QObject::connect(&session, &session::Session::memberChanged, &session, [this] { ++m_news; });
    QObject::connect(&session, &session::Session::stateChanged, &session,
                     [this](SessionState state) {
                         ++m_news;
                         m_tally.offlineSpells += state == SessionState::Offline ? 1 : 0;
                         m_tally.waits += state == SessionState::WaitingForSecretStore ? 1 : 0;
                     });
    m_life.api->onServerTime([this](const QDateTime &time) {
        if (m_life.session)
            m_life.session->hearServerTime(time);
        if (m_atNextAnswer)
            std::exchange(m_atNextAnswer, nullptr)();
    });
    session.restore();
    settle();
}

/// A program that has new tokens in its hands waits until they are stored.
void Month::end()
{
    if (!isRunning())
        return;
    if (m_life.session->hasUnfinishedWork()) {
        m_life.secrets.refusal.reset();
        wait([this] { return !m_life.session->hasUnfinishedWork(); }, "the store to be written");
    }
    check();
    m_life.close();
}

void Month::reopen()
{
    end();
    start();
}

void Month::use()
{
    if (!isRunning())
        return;
    ++m_tally.calls;
    const auto user = m_life.session->call<kakao::User>(
        [](const kakao::ApiClient &api, const kakao::Secret &access) {
            return api.fetchUser(access);
        });
    wait([&] { return user->isFinished(); }, "the end of a call");
    if (m_problem.isEmpty() && user->result() && user->result()->id != current())
        complain(u"Kakao answered for somebody else"_s);
}

void Month::tryAgain()
{
    if (!isRunning())
        return;
    const int before = m_news;
    if (session::isSignedIn(m_life.session->state()))
        m_life.session->freshen();
    else if (m_life.session->state() != SessionState::Ended)
        m_life.session->restore();
    else
        return;
    wait([&] { return m_news > before; }, "an answer to Try again");
    settle();
}

/// Somebody who is impatient, while Kakao calls each new token dead.
void Month::pressAgainAndAgain()
{
    if (!isRunning() || chance(80) || std::exchange(m_hasPressed, true))
        return;
    for (int i = 0; i < 25 && m_problem.isEmpty(); ++i) {
        m_life.server.setFault("/v2/user/me", {.times = 1, .kapi = -401});
        use();
        m_life.clock.pass(5s);
    }
    m_life.server.clearFaults();
}

void Month::change()
{
    Q_EMIT m_life.surroundings.changed();
}

void Month::letTimePass()
{
    m_life.clock.pass(chance(50) ? minutes(0, 20) : minutes(30, 240));
}

void Month::sleepPastExpiry()
{
    m_life.clock.sleep(7h);
    if (chance(70))
        change();
    use();
}

void Month::setClock()
{
    static constexpr std::chrono::hours errors[] = {-400 * 24h, -50h, -7h, 0h,
                                                    0h,         7h,   50h, 400 * 24h};
    m_life.clock.setWrong(errors[m_random.bounded(int(std::size(errors)))]);
}

void Month::switchAccount()
{
    if (!isRunning() || m_people.size() < 2)
        return;
    m_life.session->switchTo(m_people.at(m_random.bounded(2)));
    settle();
}
