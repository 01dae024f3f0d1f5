// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/session_export.h"
#include "session/tokenkeeper.h"

namespace session {

/// Verifies the id_token that a refresh brings (OpenID Connect Core 12.2), when the tokens that
/// came with it are stored: nobody waits for it.
///
/// One that is somebody else's in all order ends the session with WrongUser. Any other fault, keys
/// that cannot be had or a wrong clock say nothing of who is signed in: the id_token is ignored.
class DAEMUN_SESSION_EXPORT IdTokenCheck final : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it. kakaoId is whose session it is.
    IdTokenCheck(TokenKeeper &keeper, const Clock &clock, qint64 kakaoId);

private:
    void check(const RefreshedIdToken &idToken);
    void useChecked(const kakao::Result<kakao::IdToken> &checked);

    TokenKeeper &m_keeper;
    const Clock &m_clock;
    qint64 m_kakaoId;
    kakao::ReplyPtr<kakao::IdToken> m_checked;
};

} // namespace session
