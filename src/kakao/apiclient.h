// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/config.h"
#include "kakao/kakao_export.h"
#include "kakao/reply.h"
#include "kakao/tokens.h"
#include "kakao/user.h"

class QNetworkAccessManager;

namespace kakao {

/// Talks to kauth and kapi. Knows no widget, no disk and no session.
///
/// Every call: redirects are not followed, the whole exchange ends at Config::deadline, a body
/// over 1 MiB is refused, JSON is required, TLS errors count, no cookie, cache or compression has
/// a part in it, and a POST is sent once and never again by Qt.
class DAEMUN_KAKAO_EXPORT ApiClient final
{
public:
    /// network must outlive this object and every reply it hands out.
    ApiClient(QNetworkAccessManager &network, Config config);

    [[nodiscard]] const Config &config() const noexcept { return m_config; }

    /// Opens the connections to both hosts ahead of the first call, while the person is typing.
    void connectAhead() const;

    /// Trades an authorization code for tokens: `POST /oauth/token` (RFC 6749 4.1.3, RFC 7636
    /// 4.5). Errors: Rejected with KOE320 (used or expired), KOE303, KOE010 …; OutcomeUnknown when
    /// the answer was lost, after which the code must be taken as used.
    [[nodiscard]] ReplyPtr<Tokens> exchange(const Secret &code, const Secret &codeVerifier) const;

    /// `GET /v2/user/me` with `secure_resource=true`.
    [[nodiscard]] ReplyPtr<User> fetchUser(const Secret &accessToken) const;

    /// `POST /v1/user/logout`: ends this sign-in's tokens at Kakao, not the browser's session.
    [[nodiscard]] ReplyPtr<Done> logOut(const Secret &accessToken) const;

private:
    QNetworkAccessManager &m_network;
    Config m_config;
};

} // namespace kakao
