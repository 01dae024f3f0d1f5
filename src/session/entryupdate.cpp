// SPDX-License-Identifier: Apache-2.0
#include "session/entryupdate.h"

#include "session/sessionlog_p.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace session {
namespace {

QDateTime expiry(const QDateTime &now, std::chrono::seconds life)
{
    return life.count() > 0 ? now.addSecs(life.count()) : QDateTime();
}

bool hasSameTokens(const StoredSession &a, const StoredSession &b)
{
    return a.accessToken == b.accessToken && a.refreshToken == b.refreshToken;
}

kakao::Error nothingToRefreshWith()
{
    return {.code = kakao::ErrorCode::Rejected,
            .origin = kakao::ErrorOrigin::Token,
            .detail = u"there is no refresh token"_s,
            .endsSession = true};
}

} // namespace

bool isUsable(const StoredSession &stored, const QDateTime &now)
{
    return !stored.accessToken.isEmpty()
        && (!stored.accessExpiresAt.isValid()
            || now.addSecs(expiryMargin.count()) < stored.accessExpiresAt);
}

StoredSession merged(StoredSession stored, const kakao::Tokens &tokens, const QDateTime &now)
{
    stored.accessToken = tokens.access;
    stored.accessExpiresAt = expiry(now, tokens.accessLife);
    if (!tokens.refresh.isEmpty()) {
        stored.refreshToken = tokens.refresh;
        stored.refreshExpiresAt = expiry(now, tokens.refreshLife);
    }
    if (!tokens.scopes.isEmpty())
        stored.scopes = tokens.scopes;
    return stored;
}

EntryUpdate::EntryUpdate(Ports ports, const Place &place, StoredSession known, Wish wish)
    : Reply(kakao::ErrorOrigin::Token), m_ports(std::move(ports)), m_place(place),
      m_entry(std::move(known)), m_wish(std::move(wish))
{
    m_retry.setSingleShot(true);
    m_retry.callOnTimeout(this, &EntryUpdate::write);
    const auto begin = [this] { read([this](const StoredSession &entry) { use(entry); }); };
    if (m_place.lockFile.isEmpty()) {
        begin();
        return;
    }
    m_locking.reset(new ProcessLock(m_place.lockFile));
    m_locking->onFinished(this, [this, begin](const kakao::Result<HeldLock> &lock) {
        if (!lock)
            return end(lock.error());
        m_lock = *lock;
        begin();
    });
}

void EntryUpdate::read(std::function<void(const StoredSession &)> useEntry)
{
    if (!m_ports.secrets)
        return useEntry(StoredSession(m_entry)); // a copy: m_entry is changed by it
    m_reading = m_ports.secrets->read(m_place.key);
    m_reading->onFinished(
        this, [this, useEntry = std::move(useEntry)](const kakao::Result<kakao::Secret> &secret) {
            if (!secret)
                return end(secret.error());
            const auto entry = parseStoredSession(*secret);
            if (!entry)
                return end(entry.error());
            useEntry(*entry);
        });
}

void EntryUpdate::use(const StoredSession &entry)
{
    const bool isNews = m_hasLooked && !hasSameTokens(entry, m_entry);
    const bool mustRepeat = m_hasLooked && !isNews;
    const StoredSession known = std::exchange(m_entry, entry);
    keepWhatIsNewer(known);
    const bool changesSession =
        !m_wish.sessionToken.isEmpty() && m_wish.sessionToken != entry.sessionToken;
    if (changesSession)
        m_entry.sessionToken = m_wish.sessionToken;
    const bool hasAccess =
        isUsable(m_entry, m_ports.clock.now()) && m_entry.accessToken != m_wish.refused;
    if (m_wish.wantsAccess && (!hasAccess || mustRepeat))
        return refresh();
    if (changesSession)
        return write();
    end(m_entry);
}

/// An access token that the store did not take is as good as one that it has.
void EntryUpdate::keepWhatIsNewer(const StoredSession &known)
{
    if (known.refreshToken != m_entry.refreshToken || !isUsable(known, m_ports.clock.now())
        || known.accessExpiresAt <= m_entry.accessExpiresAt)
        return;
    m_entry.accessToken = known.accessToken;
    m_entry.accessExpiresAt = known.accessExpiresAt;
}

void EntryUpdate::refresh()
{
    if (m_entry.refreshToken.isEmpty()) {
        // Without one only Kakao can tell whether the access token is over.
        const bool isRefused = m_entry.accessToken.isEmpty() || !m_wish.refused.isEmpty();
        return end(isRefused ? kakao::Result<StoredSession>(nothingToRefreshWith())
                             : kakao::Result<StoredSession>(m_entry));
    }
    m_askedAt = m_ports.clock.now();
    m_tokens = m_ports.api().refresh(m_entry.refreshToken);
    m_tokens->onFinished(this,
                         [this](const kakao::Result<kakao::Tokens> &tokens) { useTokens(tokens); });
}

void EntryUpdate::useTokens(const kakao::Result<kakao::Tokens> &tokens)
{
    if (!tokens)
        return lookAgain(tokens.error());
    Q_EMIT tokensIssued();
    m_isRenewed = !tokens->refresh.isEmpty();
    if (!tokens->id.isEmpty())
        m_idToken = RefreshedIdToken{tokens->id, tokens->access, m_askedAt};
    m_entry = merged(m_entry, *tokens, m_ports.clock.now());
    qCInfo(logSession) << (m_isRenewed ? "refreshed, with a new refresh token" : "refreshed");
    write();
}

/// Before anything is concluded: somebody who does not know our lock, or an earlier try of our own
/// whose answer was lost, may have been here.
void EntryUpdate::lookAgain(const kakao::Error &error)
{
    qCInfo(logSession) << "not refreshed:" << error;
    if (error.mayHaveHappened())
        Q_EMIT tokensIssued();
    const bool isWorthIt = error.endsSession || error.mayHaveHappened();
    if (!isWorthIt || m_hasLooked)
        return end(error);
    m_hasLooked = true;
    read([this, error](const StoredSession &entry) {
        if (error.endsSession && hasSameTokens(entry, m_entry))
            return end(error);
        use(entry);
    });
}

void EntryUpdate::write()
{
    if (!m_ports.secrets)
        return end(m_entry);
    m_writing = m_ports.secrets->write(m_place.key, serialize(m_entry));
    m_writing->onFinished(this, [this](const kakao::Result<kakao::Done> &written) {
        if (written)
            return end(m_entry);
        writeLater(written.error());
    });
}

void EntryUpdate::writeLater(const kakao::Error &error)
{
    qCWarning(logSession) << "not stored:" << error;
    Q_EMIT writeFailed(error, m_isRenewed);
    // What is in the store is as good as before, and what came can be had again.
    if (!m_isRenewed)
        return end(m_entry);
    m_retry.start(m_backoff.next());
}

/// The lock goes with the result: whoever waits for it may be this process itself.
void EntryUpdate::end(const kakao::Result<StoredSession> &result)
{
    release(m_lock);
    finish(result);
}

void EntryUpdate::retryNow()
{
    m_backoff.reset();
    if (m_retry.isActive())
        m_retry.start(0);
}

void EntryUpdate::stop()
{
    m_retry.stop();
    m_locking.reset();
    m_reading.reset();
    m_tokens.reset();
    m_writing.reset();
    release(m_lock);
}

} // namespace session
