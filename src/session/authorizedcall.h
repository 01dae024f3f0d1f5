// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/tokenkeeper.h"

#include <functional>

namespace session {

/// One call to kapi, made with an access token.
template <typename T>
using ApiCall =
    std::function<kakao::ReplyPtr<T>(const kakao::ApiClient &api, const kakao::Secret &access)>;

/// Kakao says that this access token does not exist or has expired: a refresh may cure it.
[[nodiscard]] inline bool isDeadToken(const kakao::Error &error)
{
    return error.endsSession && error.origin == kakao::ErrorOrigin::Api;
}

/// Makes a call with a valid access token, and once more when Kakao calls that token dead.
template <typename T>
class AuthorizedCall final : public kakao::Reply<T>
{
public:
    /// Begins at once. It is over, with Cancelled, when keeper goes first.
    AuthorizedCall(TokenKeeper &keeper, ApiCall<T> call)
        : kakao::Reply<T>(kakao::ErrorOrigin::Api), m_keeper(&keeper), m_call(std::move(call))
    {
        make(keeper.accessToken());
    }

private:
    void make(kakao::ReplyPtr<kakao::Secret> token)
    {
        m_token = std::move(token);
        m_token->onFinished(this, [this](const kakao::Result<kakao::Secret> &access) {
            if (!access || !m_keeper)
                return this->finish(access ? cancelled() : access.error());
            m_answer = m_call(m_keeper->api(), *access);
            m_answer->onFinished(this, [this, access = *access](const kakao::Result<T> &answer) {
                use(answer, access);
            });
        });
    }

    void use(const kakao::Result<T> &answer, const kakao::Secret &access)
    {
        const bool isDead = !answer && isDeadToken(answer.error());
        if (!isDead || !m_keeper)
            return this->finish(answer);
        if (!std::exchange(m_isSecond, true))
            return make(m_keeper->replacement(access));
        this->finish(answer);
        m_keeper->giveUp(answer.error());
    }

    static kakao::Error cancelled()
    {
        return {.code = kakao::ErrorCode::Cancelled, .origin = kakao::ErrorOrigin::Api};
    }

    void stop() override
    {
        m_token.reset();
        m_answer.reset();
    }

    QPointer<TokenKeeper> m_keeper;
    ApiCall<T> m_call;
    kakao::ReplyPtr<kakao::Secret> m_token;
    kakao::ReplyPtr<T> m_answer;
    bool m_isSecond = false;
};

/// An AuthorizedCall, which has begun.
template <typename T>
[[nodiscard]] kakao::ReplyPtr<T> makeAuthorized(TokenKeeper &keeper, ApiCall<T> call)
{
    return kakao::ReplyPtr<T>(new AuthorizedCall<T>(keeper, std::move(call)));
}

} // namespace session
