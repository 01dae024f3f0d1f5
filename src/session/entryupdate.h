// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/apiclient.h"
#include "session/backoff.h"
#include "session/clock.h"
#include "session/processlock.h"
#include "session/secretstore.h"
#include "session/session_export.h"
#include "session/storedsession.h"

#include <functional>
#include <optional>

namespace session {

/// The id_token that came with a refresh: not verified yet.
struct RefreshedIdToken
{
    kakao::Secret token;
    kakao::Secret accessToken; ///< of the same answer
    QDateTime askedAt;         ///< by Clock::now()
};

/// Changes what the secret store holds of one account, with no other process in between: reads the
/// entry under the lock, refreshes the tokens if nobody else has done so meanwhile, and writes it.
///
/// A refresh token that Kakao has replaced is dead at once (Kakao Login REST API, "Refresh token"),
/// so the result comes only when the new one is in the store. While the store refuses it, the
/// update goes on trying and keeps the lock; writeFailed() tells why. A refresh whose answer was
/// lost, or that was refused, is first looked for in the store, then made once more.
///
/// Its error endsSession only when Kakao has definitely refused the refresh token in the store.
class DAEMUN_SESSION_EXPORT EntryUpdate final : public kakao::Reply<StoredSession>
{
    Q_OBJECT
public:
    struct Ports
    {
        std::function<const kakao::ApiClient &()> api;
        SecretStore *secrets = nullptr; ///< null: the session lives in memory only
        const Clock &clock;
    };
    struct Place
    {
        QString key;
        QString lockFile; ///< empty: no other process has this session
        /// Who makes the entry holds it until its account is added, and who takes it away for as
        /// long as that takes. Empty as above.
        QString entryLockFile = {};
    };
    /// Where the entry of that name is.
    using PlaceOf = std::function<Place(const QString &entry)>;
    /// What is wanted of the entry.
    struct Wish
    {
        /// An access token that may be used now, and that is not this one.
        bool wantsAccess = true;
        kakao::Secret refused = {};
        kakao::Secret sessionToken = {}; ///< to be stored; empty: the old one stays
    };

    /// known is what the entry held last; it is the entry when there is no store.
    EntryUpdate(Ports ports, const Place &place, StoredSession known, Wish wish);

    /// What waits for the store is tried again now.
    void retryNow();

    /// Of the last refresh; nothing without one, or without OpenID Connect.
    [[nodiscard]] const std::optional<RefreshedIdToken> &idToken() const noexcept
    {
        return m_idToken;
    }

Q_SIGNALS:
    /// Kakao has granted new tokens, or may have: its answer was lost.
    void tokensIssued();
    /// isWaiting: it is tried again until it works. Otherwise the result comes all the same.
    void writeFailed(const kakao::Error &error, bool isWaiting);

private:
    void read(std::function<void(const StoredSession &)> useEntry);
    void use(const StoredSession &entry);
    void refresh();
    void useTokens(const kakao::Result<kakao::Tokens> &tokens);
    void lookAgain(const kakao::Error &error);
    void keepWhatIsNewer(const StoredSession &known);
    void write();
    void writeLater(const kakao::Error &error);
    void end(const kakao::Result<StoredSession> &result);
    void stop() override;

    Ports m_ports;
    Place m_place;
    StoredSession m_entry;
    Wish m_wish;
    HeldLock m_lock;
    kakao::ReplyPtr<HeldLock> m_locking;
    kakao::ReplyPtr<kakao::Secret> m_reading;
    kakao::ReplyPtr<kakao::Tokens> m_tokens;
    kakao::ReplyPtr<kakao::Done> m_writing;
    QDateTime m_askedAt; ///< when the refresh was
    std::optional<RefreshedIdToken> m_idToken;
    QTimer m_retry;
    Backoff m_backoff{std::chrono::seconds(1), std::chrono::seconds(30)};
    bool m_hasLooked = false; ///< after a refresh that failed, for what others have done
    bool m_isRenewed = false; ///< the refresh token in the store is dead
};

/// An answer must have time to come back before the token expires.
inline constexpr std::chrono::seconds expiryMargin(60);

/// What may not be asked for with it much longer is not handed out.
[[nodiscard]] DAEMUN_SESSION_EXPORT bool isUsable(const StoredSession &stored,
                                                  const QDateTime &now);

/// stored with what an answer of the token endpoint brings; what it does not bring stays.
[[nodiscard]] DAEMUN_SESSION_EXPORT StoredSession merged(StoredSession stored,
                                                         const kakao::Tokens &tokens,
                                                         const QDateTime &now);

} // namespace session
