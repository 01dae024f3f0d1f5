// SPDX-License-Identifier: Apache-2.0
#include "month.h"

#include "support/waituntil.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using session::SessionState;

namespace {

/// Most of the time Kakao's own rules; in every third month each refresh rotates.
sandbox::Options optionsOf(quint32 seed)
{
    sandbox::Options options;
    // Without openid: its keys take long to make, and no token depends on them.
    options.consentItems = {u"profile_nickname"_s, u"profile_image"_s, u"account_email"_s};
    options.tokenLimits = true;
    if (seed % 3 == 2)
        options.refreshTokenRenewal = options.refreshTokenLife - 1h;
    return options;
}

} // namespace

void Tally::add(const Tally &other)
{
    starts += other.starts;
    calls += other.calls;
    refreshes += other.refreshes;
    rotations += other.rotations;
    offlineSpells += other.offlineSpells;
    waits += other.waits;
    lostAnswers += other.lostAnswers;
    heldWrites += other.heldWrites;
    othersFirst += other.othersFirst;
    hangs += other.hangs;
    lostRotations += other.lostRotations;
    mostTokens = std::max(mostTokens, other.mostTokens);
}

Month::Month(quint32 seed, Losing losing)
    : m_seed(seed), m_losing(losing), m_random(seed), m_options(optionsOf(seed)), m_life(m_options)
{
}

Month::~Month()
{
    m_life.close();
}

QString Month::live()
{
    beginLongAgo();
    for (m_day = 1; m_day <= 30 && m_problem.isEmpty(); ++m_day)
        liveDay(m_day);
    if (m_problem.isEmpty())
        checkTheEnd();
    return m_problem;
}

Tally Month::tally() const
{
    const Ledger ledger(m_life.server);
    const auto signIns = ledger.count(Ledger::Kind::AuthorizationCode);
    Tally tally = m_tally;
    tally.refreshes = ledger.count(Ledger::Kind::AccessToken) - signIns;
    tally.rotations = ledger.count(Ledger::Kind::RefreshToken) - signIns;
    for (const qint64 kakaoId : m_people)
        tally.mostTokens = std::max(tally.mostTokens, ledger.mostAccessTokensInTenMinutes(kakaoId));
    return tally;
}

/// So long ago that the last month of the refresh token begins within these thirty days.
void Month::beginLongAgo()
{
    start();
    m_life.session->signIn();
    settle();
    m_people.append(current());
    if (m_seed % 4 == 1) {
        m_life.agent.loginId = "con@sandbox.test";
        m_life.session->signInAnother();
        settle();
        m_people.append(current());
    }
    check();
    end();
    m_life.clock.sleep(24h * m_random.bounded(20, 36));
}

void Month::liveDay(int day)
{
    static constexpr Event ordinary[] = {&Month::use,
                                         &Month::use,
                                         &Month::tryAgain,
                                         &Month::reopen,
                                         &Month::change,
                                         &Month::letTimePass,
                                         &Month::setClock,
                                         &Month::switchAccount,
                                         &Month::lockStore,
                                         &Month::sleepPastExpiry,
                                         &Month::disturb,
                                         &Month::disturb,
                                         &Month::stopServer,
                                         &Month::heal,
                                         &Month::loseAnAnswer,
                                         &Month::pressAgainAndAgain,
                                         &Month::letAnotherProgramBeFirst};
    const QDateTime tomorrow = m_life.clock.trueNow().addDays(1);
    m_hasPressed = false;
    if (day % 10 == 0)
        visitEverybody();
    if (!isRunning() && chance(85))
        start();
    for (int left = m_random.bounded(3, 8); left > 0 && m_problem.isEmpty(); --left) {
        (this->*ordinary[m_random.bounded(int(std::size(ordinary)))])();
        check();
    }
    sufferWhatIsRare(day);
    if (chance(50))
        end();
    const std::chrono::milliseconds night(m_life.clock.trueNow().msecsTo(tomorrow));
    if (night > 0ms && chance(50))
        m_life.clock.sleep(night);
    else if (night > 0ms)
        m_life.clock.pass(night);
}

/// What takes a second or two in truth happens in a few months only.
void Month::sufferWhatIsRare(int day)
{
    static constexpr Event rare[] = {&Month::hang, &Month::lockAsTheAnswerComes,
                                     &Month::holdDatabase};
    if (m_seed % 5 != 0)
        return;
    if (day == 15)
        (this->*rare[m_seed / 5 % std::size(rare)])();
    else if (day == 25)
        lockAsTheAnswerComes();
    check();
}

/// In two months everybody uses their account once while all is well: a refresh token that nobody
/// uses ends.
void Month::visitEverybody()
{
    heal();
    for (const qint64 kakaoId : std::as_const(m_people)) {
        if (!isRunning())
            start();
        m_life.session->switchTo(kakaoId);
        settle();
        if (!session::isSignedIn(m_life.session->state()))
            tryAgain();           // the store is there again
        m_life.clock.pass(11min); // nothing that failed before counts
        tryAgain();
        if (m_life.session->state() == SessionState::Ended)
            check(); // signs in again, or complains
        else if (m_life.session->state() != SessionState::SignedIn)
            complain(u"not signed in although all is well"_s);
    }
}

bool Month::wait(const std::function<bool()> &holds, const char *what)
{
    if (waitUntil(holds))
        return true;
    complain(u"waited in vain for %1"_s.arg(QLatin1String(what)));
    return false;
}

void Month::complain(const QString &what)
{
    if (!m_problem.isEmpty())
        return;
    QString state;
    if (m_life.session)
        QDebug(&state).nospace() << m_life.session->state() << ", "
                                 << m_life.session->error().value_or(kakao::Error{});
    m_problem = u"seed %1, day %2: %3 (%4)"_s.arg(m_seed).arg(m_day).arg(what, state);
}

/// Until what was begun has ended, one way or another.
void Month::settle()
{
    if (!isRunning())
        return;
    const session::Session &session = *m_life.session;
    wait(
        [&] {
            const auto state = session.state();
            const bool isStuck = !isStoreWell() && session.notStored();
            return state != SessionState::Restoring && state != SessionState::SigningIn
                && state != SessionState::Leaving && (!session.hasUnfinishedWork() || isStuck);
        },
        "the session to come to rest");
}

qint64 Month::current() const
{
    return m_life.session ? m_life.session->member().kakaoId : 0;
}

session::StoredSession Month::stored(qint64 kakaoId) const
{
    const auto entry =
        session::parseStoredSession(m_life.secrets.entries.value(m_keys.value(kakaoId)));
    return entry ? *entry : session::StoredSession();
}

/// Whether Kakao would renew the refresh token now, and the old one be dead at once.
bool Month::wouldRotate() const
{
    const auto newest = Ledger(m_life.server).newestRefreshToken(current());
    const std::chrono::seconds age(newest.issuedAt.secsTo(m_life.clock.trueNow()));
    return m_options.refreshTokenLife - age < m_options.refreshTokenRenewal + 1min;
}
