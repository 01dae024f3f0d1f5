// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/config.h"
#include "kakao/consent.h"
#include "kakao/idtoken.h"
#include "kakao/kakao_export.h"
#include "kakao/reply.h"
#include "kakao/tokeninfo.h"
#include "kakao/tokens.h"
#include "kakao/user.h"

#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>
#include <utility>

class QDateTime;
class QNetworkAccessManager;

namespace kakao {

struct HttpCall;

/// Talks to kauth and kapi. Knows no widget, no disk and no session.
///
/// Every call: redirects are not followed, the whole exchange ends at Config::deadline, a body
/// over 1 MiB is refused, JSON is required, TLS errors count, no cookie, cache or compression has
/// a part in it, and a POST is sent once and never again by Qt.
class DAEMUN_KAKAO_EXPORT ApiClient final
{
public:
    /// The time since some fixed moment, which nobody can set.
    using Elapsed = std::function<std::chrono::milliseconds()>;

    /// network must outlive this object and every reply it hands out. The age of the keys is told
    /// by elapsed; without one, by the computer.
    ApiClient(QNetworkAccessManager &network, Config config, Elapsed elapsed = {});

    /// What it was made with.
    [[nodiscard]] const Config &config() const noexcept { return m_config; }

    /// Opens the connections to both hosts ahead of the first call, while the person is typing.
    void connectAhead() const;

    /// Trades an authorization code for tokens: `POST /oauth/token` (RFC 6749 4.1.3, RFC 7636
    /// 4.5). Errors: Rejected with KOE320 (used or expired), KOE303, KOE010 …; OutcomeUnknown when
    /// the answer was lost, after which the code must be taken as used.
    [[nodiscard]] ReplyPtr<Tokens> exchange(const Secret &code, const Secret &codeVerifier) const;

    /// Trades a refresh token for a new access token: `POST /oauth/token` (RFC 6749 6). The answer
    /// brings a new refresh token only in the last month of the old one, which is dead from then
    /// on: store it before anything else. Asks for no scope, so none is lost.
    ///
    /// Errors: Rejected and Error::endsSession with KOE322 (the refresh token is dead); one that
    /// Error::mayHaveHappened() leaves open which of the two refresh tokens is alive.
    [[nodiscard]] ReplyPtr<Tokens> refresh(const Secret &refreshToken) const;

    /// Fetches the keys that verifyIdToken() needs, `GET /.well-known/jwks.json`, unless they are
    /// there: while the person is typing.
    void fetchKeysAhead() const;

    /// Verifies an id_token (kakao::verifyIdToken()) as one of the issuer for this application,
    /// which it fills into expected. The keys are fetched when there are none or they are a day
    /// old, and once more when the token names one that is not there, at most once a minute. The
    /// copies of this object have the same keys.
    ///
    /// Errors: IdTokenInvalid, ClockSuspected and WrongUser say that the token is to be refused;
    /// any other, that the keys could not be had and nothing is known of the token.
    [[nodiscard]] ReplyPtr<IdToken> verifyIdToken(const Secret &token,
                                                  IdTokenExpectations expected) const;

    /// `GET /v2/user/me` with `secure_resource=true`.
    [[nodiscard]] ReplyPtr<User> fetchUser(const Secret &accessToken) const;

    /// `GET /v1/user/access_token_info`.
    [[nodiscard]] ReplyPtr<TokenInfo> fetchTokenInfo(const Secret &accessToken) const;

    /// fetchUser() for an access token that somebody else hands over: whoever has got one from a
    /// Kakao user for another application could show it here and be taken for that user. Errors:
    /// ConfigInvalid without Config::appId; OtherApplication; WrongUser when Kakao's answers do not
    /// name the same user.
    [[nodiscard]] ReplyPtr<User> fetchUserOfForeignToken(const Secret &accessToken) const;

    /// `POST /v1/user/logout`: ends this sign-in's tokens at Kakao, not the browser's session.
    [[nodiscard]] ReplyPtr<Done> logOut(const Secret &accessToken) const;

    /// `POST /v1/user/unlink`: takes back every consent and ends all tokens of the Kakao user.
    [[nodiscard]] ReplyPtr<Done> unlink(const Secret &accessToken) const;

    /// `GET /v2/user/scopes`: every consent item of the application.
    [[nodiscard]] ReplyPtr<QList<Consent>> fetchConsents(const Secret &accessToken) const;

    /// `POST /v2/user/revoke/scopes`: takes back these consents, and answers how things stand then.
    /// Errors: Rejected with -3 (one is not revocable) or -2 (one is not known).
    [[nodiscard]] ReplyPtr<QList<Consent>> revokeConsents(const Secret &accessToken,
                                                          const QStringList &scopes) const;

    /// heard is called with the time (UTC) in the `Date` header of every answer that is Kakao's
    /// own, an error or not: from the event loop, before the reply is finished. It replaces the one
    /// before; calls that are running tell it too. Nobody is told once this object and its copies,
    /// which share it, are gone.
    void onServerTime(std::function<void(const QDateTime &)> heard);

    /// Closes the connections that were kept, for they may be dead after a sleep or in another
    /// network, where a request would wait for its deadline.
    ///
    /// Not before the last running call has ended: QNetworkAccessManager::clearConnectionCache()
    /// cuts requests in flight, too, and tells nobody (Qt 6.4), and the answer to a refresh is not
    /// to be lost. What others than this object and its copies are asking by the same
    /// QNetworkAccessManager at that moment is cut so, and waits for its time-out.
    void forgetConnections() const;

private:
    struct Shared;

    ApiClient(QNetworkAccessManager &network, Config config, std::shared_ptr<Shared> shared);

    [[nodiscard]] ReplyPtr<KeySet> fetchKeys() const;
    /// call(client) for when its time comes: Cancelled if nobody has this client or its network
    /// any more.
    template <typename T, typename Call>
    [[nodiscard]] std::function<ReplyPtr<T>()> later(ErrorOrigin origin, Call call) const;
    template <typename T>
    [[nodiscard]] ReplyPtr<T> start(HttpCall call, Result<T> (*parse)(const QByteArray &)) const;
    [[nodiscard]] std::shared_ptr<void> countRunning() const;
    [[nodiscard]] ReplyPtr<Tokens>
    requestTokens(QList<std::pair<QByteArray, QByteArray>> form) const;

    QNetworkAccessManager &m_network;
    Config m_config;
    std::shared_ptr<Shared> m_shared;
};

} // namespace kakao
