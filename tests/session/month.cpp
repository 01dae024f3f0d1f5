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
    lostRotations += other.lostRotations;
    mostTokens = std::max(mostTokens, other.mostTokens);
}

Month::Month(quint32 seed)
    : m_seed(seed), m_random(seed), m_options(optionsOf(seed)), m_life(m_options)
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
        m_life.clock.pass(11min); // nothing that failed before counts
        tryAgain();
        if (m_life.session->state() == SessionState::Ended)
            check(); // signs in again, or complains
        else if (m_life.session->state() != SessionState::SignedIn)
            complain(u"not signed in although all is well"_s);
    }
}

void Month::checkTheEnd()
{
    visitEverybody();
    check();
    if (!m_problem.isEmpty())
        return;
    const Ledger ledger(m_life.server);
    if (m_life.session->accounts().size() != m_people.size())
        complain(u"an account is missing"_s);
    for (const qint64 kakaoId : std::as_const(m_people)) {
        Visitor visitor(m_life.server.url());
        const Reply reply =
            visitor.post("/oauth/token",
                         Fields{{"grant_type", "refresh_token"},
                                {"client_id", "sandbox"},
                                {"refresh_token", stored(kakaoId).refreshToken.reveal()}});
        if (reply.status != 200)
            complain(u"Kakao does not take the refresh token that is stored"_s);
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

void Month::check()
{
    settle();
    if (!isRunning() || !m_problem.isEmpty())
        return;
    const session::Session &session = *m_life.session;
    const bool isWaiting = session.error()
        && (session.error()->origin == kakao::ErrorOrigin::Directory
            || session.error()->origin == kakao::ErrorOrigin::SecretStore);
    const auto state = session.state();
    if (state == SessionState::SignedOut && !isWaiting)
        return complain(u"signed out"_s);
    if (state == SessionState::WaitingForSecretStore && !isWaiting)
        return complain(u"waits for nothing"_s);
    const QList<session::Account> accounts = session.accounts();
    for (const session::Account &account : accounts)
        checkAccount(account);
    noteStored();
    if (isStoreWell() && !session.hasUnfinishedWork())
        m_mayLoseRotation = false;
}

void Month::checkAccount(const session::Account &account)
{
    if (!account.endedBy.isEmpty())
        return useEnd(account);
    m_keys.insert(account.kakaoId, session::secretKey(u"test"_s, account.entry));
    const QByteArray kept = stored(account.kakaoId).refreshToken.reveal();
    if (kept.isEmpty())
        return complain(u"the entry of an account is gone"_s);
    m_lastRefreshTokens.insert(account.kakaoId, kept);
    const bool isUnderWay = m_life.session->hasUnfinishedWork(); // held up by the store
    if (kept == Ledger(m_life.server).newestRefreshToken(account.kakaoId).text || isUnderWay)
        return;
    if (!m_mayLoseRotation && !m_lost.contains(account.kakaoId))
        return complain(u"a rotated refresh token is not in the store"_s);
    m_lost.insert(account.kakaoId); // the next refresh will be told so
}

/// A session has ended: rightly so only when the answer that brought the new refresh token was
/// lost on its way. Then they sign in again.
void Month::useEnd(const session::Account &account)
{
    const QByteArray newest = Ledger(m_life.server).newestRefreshToken(account.kakaoId).text;
    const bool mayBeLost = m_mayLoseRotation || m_lost.contains(account.kakaoId);
    if (!mayBeLost || newest == m_lastRefreshTokens.value(account.kakaoId)
        || account.endedBy != u"KOE322" || !account.isCurrent)
        return complain(u"a session has ended: %1"_s.arg(account.endedBy));
    ++m_tally.lostRotations;
    m_lost.remove(account.kakaoId);
    heal();
    m_life.agent.loginId =
        account.kakaoId == m_people.first() ? "ryan@sandbox.test" : "con@sandbox.test";
    m_life.session->signIn();
    settle();
    for (const session::Account &again : m_life.session->accounts()) {
        if (again.kakaoId == account.kakaoId && again.endedBy.isEmpty())
            return checkAccount(again);
    }
    complain(u"they cannot sign in again"_s);
}

void Month::noteStored()
{
    for (const kakao::Secret &secret : std::as_const(m_life.secrets.entries)) {
        const auto entry = session::parseStoredSession(secret);
        if (!entry) { // the signing key
            m_storedSecrets.insert(secret.reveal());
            continue;
        }
        m_storedSecrets.insert(entry->sessionToken.reveal());
        m_storedSecrets.insert(entry->accessToken.reveal());
        m_storedSecrets.insert(entry->refreshToken.reveal());
    }
}
