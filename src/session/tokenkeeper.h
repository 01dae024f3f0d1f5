// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/entryupdate.h"
#include "session/session_export.h"

#include <QList>
#include <QPointer>

#include <memory>
#include <optional>

namespace session {

/// Hands out a valid access token of one account, or says why not.
///
/// It refreshes shortly before the expiry, which is reckoned by the clock on the wall and by one
/// that nobody can set, and when Kakao calls a token dead. However many ask, in however many
/// processes, there is one refresh at a time (see EntryUpdate), and after one that failed the same
/// answer is given for a while without asking Kakao, so that nobody's loop becomes ours. Kakao
/// allows a person 20 access tokens in 10 minutes (KOE237); a keeper asks for 8 at most.
class DAEMUN_SESSION_EXPORT TokenKeeper final : public QObject
{
    Q_OBJECT
public:
    using Ports = EntryUpdate::Ports;
    using Place = EntryUpdate::Place;

    /// Ports and what they name must outlive the keeper.
    TokenKeeper(Ports ports, Place place, const StoredSession &stored);
    ~TokenKeeper() override; ///< ends what is pending with Cancelled

    [[nodiscard]] const StoredSession &stored() const noexcept { return m_stored; }
    [[nodiscard]] const kakao::ApiClient &api() const { return m_ports.api(); }

    [[nodiscard]] kakao::ReplyPtr<kakao::Secret> accessToken();
    /// Another access token than the one that Kakao called dead.
    [[nodiscard]] kakao::ReplyPtr<kakao::Secret> replacement(const kakao::Secret &refused);
    /// Kakao refuses a token that has just been refreshed, too: nothing is left to try.
    void giveUp(const kakao::Error &refusal);

    /// Puts another session token into the entry, when the store lets it.
    void setSessionToken(const kakao::Secret &token);

    /// The entry is being made: until release() the store is left alone, and who needs another
    /// token than the one at hand waits.
    void hold() { m_isHeld = true; }
    void release();
    /// The entry could not be made: from now on the session lives in memory. Ends hold(), too.
    void goOnInMemory();

    /// Forgets the last failure: something has changed, or the person wants it tried again.
    void retryNow();

    /// Whether new tokens may be on their way into the store: then the keeper must not go yet.
    [[nodiscard]] bool isUpdating() const noexcept { return bool(m_update); }
    /// Deletes the keeper as soon as that allows, and with heir at the latest: until then the ports
    /// must be there. Who waits for a token gets none any more.
    static void retire(std::unique_ptr<TokenKeeper> keeper, QObject *heir);

Q_SIGNALS:
    /// Kakao has definitely ended this session. At most once.
    void ended(const kakao::Error &error);
    /// The store says that it has no such entry: another process may have signed out.
    void entryMissing();
    /// What came from Kakao could not be stored; it is tried again where it must be.
    void notStored(const kakao::Error &error);
    /// It came with tokens that are in the store by now, as far as the store lets them.
    void idTokenRefreshed(const session::RefreshedIdToken &idToken);
    void updateEnded();

private:
    class TokenReply;

    [[nodiscard]] bool isUsableNow() const;
    [[nodiscard]] kakao::ReplyPtr<kakao::Secret> wait(const kakao::Secret &refused);
    [[nodiscard]] std::optional<kakao::Error> reasonNotToAsk();
    void updateIfWanted();
    void update(bool wantsAccess);
    void endUpdate(const kakao::Result<StoredSession> &result);
    void fail(const kakao::Error &error);
    void take(const StoredSession &stored);
    void answerAll(const kakao::Result<kakao::Secret> &answer);

    Ports m_ports;
    Place m_place;
    StoredSession m_stored;
    std::optional<std::chrono::milliseconds> m_expiresAfter; ///< on Clock::elapsed()
    kakao::Secret m_newSessionToken;                         ///< not in the store yet
    std::unique_ptr<EntryUpdate, kakao::DropReply> m_update;
    bool m_updateGivesAccess = false;
    QList<QPointer<TokenReply>> m_waiting;
    kakao::Secret m_refused; ///< the token that who waits does not want

    std::optional<kakao::Error> m_failure; ///< of the last update
    std::chrono::milliseconds m_notBefore{0};
    Backoff m_backoff{std::chrono::seconds(2), std::chrono::minutes(5)};
    QList<std::chrono::milliseconds> m_refreshes; ///< when, of the last ten minutes
    bool m_hasEnded = false;
    bool m_isHeld = false;
};

} // namespace session
