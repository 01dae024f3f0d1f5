// SPDX-License-Identifier: Apache-2.0
//
// What must hold after whatever happens in a Month, and at its end.
#include "month.h"

using namespace Qt::StringLiterals;
using session::SessionState;

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
