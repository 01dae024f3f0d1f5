// SPDX-License-Identifier: Apache-2.0
#include "session/idtokencheck.h"

#include "session/sessionlog_p.h"

namespace session {

IdTokenCheck::IdTokenCheck(TokenKeeper &keeper, const Clock &clock, qint64 kakaoId)
    : m_keeper(keeper), m_clock(clock), m_kakaoId(kakaoId)
{
    connect(&keeper, &TokenKeeper::idTokenRefreshed, this, &IdTokenCheck::check);
}

/// Without a nonce: the one of the sign-in is gone with it, and none is sent to a refresh.
void IdTokenCheck::check(const RefreshedIdToken &idToken)
{
    kakao::IdTokenExpectations expected;
    expected.kakaoId = m_kakaoId;
    expected.now = m_clock.now();
    expected.askedAt = idToken.askedAt;
    expected.accessToken = idToken.accessToken;
    m_checked = m_keeper.api().verifyIdToken(idToken.token, expected);
    m_checked->onFinished(
        this, [this](const kakao::Result<kakao::IdToken> &checked) { useChecked(checked); });
}

void IdTokenCheck::useChecked(const kakao::Result<kakao::IdToken> &checked)
{
    if (checked) {
        qCInfo(logSession) << "the refreshed id_token is in order";
        return;
    }
    if (checked.error().code == kakao::ErrorCode::WrongUser)
        return m_keeper.giveUp(checked.error());
    qCInfo(logSession) << "the refreshed id_token is ignored:" << checked.error();
}

} // namespace session
