// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/session.h"

namespace session {

/// A call that is made once more when the person has agreed to what Kakao said it needs (-402).
template <typename T>
class ConsentedCall final : public kakao::Reply<T>
{
public:
    ConsentedCall(Session &session, ApiCall<T> call)
        : kakao::Reply<T>(kakao::ErrorOrigin::Api), m_session(&session), m_call(std::move(call))
    {
        m_answer = session.callWithoutAsking<T>(m_call);
        m_answer->onFinished(this, [this](const kakao::Result<T> &answer) {
            if (answer || answer.error().requiredScopes.isEmpty() || !m_session)
                return this->finish(answer);
            ask(answer.error());
        });
    }

private:
    void ask(const kakao::Error &missing)
    {
        m_consent = m_session->askForConsent(missing.requiredScopes);
        m_consent->onFinished(this, [this, missing](const kakao::Result<kakao::Done> &given) {
            if (!given || !m_session)
                return this->finish(missing);
            m_answer = m_session->callWithoutAsking<T>(m_call);
            m_answer->onFinished(this,
                                 [this](const kakao::Result<T> &answer) { this->finish(answer); });
        });
    }

    void stop() override
    {
        m_answer.reset();
        m_consent.reset();
    }

    QPointer<Session> m_session;
    ApiCall<T> m_call;
    kakao::ReplyPtr<T> m_answer;
    kakao::ReplyPtr<kakao::Done> m_consent;
};

template <typename T>
kakao::ReplyPtr<T> Session::call(ApiCall<T> call)
{
    return kakao::ReplyPtr<T>(new ConsentedCall<T>(*this, std::move(call)));
}

template <typename T>
kakao::ReplyPtr<T> Session::callWithoutAsking(ApiCall<T> call)
{
    TokenKeeper *keeper = m_current ? m_current->keeper() : nullptr;
    if (keeper && isSignedIn(m_state))
        return makeAuthorized<T>(*keeper, std::move(call));
    return kakao::makeReadyReply<T>(
        kakao::Error{.code = kakao::ErrorCode::Cancelled, .origin = kakao::ErrorOrigin::Api});
}

} // namespace session
