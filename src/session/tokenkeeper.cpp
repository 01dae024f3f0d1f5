// SPDX-License-Identifier: Apache-2.0
#include "session/tokenkeeper.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace session {
namespace {

using namespace std::chrono_literals;

/// With room below Kakao's 20 for another process or two.
constexpr qsizetype refreshLimit = 8;
constexpr auto refreshWindow = 10min;

kakao::Error cancelled()
{
    return {.code = kakao::ErrorCode::Cancelled, .origin = kakao::ErrorOrigin::Token};
}

} // namespace

/// Somebody who waits for a token.
class TokenKeeper::TokenReply final : public kakao::Reply<kakao::Secret>
{
public:
    TokenReply() : Reply(kakao::ErrorOrigin::Token) {}
};

TokenKeeper::TokenKeeper(Ports ports, Place place, const StoredSession &stored)
    : m_ports(std::move(ports)), m_place(std::move(place))
{
    take(stored);
}

TokenKeeper::~TokenKeeper()
{
    answerAll(cancelled());
}

void TokenKeeper::retire(std::unique_ptr<TokenKeeper> keeper, QObject *heir)
{
    if (!keeper || !keeper->isUpdating() || !heir)
        return;
    TokenKeeper *leaving = keeper.release();
    leaving->disconnect();
    leaving->setParent(heir);
    leaving->answerAll(cancelled());
    connect(leaving, &TokenKeeper::updateEnded, leaving, &QObject::deleteLater);
}

void TokenKeeper::take(const StoredSession &stored)
{
    m_stored = stored;
    m_expiresAfter.reset();
    if (stored.accessExpiresAt.isValid()) {
        const std::chrono::milliseconds left(m_ports.clock.now().msecsTo(stored.accessExpiresAt));
        m_expiresAfter = m_ports.clock.elapsed() + left;
    }
}

bool TokenKeeper::isUsableNow() const
{
    return isUsable(m_stored, m_ports.clock.now())
        && (!m_expiresAfter || m_ports.clock.elapsed() + expiryMargin < *m_expiresAfter);
}

kakao::ReplyPtr<kakao::Secret> TokenKeeper::accessToken()
{
    if (isUsableNow())
        return kakao::makeReadyReply<kakao::Secret>(m_stored.accessToken);
    // By the other clock it may seem good: it is not to be taken from the store again.
    return wait(isUsable(m_stored, m_ports.clock.now()) ? m_stored.accessToken : kakao::Secret());
}

kakao::ReplyPtr<kakao::Secret> TokenKeeper::replacement(const kakao::Secret &refused)
{
    if (m_stored.accessToken != refused && isUsableNow())
        return kakao::makeReadyReply<kakao::Secret>(m_stored.accessToken);
    return wait(refused);
}

kakao::ReplyPtr<kakao::Secret> TokenKeeper::wait(const kakao::Secret &refused)
{
    const bool isStuck = m_update && m_failure; // its tokens wait for the store
    if (const auto reason = isStuck ? m_failure : reasonNotToAsk())
        return kakao::makeReadyReply<kakao::Secret>(*reason);
    auto *reply = new TokenReply;
    m_waiting.append(reply);
    m_refused = refused;
    if (!m_update)
        updateIfWanted();
    return kakao::ReplyPtr<kakao::Secret>(reply);
}

/// Never asked while an update runs.
std::optional<kakao::Error> TokenKeeper::reasonNotToAsk()
{
    if (m_update)
        return std::nullopt;
    const auto now = m_ports.clock.elapsed();
    if (m_failure && (m_hasEnded || now < m_notBefore))
        return m_failure;
    m_refreshes.removeIf([now](auto time) { return now - time >= refreshWindow; });
    if (m_refreshes.size() < refreshLimit)
        return std::nullopt;
    return kakao::Error{.code = kakao::ErrorCode::RateLimited,
                        .origin = kakao::ErrorOrigin::Token,
                        .detail = u"refreshed too often in ten minutes; not asked again yet"_s};
}

void TokenKeeper::updateIfWanted()
{
    if (!m_isHeld && (!m_waiting.isEmpty() || !m_newSessionToken.isEmpty()))
        update(!m_waiting.isEmpty());
}

void TokenKeeper::update(bool wantsAccess)
{
    m_failure.reset();
    m_updateGivesAccess = wantsAccess;
    m_update.reset(new EntryUpdate(
        m_ports, m_place, m_stored,
        {.wantsAccess = wantsAccess, .refused = m_refused, .sessionToken = m_newSessionToken}));
    connect(m_update.get(), &EntryUpdate::tokensIssued, this,
            [this] { m_refreshes.append(m_ports.clock.elapsed()); });
    connect(m_update.get(), &EntryUpdate::writeFailed, this,
            [this](const kakao::Error &error, bool isWaiting) {
                Q_EMIT notStored(error);
                if (!isWaiting)
                    return;
                m_failure = error;
                answerAll(error);
            });
    m_update->onFinished(this,
                         [this](const kakao::Result<StoredSession> &result) { endUpdate(result); });
}

void TokenKeeper::endUpdate(const kakao::Result<StoredSession> &result)
{
    const auto update = std::move(m_update); // until the end of this function: result is in it
    if (!result)
        return fail(result.error());
    m_failure.reset();
    m_backoff.reset();
    take(*result);
    if (m_stored.sessionToken == m_newSessionToken)
        m_newSessionToken = {};
    else if (!m_newSessionToken.isEmpty()) // it came while the entry was being written
        m_stored.sessionToken = m_newSessionToken;
    if (m_updateGivesAccess)
        answerAll(m_stored.accessToken);
    if (const auto &idToken = update->idToken())
        Q_EMIT idTokenRefreshed(*idToken);
    updateIfWanted();
    if (!m_update)
        Q_EMIT updateEnded();
}

void TokenKeeper::fail(const kakao::Error &error)
{
    m_failure = error;
    m_notBefore = m_ports.clock.elapsed() + m_backoff.next(error.retryAfter);
    answerAll(error);
    if (error.endsSession)
        giveUp(error);
    if (error.code == kakao::ErrorCode::SecretNotFound)
        Q_EMIT entryMissing();
    Q_EMIT updateEnded();
}

void TokenKeeper::answerAll(const kakao::Result<kakao::Secret> &answer)
{
    const auto waiting = std::exchange(m_waiting, {});
    for (const QPointer<TokenReply> &reply : waiting) {
        if (reply)
            reply->finish(answer);
    }
}

void TokenKeeper::giveUp(const kakao::Error &refusal)
{
    if (std::exchange(m_hasEnded, true))
        return;
    m_failure = refusal;
    Q_EMIT ended(refusal);
}

void TokenKeeper::setSessionToken(const kakao::Secret &token)
{
    if (token == m_stored.sessionToken)
        return;
    m_stored.sessionToken = token;
    m_newSessionToken = token;
    if (!m_update)
        updateIfWanted();
}

void TokenKeeper::release()
{
    m_isHeld = false;
    updateIfWanted();
}

void TokenKeeper::goOnInMemory()
{
    m_ports.secrets = nullptr;
    m_place = {};
    release();
}

void TokenKeeper::retryNow()
{
    m_backoff.reset();
    if (m_update)
        m_update->retryNow();
    else if (!m_hasEnded)
        m_failure.reset();
}

} // namespace session
