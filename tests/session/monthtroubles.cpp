// SPDX-License-Identifier: Apache-2.0
//
// What goes wrong around the person and their program on a day of a Month.
#include "month.h"

#include <QSqlDatabase>
#include <QSqlQuery>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray tokenPath = "/oauth/token";
const QByteArray userPath = "/v2/user/me";

/// What comes instead of an answer. None of it says that a session is over; a dead access token
/// (-401, once) is cured by a refresh.
const QList<sandbox::Fault> &faultsOf(const QByteArray &path)
{
    static const QList<sandbox::Fault> common = {
        {.status = 500, .body = "<html>Internal Server Error</html>"},
        {.status = 502, .body = "<html>Bad Gateway</html>"},
        {.status = 503},
        {.status = 200, .body = "<html>Log in to the hotel's network</html>"},
        {.status = 302, .body = "<html>Moved</html>"},
        {.status = 429},
        {.status = 404, .body = "<html>Not Found</html>"},
        {.status = 511, .body = "<html>Network Authentication Required</html>"},
        {.cut = true},
        {.body = R"({"access_token":"x)", .contentType = "application/json", .cut = true},
        {.delay = 5ms}};
    static const QList<sandbox::Fault> ofToken =
        common + QList<sandbox::Fault>{{.koe = "KOE237"}, {.koe = "KOE003"}, {.koe = "KOE010"}};
    static const QList<sandbox::Fault> ofUser = common
        + QList<sandbox::Fault>{{.kapi = -1},
                                {.kapi = -7},
                                {.kapi = -10},
                                {.kapi = -603},
                                {.kapi = -9798},
                                {.times = 1, .kapi = -401},
                                {.kapi = -401, .message = u"ip mismatched! callerIp=1.2.3.4"_s},
                                {.cutAfter = 10}};
    return path == tokenPath ? ofToken : ofUser;
}

} // namespace

void Month::lockStore()
{
    static constexpr kakao::ErrorCode refusals[] = {kakao::ErrorCode::SecretStoreLocked,
                                                    kakao::ErrorCode::SecretStoreSilent,
                                                    kakao::ErrorCode::SecretStoreMissing};
    if (isStoreWell())
        m_life.secrets.refuse(refusals[m_random.bounded(int(std::size(refusals)))]);
    else
        m_life.secrets.refusal.reset();
}

void Month::stopServer()
{
    m_life.server.stop();
}

void Month::disturb()
{
    const QByteArray &path = chance(50) ? tokenPath : userPath;
    const QList<sandbox::Fault> &faults = faultsOf(path);
    sandbox::Fault fault = faults.at(m_random.bounded(int(faults.size())));
    if (fault.times < 0)
        fault.times = m_random.bounded(1, 6);
    m_life.server.setFault(path, fault);
    if (path == tokenPath && chance(60)) // met at once, for the next refresh may be far
        sleepPastExpiry();
}

void Month::heal()
{
    m_life.server.clearFaults();
    if (const auto problem = m_life.server.start())
        complain(*problem);
    m_life.secrets.refusal.reset();
    m_life.clock.setWrong(0h);
}

/// Kakao has refreshed, and nobody hears of it.
void Month::loseAnAnswer()
{
    if (!isRunning())
        return;
    m_life.clock.sleep(7h);
    const bool rotates = wouldRotate();
    if (rotates && m_losing == Losing::Never)
        return;
    heal();
    m_mayLoseRotation = rotates;
    m_tally.lostAnswers += rotates ? 0 : 1;
    sandbox::Fault lost{.times = m_random.bounded(1, 4)};
    if (chance(50))
        lost.isAnswerLost = true;
    else
        lost.cutAfter = m_random.bounded(0, 60);
    m_life.server.setFault(tokenPath, lost);
    tryAgain();
    m_life.server.setFaults(tokenPath, {});
}

/// The new tokens are here, and the secret store is locked.
void Month::lockAsTheAnswerComes()
{
    heal();
    if (!isRunning())
        start();
    tryAgain(); // the store may have been waited for
    check();
    m_life.clock.pass(7h);
    const bool rotates = wouldRotate();
    m_atNextAnswer = [this] { m_life.secrets.refuse(kakao::ErrorCode::SecretStoreLocked); };
    use();
    m_atNextAnswer = nullptr;
    if (rotates && m_problem.isEmpty()) {
        ++m_tally.heldWrites;
        if (!m_life.session->notStored())
            complain(u"nobody is told that the tokens are not stored"_s);
        const QByteArray newest = Ledger(m_life.server).newestRefreshToken(current()).text;
        if (stored(current()).refreshToken.reveal() == newest)
            complain(u"the locked store was written"_s);
    }
    m_life.secrets.refusal.reset();
    wait([this] { return !m_life.session->hasUnfinishedWork(); }, "the store to be written");
    use();
}

/// Another program with the same entry, which does not know our lock, rotates between our look at
/// the store and our refresh: its tokens are in the store only when we hear KOE322.
void Month::letAnotherProgramBeFirst()
{
    if (!isRunning() || !session::isSignedIn(m_life.session->state()))
        return;
    heal();
    m_life.clock.sleep(7h);
    if (!wouldRotate() || m_lost.contains(current()))
        return;
    ++m_tally.othersFirst;
    session::StoredSession entry = stored(current());
    Visitor other(m_life.server.url());
    const QJsonObject tokens = other
                                   .post(tokenPath,
                                         Fields{{"grant_type", "refresh_token"},
                                                {"client_id", "sandbox"},
                                                {"refresh_token", entry.refreshToken.reveal()}})
                                   .json();
    entry.accessToken = kakao::Secret(tokens.value("access_token"_L1).toString().toLatin1());
    entry.refreshToken = kakao::Secret(tokens.value("refresh_token"_L1).toString().toLatin1());
    entry.accessExpiresAt = m_life.clock.now().addSecs(21599);
    const auto store = [this, key = m_keys.value(current()), entry] {
        m_life.secrets.entries.insert(key, session::serialize(entry));
    };
    m_atNextAnswer = store;
    use();
    if (std::exchange(m_atNextAnswer, nullptr)) // it was not asked at all
        store();
    use();
}

/// The network swallows what is sent.
void Month::hang()
{
    heal();
    m_life.clock.sleep(7h);
    reopen();
    if (!isRunning() || wouldRotate()) // within so short a deadline a slow computer would lose it
        return;
    m_life.deadline = 200ms;
    reopen();
    ++m_tally.hangs;
    m_life.server.setFault(tokenPath, {.hang = true, .times = 1});
    tryAgain();
    m_life.server.setFault(userPath, {.hang = true, .times = 1});
    tryAgain();
    m_life.server.clearFaults();
    check();
    m_life.deadline = 15s;
    reopen();
}

/// Another process writes to the database for longer than anybody waits.
void Month::holdDatabase()
{
    heal();
    end();
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(m_life.data.filePath(u"members.db"_s));
        if (!other.open() || !QSqlQuery(other).exec(u"BEGIN EXCLUSIVE"_s))
            complain(u"the database cannot be held"_s);
        ++m_tally.waits;
        start();
        check();
        QSqlQuery(other).exec(u"ROLLBACK"_s);
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    tryAgain();
    if (m_problem.isEmpty() && !session::isSignedIn(m_life.session->state()))
        complain(u"not signed in when the database is there again"_s);
}
